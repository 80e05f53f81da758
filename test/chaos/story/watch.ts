import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { PEOPLE } from '../../support/cast.ts';
import { aim, call, counted, insist, note, offers, type Play } from './play.ts';

const ACKNOWLEDGE = 'monitoring.alert.acknowledge';
const BAD = 0.8;
const GOOD = 0.97;

/** Systems tell how their models do, well or badly; their checks make alerts of it, which somebody acknowledges. */
export async function playMonitors(play: Play): Promise<void> {
  const { monitors } = play.furnishing;
  while (!play.isOver()) {
    const monitor = play.chance.pick(monitors);
    const value = play.chance.isSo(0.5) ? BAD : GOOD;
    const measuredAt = Date.now();
    const body = { value, n: 1_000, measured_at: new Date(measuredAt).toISOString() };
    const told = await insist(play, `/v1/monitors/${monitor.id}/readings`, { method: 'POST', body });
    if (told) note(play, { did: 'pushed', monitor: monitor.id, measuredAt, value, at: Date.now() });
    if (play.chance.isSo(0.3)) await acknowledge(play);
    await pause(play.chance.between(200, 1_500));
  }
}

async function acknowledge(play: Play): Promise<void> {
  const lena = play.cast.as('lena');
  const root = lena.messages('support-triage');
  const alert = root.flatMap((one) => [one, ...lena.thread(one)]).find((one) => offers(one, ACKNOWLEDGE));
  if (!alert) return;
  aim(play);
  const done = await lena.click(alert, ACKNOWLEDGE).catch(() => null);
  if (done) counted(play.operations, 'acknowledged an alert');
}

/** A program adds sources to an inventory, each with a key of its own, however often it is sent. */
export async function playSources(play: Play, engagementId: string): Promise<void> {
  while (!play.isOver()) {
    const name = `source ${randomUUID()}`;
    const body = { ...SOURCE, name };
    const request = { method: 'POST' as const, body, idempotencyKey: randomUUID() };
    const added = await insist(play, `/v1/engagements/${engagementId}/sources`, request);
    if (added) note(play, { did: 'added source', name, at: Date.now() });
    await pause(play.chance.between(500, 3_000));
  }
}

const SOURCE = {
  system: 'Warehouse',
  owner: 'Data office',
  volume: '10 GB',
  accessMethod: 'sql',
  updateFrequency: 'daily',
  format: 'table',
  personalData: ['contact'],
  existsToday: true,
  accessible: true,
  checkedBy: PEOPLE.marco,
  checkedOn: '2026-01-05',
};

/** The clock: what happens every few minutes happens every few seconds, at one replica or at two at once. */
export async function tick(play: Play, isDone: () => boolean): Promise<void> {
  for (let hour = 0; !isDone(); hour += 1) {
    // A minute of long ago: none that the replicas think of by themselves.
    const slot = Temporal.Instant.fromEpochMilliseconds(hour * 3_600_000).toString();
    const first = play.chance.pick(play.stage.replicas);
    const others = play.stage.replicas.filter((one) => one !== first && play.chance.isSo(0.5));
    await Promise.all([first, ...others].map((replica) => replica.tick(slot)));
    await pause(4_000);
  }
}

/** The published keys, which whoever holds a token to them needs. */
export async function publishedKeys(play: Play): Promise<{ kid: string }[]> {
  const found = await call(play, '/.well-known/jwks.json');
  return found ? (found as { keys: { kid: string }[] }).keys : publishedKeys(play);
}
