import { z } from 'zod';
import type { Part } from '../../parts.ts';
import { nameKey } from '../../record/name-key.ts';
import { numberTyped } from '../../record/number-typed.ts';
import { because, parse } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import { monitorNames } from './names-store.ts';
import { pushReading } from './push-reading.ts';

const typed = z.object({
  value: numberTyped(because('monitoring.refusal.step-number')),
  n: z.literal('').or(z.string().regex(/^\d{1,9}$/)),
});

/** [H6] [M3] Pushes a reading of a monitor, measured when the workflow came here unless it says when. */
const push: NonNullable<Part['steps']>[number] = {
  id: 'monitoring_reading',
  needs: ['monitor', 'value'],
  takes: ['n', 'measured_at'],
  gives: ['recorded', 'measured_at'],
  async run({ world, actor, engagement, at, given }) {
    const { workspaceId } = actor;
    const name = given.monitor ?? '';
    const { value, n } = parse(typed, { value: given.value, n: given.n ?? '' });
    const names = await world.db.inWorkspace(workspaceId, (tx) =>
      monitorNames(tx, workspaceId, engagement.id),
    );
    const found = [...names].find(([, one]) => !one.isRetired && nameKey(one.name) === nameKey(name));
    if (!found) throw new Refusal('monitoring.refusal.step-monitor', { name });
    const { fresh, measuredAt } = await pushReading(world, actor, {
      monitorId: found[0],
      value: Number(value),
      n: n === '' ? null : Number(n),
      measuredAt: momentOf(given.measured_at ?? '') ?? at,
    });
    return { recorded: fresh, measured_at: Math.floor(measuredAt.epochMilliseconds / 1_000) };
  },
};

/** As Slack's timestamps are, in seconds; null where nothing is said. */
function momentOf(seconds: string): Temporal.Instant | null {
  if (seconds === '') return null;
  if (!/^\d{9,11}$/.test(seconds)) throw new Refusal('monitoring.refusal.step-moment', {}, 'measured_at');
  return Temporal.Instant.fromEpochMilliseconds(Number(seconds) * 1_000);
}

export const monitorSteps: Part['steps'] = [push];
