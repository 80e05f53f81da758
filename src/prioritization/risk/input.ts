/** The longest a note to an answer and the reason may be, in characters. */
export const RISK_MAX = { note: 500, reason: 2_000 } as const;
