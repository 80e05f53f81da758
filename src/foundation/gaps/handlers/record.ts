import { randomUUID } from 'node:crypto';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { engagementsFor, saidIn } from '../../../engagement/from-message.ts';
import { noEngagementMessage } from '../../../engagement/screens/here.ts';
import { viewEngagement } from '../../../engagement/view.ts';
import { handedOver, handOver } from '../../../forms/drafts.ts';
import type { ShortcutVisit, ViewVisit, Visit } from '../../../handlers.ts';
import { Refusal } from '../../../refusal.ts';
import type { ViewAnswer } from '../../../slack/handlers.ts';
import { GAP_MAX } from '../gap.ts';
import { gapChoiceMeta } from '../screens/meta.ts';
import { chooseEngagementModal } from '../screens/record.ts';
import { gapFlow } from './form.ts';

/** Under which the message waits until its engagement is chosen. */
const recorded = (gapId: string): string => `foundation.gap.record:${gapId}`;

/** [H5] “Record as gap” on a message: the form, with what the message says and where it is. */
export async function recordMessage(visit: ShortcutVisit): Promise<void> {
  if (!visit.message) return;
  const description = await quote(visit, visit.message);
  const engagements = await engagementsFor(visit);
  const [only, ...others] = engagements;
  if (!only) return visit.tell(noEngagementMessage(visit.say));
  if (others.length === 0) return gapFlow.open(visit, only.id, { proposed: { description } });
  const gapId = randomUUID();
  const { world, actor } = visit;
  await world.db.inWorkspace(actor.workspaceId, (tx) =>
    handOver(tx, actor, recorded(gapId), { description }, world.clock.now()),
  );
  await visit.openModal(chooseEngagementModal(visit.say, gapId, engagements, fitText(description, 500)));
}

/** The engagement is chosen: on with the form. */
export async function chooseForRecord(visit: ViewVisit): Promise<ViewAnswer> {
  const { world, actor } = visit;
  const { gapId } = visit.view.meta(gapChoiceMeta);
  const engagementId = visit.view.values.text('engagement');
  const kept = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    await viewEngagement(tx, actor, engagementId);
    return handedOver(tx, actor, recorded(gapId), world.clock.now());
  });
  if (!kept) throw new Refusal('refusal.expired');
  const meta = { engagementId, id: gapId, version: 0, step: 1, round: 0, back: null };
  return { update: await gapFlow.show(visit, meta, kept) };
}

/** The message in plain words and its link, cut to what a description takes. */
async function quote(visit: Visit, message: NonNullable<ShortcutVisit['message']>): Promise<string> {
  const { text, link } = await saidIn(visit, message);
  const room = GAP_MAX.description - link.length - 2;
  return visit.say('gaps.record.from', { text: fitText(text, room), link }).trim();
}
