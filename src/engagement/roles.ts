/** What a person can be in an engagement. The last four are approvers. */
export const ROLES = [
  'lead',
  'member',
  'stakeholder',
  'reviewer',
  'business',
  'legal',
  'data',
  'engineering',
] as const;
export type Role = (typeof ROLES)[number];

export const APPROVER_ROLES = ['business', 'legal', 'data', 'engineering'] as const satisfies readonly Role[];

/** Those who do the work of a phase: they keep inventories, record results, ask for gates. */
export const WORKERS = ['lead', 'member', 'data', 'engineering'] as const satisfies readonly Role[];
