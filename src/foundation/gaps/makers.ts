import type { Rights } from '../../engagement/rights.ts';
import { APPROVER_ROLES, type Role, WORKERS } from '../../engagement/roles.ts';
import type { Offered } from './rules.ts';

/** [F3.3] [F3.4] Whose each move is: a loss is accepted by approvers, the work is done by whoever works here. */
export const MAKERS: Readonly<Record<Offered, readonly Role[]>> = {
  edit: WORKERS,
  start: WORKERS,
  resolve: WORKERS,
  waive: APPROVER_ROLES,
  reopen: WORKERS,
};

/** Whether a person may make a move. */
export const makes =
  (may: Rights) =>
  (move: Offered): boolean =>
    may(MAKERS[move]);
