import { z } from 'zod';
import { before } from '../engagement/before.ts';
import { isTimeZone } from '../engagement/rules.ts';
import type { Engagement } from '../engagement/store.ts';
import { engagementVerb, tellChanged } from '../engagement/verb.ts';
import { viewEngagement } from '../engagement/view.ts';
import { type Acting, type Actor, act } from '../record/act.ts';
import { because, parse } from '../record/parse.ts';
import { readPerson } from '../slack/people.ts';
import type { World } from '../world.ts';
import { CHANNEL } from './ids.ts';
import { effective } from './schedules.ts';
import { findSubscription, holdSubscription, saveSubscription } from './store.ts';

const fields = {
  engagementId: z.uuid(),
  isOn: z.boolean(),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  days: z
    .array(z.coerce.number().int().min(1).max(7))
    .refine((days) => days.length > 0, because('refusal.required'))
    .transform((days) => [...new Set(days)].toSorted()),
  timeZone: z.string().refine(isTimeZone, because('engagement.refusal.time-zone')),
};
const input = z.object(fields);
type Wanted = z.output<typeof input>;

/** [D1] A person's own digest of an engagement. Anyone who may see it may have one. */
export async function changeMine(world: World, actor: Actor, given: z.input<typeof input>): Promise<void> {
  const wanted = parse(input, given);
  await act(world, actor, async (acting) => {
    const engagement = await viewEngagement(acting.tx, actor, wanted.engagementId);
    const known = await readPerson(acting.tx, actor.workspaceId, actor.userId);
    await change(acting, engagement, actor.userId, wanted, known?.timeZone);
    tellChanged(world, acting, engagement.id);
  });
}

/** Who may change what a channel is sent, and when. */
const ofChannel = { admins: true, during: ['active', 'paused'] } as const;
const KEEPERS = ['lead'] as const;
/** A form that would be refused at its end is refused when it is opened. */
export const beforeChannelDigest = before(KEEPERS, ofChannel);

/** [D1] The digest of the engagement's channel. */
export const changeChannelDigest = engagementVerb({
  ...ofChannel,
  input,
  may: KEEPERS,
  run: (acting, wanted) => change(acting, acting.engagement, CHANNEL, wanted, undefined),
});

/** What equals what would hold anyway is not kept, so that it follows the engagement and the person. */
async function change(
  { tx, actor, now, record }: Acting,
  engagement: Engagement,
  subscriber: string,
  wanted: Wanted,
  ownZone: string | undefined,
): Promise<void> {
  const of = { engagementId: engagement.id, subscriber };
  // Of two who change it at once the second is recorded after the first.
  await holdSubscription(tx, of);
  const kept = await findSubscription(tx, actor.workspaceId, of);
  const usual = effective(undefined, engagement, ownZone);
  const after = {
    isOn: wanted.isOn,
    time: wanted.time,
    days: String(wanted.days) === String(usual.days.toSorted()) ? null : wanted.days,
    timeZone: wanted.timeZone === usual.timeZone ? null : wanted.timeZone,
  };
  const was = kept
    ? { isOn: kept.isOn, time: kept.time, days: kept.days, timeZone: kept.timeZone }
    : { isOn: subscriber === CHANNEL, time: usual.time, days: null, timeZone: null };
  if (JSON.stringify(was) === JSON.stringify(after)) return;
  await saveSubscription(tx, {
    workspaceId: actor.workspaceId,
    ...of,
    ...after,
    changedAt: now,
    changedBy: actor.userId,
  });
  record({
    action: subscriber === CHANNEL ? 'digest.channel.change' : 'digest.mine.change',
    kind: 'digest',
    subject: `${engagement.id} ${subscriber}`,
    engagementId: engagement.id,
    before: was,
    after,
  });
}
