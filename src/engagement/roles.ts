import { APPROVER_ROLES, ROLES } from '../../db/roles.ts';

export { APPROVER_ROLES, ROLES };
export type Role = (typeof ROLES)[number];

/** Those who do the work of a phase: they keep inventories, record results, ask for gates. */
export const WORKERS = ['lead', 'member', 'data', 'engineering'] as const satisfies readonly Role[];
