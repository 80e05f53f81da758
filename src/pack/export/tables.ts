/** A table as exports have it; `without`: columns that nobody may take out, or sees as they are stored. */
export interface Exported {
  table: string;
  without?: readonly string[];
}

const whole = (...tables: readonly string[]): Exported[] => tables.map((table) => ({ table }));

/**
 * [A2] What an export of an engagement holds, in the order of the playbook. Named one by one: what a new table keeps leaves the
 * house only once somebody has thought about it.
 */
export const EXPORTED: readonly Exported[] = [
  ...whole('engagement', 'engagement_person', 'engagement_holiday', 'cycle', 'phase_entry'),
  ...whole('engagement_state_change', 'phase_progress', 'workflow_permission'),
  ...whole('source', 'gap', 'gap_source', 'assessment', 'lineage', 'lineage_node', 'lineage_edge'),
  ...whole('pipeline_run', 'foundation_state', 'foundation_risk'),
  ...whole('candidate', 'candidate_source', 'candidate_score', 'candidate_choice', 'plan'),
  ...whole('fairness_signature', 'risk_assessment', 'seal'),
  ...whole('gate_request', 'gate_attestation', 'gate_decision', 'gate_delegation'),
  ...whole('gate_override', 'gate_ratification', 'task'),
  ...whole('model', 'evaluation', 'evaluation_segment', 'investigation', 'staging_run'),
  // An address may be as good as a secret. Who knows what the draws are made with knows which cases will be looked at.
  { table: 'deployment', without: ['draw_secret', 'webhook_url', 'webhook_secret'] },
  ...whole('deployment_stage'),
  // [S1.2] Of a case people see no more than is masked.
  { table: 'proposed_action', without: ['summary', 'proposal'] },
  ...whole('action_tally', 'former_tally', 'blind_tally', 'material_error', 'edge_case', 'retraining_test'),
  { table: 'feed', without: ['secrets', 'webhook_hash'] },
  ...whole('monitor', 'reading', 'pushed_value', 'pushed_window', 'reference'),
  ...whole('alert', 'alert_note', 'incoming_alert', 'silence'),
  ...whole('retraining_event', 'retraining_trigger'),
  { table: 'retraining_pipeline', without: ['url', 'secret'] },
  ...whole('audit_event'),
];

/** Rows that belong to an engagement and stay here, and why. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  api_key: 'keys of people, who see their own',
  digest_sent: 'when somebody was told what stands in the record',
  digest_subscription: 'a person’s own settings',
  home_glance: 'a copy for a person’s own screen',
  search_entry: 'words of what stands in the other tables',
  file_import: 'a file on its way in: what was taken from it stands in the tables it went to',
  legal_hold: 'placed by the workspace’s admins',
  message: 'what stands in Slack',
  webhook_delivery: 'a copy of decisions on their way to a receiver',
  pack_request: 'who took what out stands in the record',
};
