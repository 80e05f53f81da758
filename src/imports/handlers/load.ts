import type { Block, Modal } from '@phasegate/block-kit/blocks.ts';
import type { FormValues } from '@phasegate/block-kit/form-values.ts';
import { z } from 'zod';
import { type Phases, runningPhases } from '../../engagement/running-cycles.ts';
import { viewEngagement } from '../../engagement/view.ts';
import type { Visit } from '../../handlers.ts';
import { Refusal } from '../../refusal.ts';
import type { AskedAbout, ImportKind, Outcome } from '../kind.ts';
import { kindNamed } from '../kinds.ts';
import { outcomeOf } from '../outcome.ts';
import { changesModal } from '../screens/changes.ts';
import { findImport, type Import } from '../store.ts';

/** [X9] An import, for those who may see its engagement. */
export async function load({ world, actor }: Visit, importId: string): Promise<Import> {
  if (!z.uuid().safeParse(importId).success) throw new Refusal('refusal.not-found');
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const found = await findImport(tx, actor.workspaceId, importId);
    await viewEngagement(tx, actor, found.engagementId);
    return found;
  });
}

/** An import with what it came to, for those who may see its engagement. [X9] */
export async function loadWhole(
  visit: Visit,
  importId: string,
): Promise<{ found: Import; outcome: Outcome | null }> {
  const { world, actor, say } = visit;
  const found = await load(visit, importId);
  const outcome = await world.db.inWorkspace(actor.workspaceId, (tx) =>
    outcomeOf({ tx, workspaceId: actor.workspaceId, world, now: world.clock.now(), say }, found),
  );
  return { found, outcome };
}

/** [F1.3] What an import that is ready would change of the things that are there. @throws Refusal where it was decided on */
export async function changesOf(visit: Visit, importId: string, page: number): Promise<Modal> {
  const { world, actor, say } = visit;
  const found = await load(visit, importId);
  const kind = kindNamed(world.rooms, found.kind);
  if (found.state !== 'ready' || !kind?.changes) throw new Refusal('imports.done');
  const { workspaceId } = actor;
  return world.db.inWorkspace(workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, found.engagementId);
    const context = { tx, workspaceId, world, now: world.clock.now(), say };
    const at = await kind.changes?.(context, engagement, found.plan, page);
    if (!at) throw new Refusal('imports.done');
    return changesModal(say, found, at);
  });
}

/** The phases an engagement's cycles are in, that of the one under way first. [X9] Refused where the person may not see it. */
export async function phasesOf({ world, actor }: Visit, engagementId: string): Promise<Phases> {
  const { workspaceId } = actor;
  return world.db.inWorkspace(workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, engagementId);
    return runningPhases({ tx, workspaceId, world, now: world.clock.now(), engagement });
  });
}

/** What a kind asks beside the file. */
export async function questionsOf(visit: Visit, kind: ImportKind, about: AskedAbout): Promise<Block[]> {
  const { world, actor, say } = visit;
  if (!kind.ask) return [];
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    await viewEngagement(tx, actor, about.engagementId);
    const context = { tx, workspaceId: actor.workspaceId, world, now: world.clock.now(), say };
    return (await kind.ask?.(context, about)) ?? [];
  });
}

/** What was answered to it; what was left empty is left out. */
export const answersTo = (questions: readonly Block[], values: FormValues): Record<string, string> =>
  Object.fromEntries(
    questions
      .flatMap((block) => (block.type === 'input' && block.block_id ? [block.block_id] : []))
      .map((field) => [field, values.text(field)] as const)
      .filter(([, value]) => value !== ''),
  );
