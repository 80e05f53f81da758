/** Buttons and forms of verdicts and investigations. */
export const VERDICT_IDS = {
  /** What the newest version comes to; its value is the engagement. */
  results: 'pilot.results.show',
  /** The same for another version; its value is the model. */
  choose: 'pilot.results.choose',
  /** Opens an investigation; its value is the investigation. */
  investigate: 'pilot.investigation.open',
  /** Told while findings are typed. */
  draft: 'pilot.investigation.draft',
  save: 'pilot.investigation.save',
} as const;

/** Subject kinds: of a failed gate's investigation, and of an evaluation's segments. */
export const INVESTIGATION_CARD = 'pilot.investigation';
export const SEGMENTS_CARD = 'pilot.segments';
