/** Who approves: each of these roles can be asked by a gate. */
export const APPROVER_ROLES = ['business', 'legal', 'data', 'engineering'] as const;

/** What a person can be in an engagement. */
export const ROLES = ['lead', 'member', 'stakeholder', 'reviewer', ...APPROVER_ROLES] as const;
