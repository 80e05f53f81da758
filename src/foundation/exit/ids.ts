/** Buttons and forms of the exit check and the pipeline's validation. */
export const EXIT_IDS = {
  missing: 'foundation.exit.missing',
  record: 'foundation.pipeline.record',
  saveRun: 'foundation.pipeline.save',
  accept: 'foundation.risk.accept',
  saveAccept: 'foundation.risk.save',
} as const;

/** Subject kind of the announcement that a foundation is at risk. */
export const RISK_CARD = 'foundation.risk';
