import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { z } from 'zod';
import type { Tx } from '../../../../db/database.ts';
import { viewEngagement } from '../../../engagement/view.ts';
import type { ActionVisit, Visit } from '../../../handlers.ts';
import { DIMENSIONS, type Dimension } from '../../../playbook/foundation-schema.ts';
import { Refusal } from '../../../refusal.ts';
import { pageOf } from '../../../slack/pager.ts';
import { gapFlow } from '../../gaps/handlers/form.ts';
import { openGapDetail } from '../../gaps/handlers/gap.ts';
import { unresolvedGap } from '../../gaps/store.ts';
import { findSource, type Source } from '../../inventory/store.ts';
import { fieldsOfAssessment } from '../fields.ts';
import { judge } from '../rules.ts';
import { resultMeta } from '../screens/meta.ts';
import { proposedGap, resultModal, versionsModal } from '../screens/result.ts';
import { type Assessment, findAssessment, versionsOf } from '../store.ts';

interface Found {
  source: Source;
  assessment: Assessment;
  /** All of its source and use, the newest first. */
  versions: Assessment[];
}

/** [X9] An assessment with its versions, for those who may see the engagement. */
async function load(tx: Tx, { actor }: Visit, id: string): Promise<Found> {
  const assessment = z.uuid().safeParse(id).success
    ? await findAssessment(tx, actor.workspaceId, id)
    : undefined;
  if (!assessment) throw new Refusal('refusal.not-found');
  await viewEngagement(tx, actor, assessment.engagementId);
  const { workspaceId } = actor;
  const source = await findSource(tx, workspaceId, assessment.engagementId, assessment.sourceId);
  return { source, assessment, versions: await versionsOf(tx, workspaceId, source.id, assessment.use) };
}

/** The key of the gap type that is about a dimension. */
const typeOf = ({ world }: Visit, dimension: Dimension): string =>
  world.playbook.gaps.types.find((type) => type.dimension === dimension)?.key ?? dimension;

/** [F2.2] What counts for a source and use now: the newest version, with the trend against the one before. */
export async function renderResult(visit: Visit, assessmentId: string): Promise<Modal> {
  const { world, actor, say } = visit;
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const { source, versions } = await load(tx, visit, assessmentId);
    const openGaps: Partial<Record<Dimension, string>> = {};
    for (const dimension of DIMENSIONS) {
      const gap = await unresolvedGap(tx, actor.workspaceId, source.id, typeOf(visit, dimension));
      if (gap) openGaps[dimension] = gap.id;
    }
    return shown(
      resultModal({ say, quality: world.playbook.quality, sourceName: source.name, versions, openGaps }),
    );
  });
}

const shown = (modal: Modal | null): Modal => {
  if (!modal) throw new Refusal('refusal.not-found');
  return modal;
};

/** Opens the result, on top of the form where there is one. */
export async function openResult(visit: ActionVisit): Promise<void> {
  await visit.openModal(await renderResult(visit, visit.value));
}

async function renderVersions(visit: Visit, assessmentId: string, page: number): Promise<Modal> {
  const { world, actor, say } = visit;
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const { source, versions } = await load(tx, visit, assessmentId);
    return shown(
      versionsModal({ say, quality: world.playbook.quality, sourceName: source.name, versions }, page),
    );
  });
}

/** To the earlier versions, and from there back to the newest: `newest <assessment>`. */
export async function showVersions(visit: ActionVisit): Promise<void> {
  const isBack = visit.value.startsWith('newest ');
  const id = visit.value.replace('newest ', '');
  const modal = isBack ? await renderResult(visit, id) : await renderVersions(visit, id, 1);
  if (visit.view) await visit.updateModal(visit.view.id, modal, visit.view.hash);
  else await visit.openModal(modal);
}

export async function pageVersions(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  const { assessmentId } = visit.view.meta(resultMeta);
  const modal = await renderVersions(visit, assessmentId, pageOf(visit.value));
  await visit.updateModal(visit.view.id, modal, visit.view.hash);
}

/** [F2.3] One click: the form of a gap, filled in. Where one is open already, that one. */
export async function gapFromDimension(visit: ActionVisit): Promise<void> {
  const { world, actor, say } = visit;
  const [key = '', id = ''] = visit.value.split(' ');
  const dimension = DIMENSIONS.find((one) => one === key);
  if (!dimension) throw new Refusal('refusal.not-found');
  const type = typeOf(visit, dimension);
  const found = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const { source, assessment } = await load(tx, visit, id);
    return { source, assessment, gap: await unresolvedGap(tx, actor.workspaceId, source.id, type) };
  });
  if (found.gap) return openGapDetail(visit, found.gap.id);
  const { quality } = world.playbook;
  const verdict = judge(fieldsOfAssessment(found.assessment), quality.thresholds).find(
    (one) => one.dimension === dimension,
  );
  if (!verdict) throw new Refusal('refusal.not-found');
  await gapFlow.open(visit, found.assessment.engagementId, {
    proposed: proposedGap(say, quality, type, found.source.name, found.assessment, verdict),
    step: 2,
    notice: say('gaps.form.proposed'),
  });
}
