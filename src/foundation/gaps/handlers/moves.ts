import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { z } from 'zod';
import { engagementVerb } from '../../../engagement/verb.ts';
import { type ThingMeta, thingMeta } from '../../../forms/meta.ts';
import type { ActionVisit, ViewVisit, Visit } from '../../../handlers.ts';
import type { ViewAnswer } from '../../../slack/handlers.ts';
import type { Say } from '../../../texts/say.ts';
import { gapList } from '../list.ts';
import { MAKERS } from '../makers.ts';
import { refusal, todayOf } from '../move.ts';
import { reopenGap } from '../reopen.ts';
import { resolveGap } from '../resolve.ts';
import { decide, type GapMove } from '../rules.ts';
import { reopenModal, resolveModal, waiveModal } from '../screens/moves.ts';
import { startGap } from '../start.ts';
import { findGap, type GapWithSources } from '../store.ts';
import { waiveGap } from '../waive.ts';
import { gapFlow } from './form.ts';
import { afterwards, metaOf, renderGap, showHistory } from './gap.ts';

type Asked = Extract<GapMove, 'resolve' | 'waive' | 'reopen'>;

/** Whether a move may be asked for at all: told before somebody fills in a form. */
const prepare = (move: Asked) =>
  engagementVerb({
    input: z.object({ engagementId: z.uuid(), id: z.uuid() }),
    may: MAKERS[move],
    async run({ tx, actor, now, engagement }, { id }): Promise<GapWithSources> {
      const found = await findGap(tx, actor.workspaceId, engagement.id, id);
      const decision = decide(found, move, todayOf({ now, engagement }));
      if ('no' in decision) throw refusal(found, decision.no);
      return found;
    },
  });

const FORMS: Record<
  Asked,
  { prepare: ReturnType<typeof prepare>; modal: (say: Say, gap: GapWithSources, meta: ThingMeta) => Modal }
> = {
  resolve: { prepare: prepare('resolve'), modal: resolveModal },
  waive: { prepare: prepare('waive'), modal: waiveModal },
  reopen: { prepare: prepare('reopen'), modal: reopenModal },
};

/** The “…” of a row and the buttons of a gap: `<what> <gap id>`. All of it happens in the modal it is in. */
export async function chooseMove(visit: ActionVisit): Promise<void> {
  const [what = '', gapId = ''] = visit.value.split(' ');
  const meta = await metaOf(visit, gapId);
  if (what === 'edit')
    return gapFlow.open(visit, meta.engagementId, { id: meta.id, back: meta.back, inPlace: true });
  if (what === 'history') return showHistory(visit, meta);
  if (what === 'start') return start(visit, meta);
  if (what === 'resolve' || what === 'waive' || what === 'reopen') return ask(visit, what, meta);
}

async function ask(visit: ActionVisit, move: Asked, meta: ThingMeta): Promise<void> {
  const { engagementId, id } = meta;
  const gap = await FORMS[move].prepare(visit.world, visit.actor, { engagementId, id });
  const modal = FORMS[move].modal(visit.say, gap, meta);
  if (visit.view) await visit.updateModal(visit.view.id, modal, visit.view.hash);
  else await visit.openModal(modal);
}

async function start(visit: ActionVisit, { engagementId, id, back }: ThingMeta): Promise<void> {
  await startGap(visit.world, visit.actor, { engagementId, id });
  const notice = visit.say('gaps.done.start');
  if (back) return gapList.replace(visit, engagementId, back, notice);
  const modal = await renderGap(visit, id, notice);
  if (visit.view) await visit.updateModal(visit.view.id, modal, visit.view.hash);
  else await visit.openModal(modal);
}

export async function submitResolve(visit: ViewVisit): Promise<ViewAnswer> {
  const meta = visit.view.meta(thingMeta);
  const { values } = visit.view;
  const [file] = values.files('file');
  await resolveGap(visit.world, visit.actor, {
    ...aboutGap(meta),
    link: values.text('link'),
    note: values.text('note'),
    file: file ? { id: file.id, name: file.name ?? file.id } : null,
  });
  return done(visit, meta, 'resolve');
}

export async function submitWaive(visit: ViewVisit): Promise<ViewAnswer> {
  const meta = visit.view.meta(thingMeta);
  const { values } = visit.view;
  await waiveGap(visit.world, visit.actor, {
    ...aboutGap(meta),
    loss: values.text('loss'),
    expiresOn: values.text('expiresOn'),
    reason: values.text('reason'),
  });
  return done(visit, meta, 'waive');
}

export async function submitReopen(visit: ViewVisit): Promise<ViewAnswer> {
  const meta = visit.view.meta(thingMeta);
  const reason = visit.view.values.text('reason');
  await reopenGap(visit.world, visit.actor, { ...aboutGap(meta), reason });
  return done(visit, meta, 'reopen');
}

const aboutGap = ({ engagementId, id }: ThingMeta) => ({ engagementId, id });
const done = (visit: Visit, meta: ThingMeta, move: Asked) =>
  afterwards(visit, meta, visit.say(`gaps.done.${move}`));
