import type { Modal } from '@phasegate/block-kit/blocks.ts';
import type { FormValues } from '@phasegate/block-kit/form-values.ts';
import type { Tx } from '../../../../db/database.ts';
import { withCycle } from '../../../engagement/screens/which-cycle.ts';
import type { Engagement } from '../../../engagement/store.ts';
import type { Viewed } from '../../../engagement/view.ts';
import type { Visit } from '../../../handlers.ts';
import type { DraftContent } from '../../../seal/content.ts';
import { currentPictureOf, linksTo } from '../../../slack/delivery/links.ts';
import { chosenCandidate } from '../../scoring/store.ts';
import * as planDrafts from '../drafts.ts';
import { beginWith } from '../form-values.ts';
import { type PlanFormName, ROI_CARD } from '../ids.ts';
import { readPlanOverview } from '../overview.ts';
import { curveAlt, curveChart } from '../picture.ts';
import { type Curve, type FormState, planForm, type Typed } from '../screens/form.ts';
import type { FormMeta } from '../screens/meta.ts';
import { FORM_KINDS } from './kinds.ts';

/** What a form is filled in with: the plan as it is, or what is known for it. */
export async function baseOf(
  { world, actor, say }: Visit,
  tx: Tx,
  { engagement }: Pick<Viewed, 'engagement'>,
  { form, key }: Pick<FormMeta, 'form' | 'key'>,
): Promise<Typed> {
  const { content, reason } = await readPlanOverview(tx, actor.workspaceId, engagement);
  const candidate = (await chosenCandidate(tx, actor.workspaceId, engagement))?.candidate ?? null;
  const defaults = world.playbook.plan;
  return { ...beginWith(form, { say, content, defaults, key, candidate }), reason: reason ?? '' };
}

/** A step of a form, with what was typed so far. */
export async function showForm(
  { world, actor, say }: Visit,
  tx: Tx,
  { engagement, shown }: Viewed,
  meta: FormMeta,
  typed: Typed,
  more: { notice?: string; canStartAfresh?: boolean } = {},
): Promise<Modal> {
  const { content, seal } = await readPlanOverview(tx, actor.workspaceId, engagement);
  const curve = await curveOf(tx, say, { engagement, form: meta.form, roi: content.roi });
  const state: FormState = {
    say,
    meta,
    engagementName: withCycle(say, engagement.name, shown),
    typed,
    content,
    defaults: world.playbook.plan,
    isSealed: seal !== null,
    ...(curve && { curve }),
    ...more,
  };
  return planForm(FORM_KINDS[meta.form].screen, state);
}

/** [P3.2] The curve as it stands in the channel; null where the form is about something else, or no channel has it. */
async function curveOf(
  tx: Tx,
  say: Visit['say'],
  { engagement, form, roi }: { engagement: Engagement; form: PlanFormName; roi: DraftContent['roi'] },
): Promise<Curve | null> {
  if (form !== 'requirement' || !roi || !engagement.channelId) return null;
  if (!curveChart(say, engagement.name, roi)) return null;
  const { workspaceId } = engagement;
  const subject = `${ROI_CARD}:${engagement.id}.${engagement.cycle}`;
  const [file, links] = await Promise.all([
    currentPictureOf(tx, workspaceId, subject),
    linksTo(tx, workspaceId, [subject]),
  ]);
  const picture = file === null ? null : { file, alt: curveAlt(say, engagement.name, roi) };
  return { picture, message: links.get(subject) ?? null };
}

/** All that was typed: what earlier steps kept, and what stands in this one. */
export async function keepTyped(
  tx: Tx,
  { world, actor }: Visit,
  meta: FormMeta,
  values: FormValues,
): Promise<Typed> {
  const now = world.clock.now();
  const draft = await planDrafts.waiting(tx, actor, meta, now);
  const here = Object.keys(values.toJSON()).map((field) => [field, values.text(field)] as const);
  const typed = { ...draft?.typed, ...Object.fromEntries(here) };
  await planDrafts.keep(tx, actor, meta, { typed, base: draft?.base ?? {} }, now);
  return typed;
}
