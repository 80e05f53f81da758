import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../db/database.ts';
import { ROLES } from '../../../db/roles.ts';
import { engagement, engagementPerson, phaseEntry } from '../../../db/schema/engagement.ts';
import type { Actor } from '../../../src/record/act.ts';
import { FieldRefusals, Refusal } from '../../../src/refusal.ts';
import { rooms } from '../../../src/rooms.ts';
import { eitherEngine } from '../../support/database.ts';
import { fillTables, rowsOf } from '../../support/filled.ts';
import { knowPeople } from '../../support/people.ts';
import { type ProductionBench, productionBench } from '../../support/production.ts';
import { sampleOf } from '../../support/samples.ts';
import { engagementVerbs, verbsInSource } from '../../support/verb-list.ts';
import { newWorkspace, type TestWorkspace } from '../../support/world.ts';

const verbs = await engagementVerbs();
const CANARY = 'told-to-nobody-else';
/** What every append to the record moves. */
const MOVES = /^audit_(head|lane) /;

eitherEngine('a verb that is given ids of others', (open) => {
  let db: Database;
  let mine: ProductionBench;
  let theirs: TestWorkspace;
  /** Every id in another workspace, and every id of another engagement of this one. */
  const [elsewhere, beside] = [randomUUID(), randomUUID()];
  let leader: Actor;
  /** What is there of the other engagement. */
  let hidden: string[] = [];

  beforeAll(async () => {
    db = await open();
    mine = await productionBench(db, { rooms });
    theirs = await newWorkspace(db, { rooms });
    leader = { workspaceId: mine.workspaceId, userId: 'ULEAD', origin: 'slack' };
    await fillTables(db, { workspaceId: theirs.workspaceId, id: elsewhere, canary: CANARY });
    await fillTables(db, { workspaceId: mine.workspaceId, id: beside, canary: CANARY });
    await knowPeople(db, mine.workspaceId, { UADMIN: { isAdmin: true }, ULEAD: {} });
    await db.inWorkspace(mine.workspaceId, (tx) =>
      tx.update(engagement).set({ visibility: 'restricted' }).where(of(engagement, beside)),
    );
    hidden = (await rowsOf(db, mine.workspaceId)).filter((row) => row.includes(beside) && !MOVES.test(row));
  });

  const of = (table: typeof engagement, id: string) =>
    and(eq(table.workspaceId, mine.workspaceId), eq(table.id, id));
  /** The engagement of one's own, at work in a phase, whatever was done to it before. */
  const standing = (number: number) =>
    db.inWorkspace(mine.workspaceId, async (tx) => {
      const { workspaceId, engagementId, clock } = mine;
      await tx.update(engagement).set({ state: 'active', cycle: 1 }).where(of(engagement, engagementId));
      await tx
        .update(phaseEntry)
        .set({ phase: number })
        .where(and(eq(phaseEntry.workspaceId, workspaceId), eq(phaseEntry.engagementId, engagementId)));
      const one = { workspaceId, engagementId, userId: 'ULEAD', addedAt: clock.now(), addedBy: 'ULEAD' };
      for (const role of ROLES)
        await tx
          .insert(engagementPerson)
          .values({ ...one, role })
          .onConflictDoNothing();
    });
  const everything = async () => [await rowsOf(db, theirs.workspaceId), await rowsOf(db, mine.workspaceId)];

  /** What became of it, in words that tell a refusal from a fault of ours. */
  async function told(work: Promise<unknown>): Promise<string> {
    try {
      return `done: ${JSON.stringify(await work)}`;
    } catch (error) {
      if (error instanceof Refusal) return `${error.key} ${JSON.stringify(error.params)}`;
      if (error instanceof FieldRefusals) return error.message;
      throw error;
    }
  }

  describe.each(verbs)('$name', ({ verb }) => {
    it('[X2] [X9] answers as if they were not there, and changes nothing', { timeout: 20_000 }, async () => {
      const before = await everything();
      const admin = { ...leader, userId: 'UADMIN' };
      for (const [actor, id] of [
        [admin, elsewhere],
        [leader, elsewhere],
        [leader, beside],
      ] as const)
        expect(await told(verb(mine.world, actor, sampleOf(verb.input, id) as never))).toBe(
          'refusal.not-found {}',
        );
      expect(await everything()).toEqual(before);
    });

    it('[X9] in an engagement of one’s own, touches nothing of another and tells nothing of it', async () => {
      for (const number of [1, 2, 3, 4, 5]) {
        await standing(number);
        const input = { ...(sampleOf(verb.input, beside) as object), engagementId: mine.engagementId };
        expect(await told(verb(mine.world, leader, input as never))).not.toContain(CANARY);
      }
      const after = new Set(await rowsOf(db, mine.workspaceId));
      expect(hidden.filter((row) => !after.has(row))).toEqual([]);
    });
  });
});

it('[X2] every verb of the source is tried, by itself or through what calls it', () => {
  const { exported, own } = verbsInSource();
  const tried = new Set(verbs.map(({ name }) => name));
  expect(exported.filter((name) => !tried.has(name))).toEqual([]);
  expect(exported.length).toBeGreaterThan(90);
  // Reached by clicks alone, which `clicks.test.ts` tries, or by a function of `plain.test.ts`.
  expect(own.filter((name) => !/handlers/.test(name))).toEqual([
    'monitoring/alerts/look.ts: lookAtAlerts',
    'monitoring/monitors/push-reading.ts: record',
    'monitoring/monitors/push-values.ts: keep',
  ]);
});
