/** What a figure should be: at most, or at least. `of: 'ratio'` asks it of the figure over its peer. */
export interface Asked {
  atMost?: number;
  atLeast?: number;
  of?: 'ratio';
}

/**
 * What is asked of figures, in the order in which `BENCHMARKS.md` shows them. Figures that are not named here stand below: they explain
 * others. A figure may be asked two things, its value and its ratio.
 */
export const ASKED: Readonly<Record<string, Asked | readonly Asked[]>> = {
  // A save and an approval
  save_statements: { atMost: 12 },
  save_db_ms_ratio: { atMost: 0.25 },
  save_cpu_ratio: { atMost: 0.5 },
  approve_db_ms_ratio: { atMost: 0.25 },
  approve_cpu_ratio: { atMost: 0.5 },
  ack_save_source_p50_ratio: { atMost: 2.5 },
  ack_save_source_p99_ratio: { atMost: 2.5 },
  ack_approve_p50_ratio: { atMost: 3.5 },
  ack_approve_p99_ratio: { atMost: 4 },
  ack_save_source_growth: { atMost: 1.2 },
  approve_storm_100_s: { atMost: 3 },
  record_writes_per_s: { atLeast: 5, of: 'ratio' },
  // Starting, resting, being attacked
  ready_sandbox_s: { atMost: 15 },
  ready_postgres_s: { atMost: 3 },
  ready_sandbox_ratio: { atMost: 0.7 },
  ready_postgres_ratio: { atMost: 0.7 },
  idle_rss_mb_embedded: { atMost: 350 },
  idle_rss_mb_server: { atMost: 200 },
  interactions_20k_rss_growth: { atMost: 1.15 },
  unkeyed_load_slack_p99_ratio: { atMost: 1.5 },
  unsigned_bodies_rss_mb: { atMost: 100 },
  database_cut_exits: { atMost: 0 },
  new_field: { atMost: 3 },
  new_field_silent: { atMost: 0 },
  // Files and pictures
  import_2000_rows_s: { atMost: 5 },
  import_candidates_2133_s: { atMost: 5 },
  matrix_2133_s: { atMost: 2 },
  lineage_200_nodes_s: { atMost: 2 },
  lineage_loop_block_ms: { atMost: 50 },
  evaluate_277k_rows_s: { atMost: 3 },
  evaluate_277k_rss_mb: { atMost: 150 },
  false_pass_max: { atMost: 0.07 },
  // A model at work
  actions_throughput_ratio: { atLeast: 0.5 },
  actions_p99_ms_supervised: { atMost: 50 },
  actions_p99_ms_autonomous: { atMost: 50 },
  actions_cpu_ratio: { atMost: 3 },
  actions_growth: { atMost: 1.3 },
  actions_batch_per_s: { atLeast: 1_000 },
  review_messages_500: { atMost: 40 },
  exit_sequence_1e6_ms: { atMost: 5 },
  // Monitoring
  ks_100k_ms: [{ atMost: 10 }, { atMost: 0.15, of: 'ratio' }],
  drift_50x30k_ms: { atMost: 200 },
  push_values_per_s: { atLeast: 5_000_000 },
  monitors_1000_s: { atMost: 60 },
  monitors_1000_slack_p99_ratio: { atMost: 1.5, of: 'ratio' },
  null_stream_alerts: { atMost: 1 },
  alert_latency_s: { atMost: 5 },
  // Every day
  digest_1000_s: { atMost: 0.4, of: 'ratio' },
  digests_10000_s: { atMost: 60 },
  digests_statements_per_1000: { atMost: 30 },
  home_500_ms: { atMost: 300 },
  home_500_statements: { atMost: 12 },
  search_100k_ms: { atMost: 100 },
  question_ms: { atMost: 150 },
  pack_s: { atMost: 10 },
  pack_loop_block_ms: { atMost: 50 },
  // Force
  chaos_lost: { atMost: 0 },
  load_errors: { atMost: 0 },
  load_heap_growth: { atMost: 1.05 },
  actions_10m_p99_growth: { atMost: 1.5 },
  restore_s: { atMost: 60 },
};
