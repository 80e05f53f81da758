import { type SQL, sql } from 'drizzle-orm';

/** Whose rows a table holds, and how long they stay. */
export interface Keeping {
  /** The folder of `src/` that writes them. */
  owner: string;
  /**
   * Which rows nobody needs any more, `days` being how long their kind stays here; left out where they stay as long as
   * the workspace.
   */
  ends?: (now: SQL, days: SQL) => SQL;
  /** [A3] What the playbook calls these rows: an admin says how long they stay, and a hold keeps them. None: what machines leave behind. */
  kind?: RetentionKind;
  /** The engagement that a row belongs to, for holds on one; left out where rows belong to none. */
  engagement?: SQL;
  /** [X7] Where a table is in months: the column of its month. By the usual rule rows go with the whole month that is over. */
  month?: SQL;
}

/** [A3] Kinds of rows that end, as `manifests/playbook/retention.yml` has them. */
export const RETENTION_KINDS = [
  'drafts',
  'keys',
  'digests',
  'imports',
  'deliveries',
  'incoming_alerts',
  'readings',
  'pushed_values',
  'pushed_windows',
] as const;
export type RetentionKind = (typeof RETENTION_KINDS)[number];

const days = (count: SQL): SQL => sql`${count} * interval '1 day'`;

/** The engagement of the monitor that a row of a table is about. */
const ofMonitor = (table: string): SQL =>
  sql`(select watched.engagement_id from monitor watched
    where watched.workspace_id = ${sql.identifier(table)}.workspace_id and watched.id = ${sql.identifier(table)}.monitor_id)`;

const ofDeployment = (table: string): SQL =>
  sql`(select at_work.engagement_id from deployment at_work
    where at_work.workspace_id = ${sql.identifier(table)}.workspace_id and at_work.id = ${sql.identifier(table)}.deployment_id)`;

const stays = (owner: string): Keeping => ({ owner });

/**
 * Every table, with its owner and its rule. What people did, decided and sealed stays, and so does each message of
 * something that can still change. The rest ends here, a little every night (`src/jobs/sweep.ts`).
 */
export const KEEPING: Readonly<Record<string, Keeping>> = {
  workspace: stays('slack'),
  person: stays('slack'),
  // [X8] What was typed and not saved is offered for a week.
  draft: { owner: 'slack', kind: 'drafts', ends: (now, kept) => sql`saved_at < ${now} - ${days(kept)}` },
  // Without a row a place is open and in no hurry.
  destination: {
    owner: 'slack',
    ends: (now) => sql`failures = 0 and closed_reason is null and not_before < ${now} - interval '1 day'`,
  },
  // Swept with every slot that is taken (`src/jobs/clock.ts`); the rule is for replicas that take none.
  clock_slot: { owner: 'jobs', ends: (now) => sql`taken_at < ${now} - interval '48 hours'` },
  // Longer than Slack redelivers an event and a signature is good for; those of verbs stay.
  receipt: {
    owner: 'record',
    ends: (now) => sql`at < ${now} - interval '24 hours' and (key like 'event:%' or key like 'request:%')`,
  },
  audit_event: stays('record'),
  audit_head: stays('record'),
  audit_lane: stays('record'),
  retention: stays('privacy'),
  legal_hold: stays('privacy'),
  erasure: stays('privacy'),
  // People see for a year which keys there were; the record names them for ever.
  api_key: {
    owner: 'api',
    kind: 'keys',
    engagement: ofDeployment('api_key'),
    ends: (now, kept) => sql`least(expires_at, revoked_at) < ${now} - ${days(kept)}`,
  },
  // [H1] What a Home showed is read anew when it is opened again; its glances go with it.
  home_opened: { owner: 'home', ends: (now) => sql`opened_at < ${now} - interval '30 days'` },
  home_glance: stays('home'),
  digest_subscription: stays('digest'),
  // [D3] The last one says what is new since; the others are Slack's.
  digest_sent: {
    owner: 'digest',
    kind: 'digests',
    engagement: sql`digest_sent.engagement_id`,
    ends: (now, kept) => sql`until < ${now} - ${days(kept)} and exists (
      select from digest_sent later where later.workspace_id = digest_sent.workspace_id
        and later.engagement_id = digest_sent.engagement_id and later.subscriber = digest_sent.subscriber
        and later.local_date > digest_sent.local_date and later.composed_at is not null)`,
  },
  portfolio_subscription: stays('portfolio'),
  portfolio_sent: { owner: 'portfolio', ends: (now) => sql`until < ${now} - interval '35 days'` },
  // A dry run nobody decided on is out of date long before; what was imported stands in the record.
  file_import: {
    owner: 'imports',
    kind: 'imports',
    engagement: sql`file_import.engagement_id`,
    ends: (now, kept) => sql`coalesce(decided_at + interval '275 days', created_at) < ${now} - ${days(kept)}`,
  },
  // Shown in Slack for as long as Slack shows it; edited no more.
  question: { owner: 'questions', ends: (now) => sql`asked_at < ${now} - interval '90 days'` },
  question_pane: { owner: 'questions', ends: (now) => sql`seen_at < ${now} - interval '90 days'` },
  // One for each shape of file that somebody was asked about: the next file of it is not asked about.
  table_shape: stays('imports'),
  workflow_permission: stays('workflow'),
  engagement: stays('engagement'),
  engagement_person: stays('engagement'),
  engagement_holiday: stays('engagement'),
  cycle: stays('engagement'),
  phase_entry: stays('engagement'),
  engagement_state_change: stays('engagement'),
  phase_progress: stays('engagement'),
  gate_request: stays('gates'),
  gate_attestation: stays('gates'),
  gate_decision: stays('gates'),
  gate_delegation: stays('gates'),
  gate_override: stays('gates'),
  gate_ratification: stays('gates'),
  task: stays('gates'),
  seal: stays('seal'),
  source: stays('foundation'),
  gap: stays('foundation'),
  gap_source: stays('foundation'),
  assessment: stays('foundation'),
  foundation_state: stays('foundation'),
  foundation_risk: stays('foundation'),
  lineage: stays('foundation'),
  lineage_node: stays('foundation'),
  lineage_edge: stays('foundation'),
  pipeline_run: stays('foundation'),
  candidate: stays('prioritization'),
  candidate_source: stays('prioritization'),
  candidate_score: stays('prioritization'),
  candidate_choice: stays('prioritization'),
  plan: stays('prioritization'),
  fairness_signature: stays('prioritization'),
  risk_assessment: stays('prioritization'),
  model: stays('pilot'),
  evaluation: stays('pilot'),
  evaluation_segment: stays('pilot'),
  investigation: stays('pilot'),
  staging_run: stays('pilot'),
  deployment: stays('production'),
  deployment_stage: stays('production'),
  proposed_action: stays('production'),
  action_tally: stays('production'),
  former_tally: stays('production'),
  blind_tally: stays('production'),
  material_error: stays('production'),
  edge_case: stays('production'),
  retraining_test: stays('production'),
  // What was told to a receiver is in its own log by then; what could not be told waits for somebody who sends it again.
  webhook_delivery: {
    owner: 'production',
    kind: 'deliveries',
    engagement: ofDeployment('webhook_delivery'),
    ends: (now, kept) => sql`state <> 'waiting' and settled_at < ${now} - ${days(kept)}`,
  },
  feed: stays('monitoring'),
  monitor: stays('monitoring'),
  alert: stays('monitoring'),
  alert_note: stays('monitoring'),
  silence: stays('monitoring'),
  // [M9] For as long as a late message could take it for new.
  incoming_alert: {
    owner: 'monitoring',
    kind: 'incoming_alerts',
    engagement: ofMonitor('incoming_alert'),
    ends: (now, kept) => sql`ends_at is not null and heard_at < ${now} - ${days(kept)}`,
  },
  // [M5] Longer than a year, so that the same season can be looked back at.
  reading: {
    owner: 'monitoring',
    kind: 'readings',
    engagement: ofMonitor('reading'),
    month: sql`reading.slot`,
    ends: (now, kept) => sql`slot < ${now} - ${days(kept)}`,
  },
  // What was judged of it is a reading.
  pushed_value: {
    owner: 'monitoring',
    kind: 'pushed_values',
    engagement: ofMonitor('pushed_value'),
    ends: (now, kept) => sql`received_at < ${now} - ${days(kept)}`,
  },
  reference: stays('monitoring'),
  retraining_event: stays('monitoring'),
  retraining_trigger: stays('monitoring'),
  retraining_pipeline: stays('monitoring'),
  // Counts only; what was concluded of them is a reading.
  pushed_window: {
    owner: 'monitoring',
    kind: 'pushed_windows',
    engagement: ofMonitor('pushed_window'),
    ends: (now, kept) => sql`slot < ${now} - ${days(kept)}`,
  },
  // Written by triggers: it goes with what it is about.
  search_entry: stays('search'),
  // Who took what with them stands in the record.
  pack_request: { owner: 'pack', ends: (now) => sql`asked_at < ${now} - interval '90 days'` },
  // [A2] The public half of each proves the packs it signed, for as long as somebody keeps them.
  signing_key: stays('signing'),
  // Last, since it follows the others. A message of something that is gone; all others may be edited again.
  message: {
    owner: 'slack',
    ends: () => sql`(wanted <= delivered or dead_at is not null) and (
      (subject like 'digest.daily:%' and not exists (
        select from digest_sent sent where sent.workspace_id = message.workspace_id
          and message.subject = 'digest.daily:' || sent.engagement_id || ' ' || sent.subscriber || ' ' || sent.local_date))
      or (subject like 'portfolio.daily:%' and not exists (
        select from portfolio_sent sent where sent.workspace_id = message.workspace_id
          and message.subject = 'portfolio.daily:' || sent.user_id || ' ' || sent.local_date))
      or (subject ~ '^imports[.](file|upload):' and not exists (
        select from file_import file where file.workspace_id = message.workspace_id
          and file.id::text = split_part(message.subject, ':', 2)))
      or (subject ~ '^questions[.](answer|asked):' and not exists (
        select from question where question.workspace_id = message.workspace_id
          and question.id::text = split_part(message.subject, ':', 2))))`,
  },
};
