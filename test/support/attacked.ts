import { randomUUID } from 'node:crypto';
import type { Database } from '../../db/database.ts';
import { keysRoom } from '../../src/api/keys/keys-room.ts';
import { rooms } from '../../src/rooms.ts';
import { fillTables, rowsOf } from './filled.ts';
import { knowPeople } from './people.ts';
import { newWorkspace, type TestWorkspace } from './world.ts';

/** What rows say of another workspace, and of a hidden engagement of this one. */
export const CANARIES = { elsewhere: 'told-elsewhere', beside: 'told-beside', third: 'told-third' };
export const CASE = 'case-1';

/** What would stop a reader before it came to the canary. */
const KNOWN = {
  'engagement.visibility': 'restricted',
  'engagement.time_zone': 'UTC',
  'gate_request.gate': 'foundation',
  'gate_request.evidence': JSON.stringify({ items: [], sealing: null }),
  'gate_request.changes': '[]',
  'gate_request.reactions': '[]',
  'proposed_action.case_id': CASE,
  'feed.kind': 'push',
  'monitor.rule': JSON.stringify({ kind: 'limit' }),
};

export interface Attacked {
  db: Database;
  mine: TestWorkspace;
  theirs: TestWorkspace;
  /** Every id in another workspace. */
  elsewhere: string;
  /** Every id of a hidden engagement of this one. */
  beside: string;
  /** Every id of another hidden one. */
  third: string;
  /** Every row of both workspaces. */
  everything(): Promise<[string[], string[]]>;
}

/**
 * Two workspaces with a row in every table: UADMIN is an administrator of one, UANY and the guest UGUEST belong to nothing
 * in it.
 */
export async function attacked(db: Database): Promise<Attacked> {
  const offered = [...rooms, keysRoom('', rooms)];
  const mine = await newWorkspace(db, { rooms: offered });
  const theirs = await newWorkspace(db, { rooms: offered });
  const [elsewhere, beside, third] = [randomUUID(), randomUUID(), randomUUID()];
  for (const [{ workspaceId }, id, canary] of [
    [theirs, elsewhere, CANARIES.elsewhere],
    [mine, beside, CANARIES.beside],
    [mine, third, CANARIES.third],
  ] as const)
    await fillTables(db, { workspaceId, id, canary, said: { ...KNOWN, 'engagement.channel_id': id } });
  const people = { UADMIN: { isAdmin: true }, UANY: {}, UGUEST: { isExternal: true } };
  for (const { workspaceId } of [mine, theirs]) await knowPeople(db, workspaceId, people);
  const everything = async (): Promise<[string[], string[]]> => [
    await rowsOf(db, theirs.workspaceId),
    await rowsOf(db, mine.workspaceId),
  ];
  return { db, mine, theirs, elsewhere, beside, third, everything };
}
