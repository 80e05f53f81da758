/** [P3.5] Who has to sign fairness bounds. */
export const SIGNERS = ['business', 'legal'] as const;
export type Signer = (typeof SIGNERS)[number];
