import { setTimeout as pause } from 'node:timers/promises';
import { type Known, webhookBody } from '../alertmanager.ts';
import { idle, insist, note, type Play } from './play.ts';

/** Alerts that are told by webhook; and some of which nothing is ever told, but what the API says. */
const TOLD = ['LatencyHigh', 'ErrorsHigh', 'QueueLong'];
const SILENT = ['QuietlyAway', 'QuietlySlow'];
/** Milliseconds. */
const FIRES_FOR = { least: 1_000, most: 25_000 };
const LATE_BY = { least: 0, most: 25_000 };
/** After so many answers that held it nobody can have missed it: one a minute. */
const READS = 3;

/** An Alertmanager: its alerts fire and end, and it tells so twice, late, after what came later, or not at all. */
export async function playAlertmanager(play: Play): Promise<void> {
  const { alertmanager } = play.stage;
  alertmanager.chance = play.chance.of('alertmanager');
  alertmanager.failed = (what) => play.faults.happened(what);
  await Promise.all([
    ...TOLD.map((name) => playTold(play, name)),
    ...SILENT.map((name, at) => playSilent(play, name, at > 0)),
  ]);
}

async function playTold(play: Play, name: string): Promise<void> {
  const { chance, faults } = play;
  const between = ({ least, most }: typeof LATE_BY) => idle(play, chance.between(least, most));
  /** Of times that are over. */
  const again: Promise<unknown>[] = [];
  while (!play.isOver()) {
    await between(LATE_BY);
    const firing = happens(play, name, 'firing');
    const isOutOfOrder = chance.isSo(0.2);
    if (!isOutOfOrder) await tell(play, [firing]);
    await between(FIRES_FOR);
    const resolved = happens(play, name, 'resolved');
    await tell(play, [resolved]);
    if (isOutOfOrder) {
      faults.happened('webhook out of order');
      await tell(play, [firing]);
    }
    if (!chance.isSo(0.5)) continue;
    // As another one of its cluster does, that has not heard that this was told.
    faults.happened('webhook late');
    again.push(between(LATE_BY).then(() => tell(play, chance.isSo(0.5) ? [firing] : [firing, resolved])));
  }
  await Promise.all(again);
}

/** It fires, or is over; who asks is told so from now on. */
function happens({ stage, lines }: Play, alert: string, status: 'firing' | 'resolved'): Known {
  const at = Date.now();
  const known = stage.alertmanager.set(alert, at, status === 'firing' ? at : undefined);
  lines.push({ did: 'tells alert', alert, status, startsAt: known.startsAt, at });
  return known;
}

/** By webhook, until it is taken; and now and then by two of them at once. */
async function tell(play: Play, alerts: readonly Known[]): Promise<void> {
  const { furnishing } = play;
  const request = { method: 'POST' as const, body: webhookBody(alerts), key: furnishing.webhookToken };
  if (await insist(play, '/webhooks/alertmanager', request)) for (const one of alerts) told(play, one);
}

const told = (play: Play, { name: alert, status, startsAt }: Known): void =>
  note(play, { did: 'told alert', alert, status, startsAt, at: Date.now() });

/** What is silenced, or of which the message was lost: only the API knows. */
async function playSilent(play: Play, name: string, changes: boolean): Promise<void> {
  const { reads } = play.stage.alertmanager;
  for (let isFiring = true; !play.isOver(); isFiring = !isFiring) {
    const now = happens(play, name, isFiring ? 'firing' : 'resolved');
    const readSince = () => reads.filter((asked) => asked > now.updatedAt).length;
    while (!play.isOver() && !(changes && readSince() >= READS)) await pause(1_000);
    // What stays as it is, is found by the first one that asks.
    if (readSince() >= (isFiring && play.isOver() ? 1 : READS)) told(play, now);
  }
}
