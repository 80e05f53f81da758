import { z } from 'zod';
import { type Actor, act } from '../record/act.ts';
import { parse } from '../record/parse.ts';
import { FieldRefusals, Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { requireAdmin } from './admin.ts';
import { retentionOf, setRetention } from './store.ts';

const input = z.record(z.string(), z.string());

/** [A3] Says how long each kind of rows stays in this workspace, in days as they were typed. @throws FieldRefusals */
export async function changeRetention(
  world: World,
  actor: Actor,
  given: z.input<typeof input>,
): Promise<number> {
  const typed = parse(input, given);
  return act(world, actor, async ({ tx, now, record }) => {
    await requireAdmin(tx, actor);
    const { workspaceId, userId } = actor;
    const rules = world.playbook.retention.filter(({ key }) => key in typed);
    const wrong = rules
      .filter(({ key, least, most }) => !isBetween(typed[key] ?? '', least, most))
      .map(({ key, least, most }) => new Refusal('privacy.refusal.days', { least, most }, key));
    if (wrong.length > 0) throw new FieldRefusals(wrong);
    const set = await retentionOf(tx, workspaceId);
    let changed = 0;
    for (const { key, days: usual } of rules) {
      const before = set.get(key) ?? usual;
      const days = Number(typed[key]);
      if (days === before) continue;
      changed += 1;
      await setRetention(tx, { workspaceId, kind: key, days, setBy: userId, setAt: now });
      record({
        action: 'privacy.retention.set',
        kind: 'retention',
        subject: key,
        before: { days: before },
        after: { days },
      });
    }
    return changed;
  });
}

const isBetween = (typed: string, least: number, most: number): boolean =>
  /^\d{1,5}$/.test(typed) && Number(typed) >= least && Number(typed) <= most;
