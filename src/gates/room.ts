import type { Room } from '../room.ts';
import { requireChecks } from './checks.ts';

/** Gates and approvals: what is asked of whom, every way to answer, and what the answers come to. */
export const gates: Room = {
  name: 'gates',
  workers: ({ world }) => {
    // Workers are made at the start, once every room is known: here a manifest that nobody computes stops it.
    requireChecks(world);
    return [];
  },
};
