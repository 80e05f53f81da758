import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { z } from 'zod';
import { inCycle } from '../../../engagement/in-cycle.ts';
import { cycleGiven, cycleTyped, type Place, readPlace } from '../../../engagement/place.ts';
import { rightsOf } from '../../../engagement/rights.ts';
import { viewEngagement } from '../../../engagement/view.ts';
import type { ActionVisit, Visit } from '../../../handlers.ts';
import { Refusal } from '../../../refusal.ts';
import type { OpenView } from '../../../slack/handlers.ts';
import { pageOf } from '../../../slack/pager.ts';
import { pilotCycles } from '../../cycles.ts';
import { RECORDERS } from '../record.ts';
import { evaluationsModal } from '../screens/list.ts';
import { standings } from '../view-store.ts';

const listMeta = z.object({ engagementId: z.uuid(), cycle: cycleGiven, page: z.int().min(1) });

/** [B2] The list of a cycle as it is now; where none is named, of the newest that has come to its pilot. [X9] Refused where the person may not see the engagement. */
export async function renderEvaluations(
  { world, actor, say }: Pick<Visit, 'world' | 'actor' | 'say'>,
  { engagementId, cycle: named }: Place,
  page: number,
  notice?: string,
): Promise<Modal> {
  const { workspaceId } = actor;
  return world.db.inWorkspace(workspaceId, async (tx) => {
    const underWay = await viewEngagement(tx, actor, engagementId);
    if (named !== null && named > underWay.cycle) throw new Refusal('refusal.not-found');
    const context = { tx, workspaceId, world, now: world.clock.now(), engagement: underWay };
    const cycles = await pilotCycles(context);
    const engagement = inCycle(underWay, named ?? cycles[0] ?? underWay.cycle);
    const found = await standings(tx, workspaceId, engagement);
    const goesOn = cycles.includes(engagement.cycle);
    return evaluationsModal({
      say,
      engagement,
      cycles,
      ...found,
      page,
      records: goesOn && (await rightsOf(tx, actor, engagementId))(RECORDERS),
      later: goesOn || engagement.cycle === underWay.cycle ? null : underWay.cycle,
      ...(notice && { notice }),
    });
  });
}

export async function openEvaluations(visit: Visit, place: Place): Promise<void> {
  await visit.openModal(await renderEvaluations(visit, place, 1));
}

/** From an evaluation back to the list. */
export async function backToEvaluations(visit: ActionVisit): Promise<void> {
  const place = readPlace(visit.value);
  if (!visit.view) return openEvaluations(visit, place);
  await visit.updateModal(visit.view.id, await renderEvaluations(visit, place, 1), visit.view.hash);
}

/** [R3] The same of another cycle. */
export async function chooseCycle(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  const { engagementId } = visit.view.meta(listMeta);
  const modal = await renderEvaluations(visit, { engagementId, cycle: cycleTyped(visit.value) }, 1);
  await visit.updateModal(visit.view.id, modal, visit.view.hash);
}

export async function pageEvaluations(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  const modal = await renderEvaluations(visit, visit.view.meta(listMeta), pageOf(visit.value));
  await visit.updateModal(visit.view.id, modal, visit.view.hash);
}

/** The engagement of the list that a form was opened from; null where it was opened elsewhere. */
export function listBelow(view: OpenView | undefined): string | null {
  try {
    return view?.meta(listMeta).engagementId ?? null;
  } catch {
    return null;
  }
}
