import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '../../db/database.ts';
import { source } from '../../db/schema/foundation.ts';
import { saveCandidate } from '../../src/prioritization/candidates/keeping.ts';
import { insertChoice } from '../../src/prioritization/scoring/store.ts';
import { findCandidate } from '../../src/prioritization/use-case/store.ts';
import type { Actor } from '../../src/record/act.ts';
import { FieldRefusals, Refusal } from '../../src/refusal.ts';
import type { Room } from '../../src/room.ts';
import type { World } from '../../src/world.ts';
import { slackActor, startedEngagement } from './engagements.ts';
import { type Bench, playbook } from './sources.ts';
import { newWorkspace } from './world.ts';

/** Says which data sources there are, as the room of phase 1 does. */
const inventory: Room = {
  name: 'inventory',
  dataSources: async ({ tx, workspaceId, engagement }) => {
    const rows = await tx
      .select({ id: source.id, name: source.name })
      .from(source)
      .where(
        and(
          eq(source.workspaceId, workspaceId),
          eq(source.engagementId, engagement.id),
          isNull(source.retiredAt),
        ),
      );
    return rows.map((row) => ({ ...row, openGaps: 0, blockingGaps: 0 }));
  },
};

/** A workspace with one engagement, led by ULEAD, that knows its data sources. */
export async function candidateBench(db: Database): Promise<Bench> {
  const made = await newWorkspace(db, { playbook, rooms: [inventory] });
  const engagementId = randomUUID();
  await startedEngagement(made.world, made.workspaceId, { id: engagementId });
  return { ...made, engagementId, lead: slackActor(made.workspaceId, 'ULEAD') };
}

/** What the form of a new use case saves. */
export const addCandidate = (
  world: World,
  actor: Actor,
  input: Omit<Parameters<typeof saveCandidate>[2], 'version'>,
): ReturnType<typeof saveCandidate> => saveCandidate(world, actor, { ...input, version: 0 });

/** Adds a use case as the lead. @returns its id */
export async function addUseCase(
  at: Bench,
  fields: Record<string, unknown> = {},
  id: string = randomUUID(),
): Promise<string> {
  const { engagementId } = at;
  await addCandidate(at.world, at.lead, { engagementId, id, fields: { name: 'Invoice coding', ...fields } });
  return id;
}

export const useCase = (at: Bench, id: string) =>
  at.world.db.inWorkspace(at.workspaceId, (tx) => findCandidate(tx, at.workspaceId, at.engagementId, id));

/** Makes a use case the one that the first cycle is about. */
export const chooseUseCase = (at: Bench, candidateId: string, version = 1) =>
  at.world.db.inWorkspace(at.workspaceId, (tx) =>
    insertChoice(tx, {
      workspaceId: at.workspaceId,
      engagementId: at.engagementId,
      cycle: 1,
      version,
      candidateId,
      kind: 'highest',
      reason: null,
      chosenBy: 'ULEAD',
      chosenAt: at.clock.now(),
      among: [],
    }),
  );

/** What a verb said no with: keys, with the field where there is one. */
export async function refusalsOf(promise: Promise<unknown>): Promise<string[]> {
  try {
    await promise;
  } catch (error) {
    const told = error instanceof FieldRefusals ? error.refusals : error instanceof Refusal ? [error] : null;
    if (told) return told.map((one) => (one.field ? `${one.field}: ${one.key}` : one.key));
    throw error;
  }
  return [];
}
