import { randomUUID } from 'node:crypto';
import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { z } from 'zod';
import { before } from '../../engagement/before.ts';
import { readStanding } from '../../engagement/card.ts';
import { inCycle } from '../../engagement/in-cycle.ts';
import { cycleGiven, readPlace } from '../../engagement/place.ts';
import { WORKERS } from '../../engagement/roles.ts';
import { viewEngagement } from '../../engagement/view.ts';
import type { ActionVisit, ViewVisit, Visit } from '../../handlers.ts';
import type { ViewAnswer } from '../../slack/handlers.ts';
import { readLineage } from '../lineage/store.ts';
import { ACCEPTERS, acceptRisk, REASON_MAX } from './accept-risk.ts';
import { newestRun } from './pipeline-store.ts';
import { NOTE_MAX, recordRun } from './record-run.ts';
import { readRevision } from './revision.ts';
import { cycleAtRisk, openRisks } from './risk.ts';
import { missingModal } from './screens/missing.ts';
import { pipelineForm } from './screens/pipeline.ts';
import { acceptForm } from './screens/risk.ts';
import { exitState } from './state.ts';

/** The phase whose exit this is. */
const PHASE = 1;

/** A form that would be refused at its end is refused when it is opened. */
const beforeRun = before(WORKERS);
const beforeAccepting = before(ACCEPTERS);

type Looker = Pick<Visit, 'world' | 'actor' | 'say'>;

const missingMeta = z.strictObject({ engagementId: z.uuid() });
const acceptMeta = z.object({ engagementId: z.uuid(), cycle: cycleGiven });

const runMeta = z.object({
  engagementId: z.uuid(),
  id: z.uuid(),
  revision: z.int().min(0),
  /** “What is missing?” lies below, and is brought up to date after the save. */
  root: z.boolean(),
});

/** [F5.2] What is missing now. [X9] Refused where the person may not see the engagement. */
async function renderMissing({ world, actor, say }: Looker, engagementId: string): Promise<Modal> {
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, engagementId);
    const context = { tx, workspaceId: actor.workspaceId, world, now: world.clock.now(), say };
    const { lines } = await exitState(context, engagement);
    const risks = await openRisks(tx, engagement);
    const { phase, next } = await readStanding(context, engagement);
    return missingModal({ say, engagement, lines, risks, next: phase.phase === PHASE ? next : null });
  });
}

export async function openMissing(visit: Visit, engagementId: string): Promise<void> {
  await visit.openModal(await renderMissing(visit, engagementId));
}

/** [F5.1] Opens the form of a run. */
export async function openRun(visit: Visit | ActionVisit, engagementId: string): Promise<void> {
  const { world, actor, say } = visit;
  await beforeRun(world, actor, { engagementId });
  const root = 'view' in visit && isMissing(visit);
  const modal = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, engagementId);
    const lineage = await readLineage(tx, engagement);
    const revision = (await readRevision(tx, engagement))?.revision ?? 0;
    return pipelineForm({
      say,
      meta: { engagementId, id: randomUUID(), revision, root },
      now: world.clock.now(),
      origins: lineage.nodes.filter((node) => node.kind === 'source').map((node) => node.label),
      last: await newestRun(tx, engagement),
      noteMax: NOTE_MAX,
    });
  });
  await visit.openModal(modal);
}

/** Whether the click was in “What is missing?”. */
function isMissing(visit: ActionVisit): boolean {
  try {
    visit.view?.meta(missingMeta);
    return visit.view !== undefined;
  } catch {
    return false;
  }
}

export async function submitRun(visit: ViewVisit): Promise<ViewAnswer> {
  const { world, actor, view } = visit;
  const { engagementId, id, revision, root } = view.meta(runMeta);
  const text = (field: string) => view.values.text(field);
  await recordRun(world, actor, {
    engagementId,
    id,
    revision,
    when: view.values.moment('when'),
    rowsIn: text('rowsIn'),
    rowsOut: text('rowsOut'),
    passed: text('passed'),
    failed: text('failed'),
    covers: view.values.text('covers') === 'yes',
    link: text('link'),
    note: text('note'),
    file: view.values.files('file')[0]?.id ?? '',
  });
  return after(visit, engagementId, root);
}

/** [F5.3] Opens the form in which a data approver accepts the risk. */
export async function openAccept(visit: ActionVisit): Promise<void> {
  const { world, actor, say } = visit;
  const { engagementId, cycle } = readPlace(visit.value);
  await beforeAccepting(world, actor, { engagementId });
  const { workspaceId } = actor;
  const modal = await world.db.inWorkspace(workspaceId, async (tx) => {
    const underWay = await viewEngagement(tx, actor, engagementId);
    const context = { tx, workspaceId, world, now: world.clock.now(), engagement: underWay };
    const engagement = inCycle(underWay, cycle ?? (await cycleAtRisk(context)));
    return acceptForm(say, engagement, await openRisks(tx, engagement), REASON_MAX);
  });
  await visit.openModal(modal);
}

export async function submitAccept(visit: ViewVisit): Promise<ViewAnswer> {
  const place = visit.view.meta(acceptMeta);
  await acceptRisk(visit.world, visit.actor, { ...place, reason: visit.view.values.text('reason') });
  return undefined;
}

/** What is missing now: in the modal below, or in the form's place. */
async function after(visit: ViewVisit, engagementId: string, below: boolean): Promise<ViewAnswer> {
  const drawn = await renderMissing(visit, engagementId);
  if (!below) return { update: drawn };
  await visit.updateModal(visit.view.rootId, drawn);
  return undefined;
}
