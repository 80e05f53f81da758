import { randomUUID } from 'node:crypto';
import type { FormValues } from '@phasegate/block-kit/form-values.ts';
import { z } from 'zod';
import { before } from '../../../engagement/before.ts';
import { inCycle } from '../../../engagement/in-cycle.ts';
import { cycleGiven, type Place, readPlace } from '../../../engagement/place.ts';
import { requireRunning } from '../../../engagement/running-cycles.ts';
import { viewEngagement } from '../../../engagement/view.ts';
import type { ActionVisit, ViewVisit } from '../../../handlers.ts';
import { FieldRefusals, Refusal } from '../../../refusal.ts';
import { sealInForce } from '../../../seal/store.ts';
import { dropDraft, readDraft, saveDraft } from '../../../slack/drafts.ts';
import type { ViewAnswer } from '../../../slack/handlers.ts';
import { METRICS } from '../../../statistics/metrics.ts';
import { pilotCycles } from '../../cycles.ts';
import { EVALUATION_IDS } from '../../models/ids.ts';
import { readMeasured, readSegments } from '../lines.ts';
import { RECORDERS, recordEvaluation } from '../record.ts';
import { findingsReported, type ReportedEvaluation } from '../reported.ts';
import { recordForm } from '../screens/form.ts';
import { listBelow, renderEvaluations } from './list.ts';

const formMeta = z.object({
  engagementId: z.uuid(),
  cycle: cycleGiven,
  id: z.uuid(),
  fromList: z.boolean(),
});
/** [R3] What was typed for one cycle stands in no other's form. */
const draftOf = ({ engagementId, cycle }: Place): string =>
  [EVALUATION_IDS.save, engagementId, ...(cycle === null || cycle === 1 ? [] : [cycle])].join(':');

/** A form that would be refused at its end is refused when it is opened. */
const beforeRecording = before(RECORDERS);

/** [B2] Opens the form, with what was typed before and not sent. */
export async function openRecord(visit: ActionVisit): Promise<void> {
  const { world, actor, say } = visit;
  const { engagementId, cycle: named } = readPlace(visit.value);
  const { workspaceId } = actor;
  await beforeRecording(world, actor, { engagementId });
  const fromList = listBelow(visit.view) !== null;
  const modal = await world.db.inWorkspace(workspaceId, async (tx) => {
    const underWay = await viewEngagement(tx, actor, engagementId);
    const now = world.clock.now();
    const context = { tx, workspaceId, world, now, engagement: underWay };
    const [newest = underWay.cycle] = await pilotCycles(context);
    const cycle = named ?? newest;
    await requireRunning(context, cycle);
    const seal = await sealInForce(tx, workspaceId, inCycle(underWay, cycle));
    const draft = await readDraft(tx, actor, draftOf({ engagementId, cycle }), now);
    const meta = { engagementId, cycle, id: randomUUID(), fromList };
    return recordForm({ say, meta, seal, draft, tellsCycle: underWay.cycle > 1 });
  });
  await visit.openModal(modal);
}

const FIELDS = ['model', 'kind', 'dataset', 'measured', 'segments'] as const;
const typedIn = (values: FormValues): Record<(typeof FIELDS)[number], string> => ({
  model: values.text('model'),
  kind: values.text('kind'),
  dataset: values.text('dataset'),
  measured: values.text('measured'),
  segments: values.text('segments'),
});

/** [X8] A form that was closed keeps what was typed. */
export async function keepTyped({ world, actor, view }: ViewVisit): Promise<ViewAnswer> {
  const place = view.meta(formMeta);
  const typed = typedIn(view.values);
  if (!typed.model && !typed.dataset && !typed.measured && !typed.segments) return undefined;
  await world.db.inWorkspace(actor.workspaceId, (tx) =>
    saveDraft(tx, actor, draftOf(place), typed, world.clock.now()),
  );
  return undefined;
}

/** [B2] The submitted form, recorded. */
export async function submitRecord(visit: ViewVisit): Promise<ViewAnswer> {
  const { world, actor, say, view } = visit;
  const { engagementId, cycle, id, fromList } = view.meta(formMeta);
  const typed = typedIn(view.values);
  const told = readForm(typed.measured, typed.segments);
  const task = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, engagementId);
    const seal = await sealInForce(tx, actor.workspaceId, inCycle(engagement, cycle ?? engagement.cycle));
    return seal ? METRICS[seal.content.requirement.metric].task : 'classification';
  });
  const { found, faults } = findingsReported(told, task);
  if (faults.length > 0) throw refusalsOf(faults);
  const { model, kind, dataset } = typed;
  const recorded = await recordEvaluation(world, actor, {
    engagementId,
    cycle,
    id,
    model,
    kind: kind as 'version',
    dataset,
    origin: 'modal',
    found,
  });
  await world.db.inWorkspace(actor.workspaceId, (tx) =>
    dropDraft(tx, actor, draftOf({ engagementId, cycle })),
  );
  const key = recorded.fresh ? 'evaluations.recorded' : 'evaluations.known';
  const notice = say(key, { number: recorded.number, model });
  const list = await renderEvaluations(visit, { engagementId, cycle }, 1, notice);
  if (!fromList) return { update: list };
  await visit.updateModal(view.rootId, list);
  return undefined;
}

/** @throws FieldRefusals every line that cannot be read, at its field */
function readForm(measured: string, segments: string): ReportedEvaluation {
  const all = readMeasured(measured);
  const parts = readSegments(segments);
  const faults = [...('faults' in all ? all.faults : []), ...('faults' in parts ? parts.faults : [])];
  if ('faults' in all || 'faults' in parts) throw refusalsOf(faults);
  return { ...all.value, segments: parts.value };
}

const refusalsOf = (faults: readonly { key: Refusal['key']; params: Refusal['params']; field: string }[]) =>
  new FieldRefusals(faults.map((one) => new Refusal(one.key, one.params, one.field)));
