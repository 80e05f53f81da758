import { z } from 'zod';
import { isTimeZone } from '../engagement/rules.ts';
import { type Actor, act } from '../record/act.ts';
import { because, parse } from '../record/parse.ts';
import { readPerson } from '../slack/people.ts';
import type { World } from '../world.ts';
import { findSubscription, saveSubscription } from './store.ts';

const input = z.object({
  isOn: z.boolean(),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  days: z
    .array(z.coerce.number().int().min(1).max(7))
    .refine((days) => days.length > 0, because('refusal.required'))
    .transform((days) => [...new Set(days)].toSorted()),
  timeZone: z.string().refine(isTimeZone, because('engagement.refusal.time-zone')),
});

/** [D4] A person's own digest over all engagements that they may see. */
export async function changePortfolioDigest(
  world: World,
  actor: Actor,
  given: z.input<typeof input>,
): Promise<void> {
  const wanted = parse(input, given);
  const { workspaceId, userId } = actor;
  await act(world, actor, async ({ tx, now, record }) => {
    const kept = await findSubscription(tx, workspaceId, userId);
    const person = await readPerson(tx, workspaceId, userId);
    // Their own zone is not kept, so that it follows them.
    const after = { ...wanted, timeZone: wanted.timeZone === person?.timeZone ? null : wanted.timeZone };
    const before = kept && { isOn: kept.isOn, time: kept.time, days: kept.days, timeZone: kept.timeZone };
    if (JSON.stringify(before ?? null) === JSON.stringify(after)) return;
    await saveSubscription(tx, { workspaceId, userId, ...after, changedAt: now });
    record({
      action: 'portfolio.digest.change',
      kind: 'portfolio digest',
      subject: userId,
      before: before ?? null,
      after,
    });
  });
}
