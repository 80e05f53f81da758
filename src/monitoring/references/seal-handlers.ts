import type { formFlow } from '../../forms/flow.ts';
import type { listFlow } from '../../forms/list.ts';
import type { ActionVisit } from '../../handlers.ts';
import { answerOf, prepareSealing, sealAnswer } from './from-feed.ts';
import { answerModal, type SealingMeta, sealingMeta } from './screens/answer.ts';
import { sealingDrafts, sealingKind } from './seal-form.ts';

/** What the form says, as far as it was typed; its draft is there until it is sealed. */
const prepared = ({ world, actor, timeZone }: ActionVisit, meta: SealingMeta) =>
  prepareSealing(sealingKind(meta.of))(world, actor, { ...meta, timeZone, fields: {} });

/** [M4] “Ask the feed”: shows what it really answers, and what would be sealed of it. */
export async function askNow(visit: ActionVisit): Promise<void> {
  const { view, world, say } = visit;
  if (!view) return;
  const meta = view.meta(sealingMeta);
  const found = await prepared(visit, meta);
  await visit.updateModal(view.id, answerModal(say, meta, found, 'asking'), view.hash);
  await visit.updateModal(view.id, answerModal(say, meta, found, await answerOf(world, found)));
}

/** “Seal”: its value is the digest of what was shown. Where the feed answers otherwise by now, that is shown, and nothing sealed. */
export async function sealShown(
  visit: ActionVisit,
  list: Pick<ReturnType<typeof listFlow>, 'render' | 'first'>,
): Promise<void> {
  const { view, world, actor, say, value } = visit;
  if (!view) return;
  const meta = view.meta(sealingMeta);
  const found = await prepared(visit, meta);
  await visit.updateModal(view.id, answerModal(say, meta, found, 'asking'), view.hash);
  const answered = await answerOf(world, found);
  if (!('digest' in answered) || answered.digest !== value) {
    const shown = 'digest' in answered ? { changed: answered } : answered;
    await visit.updateModal(view.id, answerModal(say, meta, found, shown));
    return;
  }
  const { engagementId, id, back } = meta;
  const { fields, feed, query } = found;
  await sealAnswer(world, actor, {
    engagementId,
    id,
    draft: sealingDrafts(sealingKind(meta.of)).nameOf(meta),
    name: fields.name,
    reason: fields.reason,
    source: feed.name,
    asked: query,
    content: answered.content,
  });
  const notice = say('monitoring.references.sealed');
  await visit.updateModal(view.id, await list.render(visit, engagementId, back ?? list.first, notice));
}

/** Back to the form: what was typed is in its draft. */
export async function reopenWith(
  visit: ActionVisit,
  flowOf: (feed: string) => Pick<ReturnType<typeof formFlow>, 'show'> | undefined,
): Promise<void> {
  if (!visit.view) return;
  const { of, ...meta } = visit.view.meta(sealingMeta);
  const drawn = await flowOf(of)?.show(visit, { ...meta, step: 1, round: meta.round + 1 }, {});
  if (drawn) await visit.updateModal(visit.view.id, drawn, visit.view.hash);
}
