import { type Check, isSampleAgain, type Sample } from './sample.ts';

/** What a check of a monitor came to. `between`: past the limit that fires no more, and not yet past the one that clears. */
export type Verdict = 'breach' | 'between' | 'clear' | Blindness;
/** Why a check says nothing about the limit. */
export type Blindness = 'no data' | 'error' | 'insufficient data';

/**
 * [M6] Where an alert is in its life. `pending`: broken, but not often enough in a row to wake anybody. `recovering`: clear,
 * but not often enough in a row.
 */
export type Stage = 'pending' | 'firing' | 'acknowledged' | 'recovering' | 'resolved';

/** How often in a row, and how long, before something is said. */
export interface AlertPolicy {
  breachesToFire: number;
  clearsToResolve: number;
  /** A monitor that has seen nothing for so long is told of. */
  blindAfter: Temporal.Duration;
  /** An alert that fires and that nobody acknowledges goes to the lead after so long. */
  escalateAfter: Temporal.Duration;
}

/** One monitor's alert, from the first breach (or the first blind check) to its end. Counters are of checks in a row. */
export interface AlertLife {
  /** Null: nothing is broken, as far as could be seen. */
  stage: Stage | null;
  breaches: number;
  clears: number;
  /** Since when, and why, checks say nothing. It leaves the stage as it is. */
  blind: { why: Blindness; since: Temporal.Instant } | null;
  /** The newest check that was taken in; what is older, or the same again, changes nothing. */
  checkedAt: Temporal.Instant | null;
  /** What counted last; null where its feed does not say when that was measured. */
  sample: Sample | null;
  firedAt: Temporal.Instant | null;
  acknowledgedBy: string | null;
  /** Whoever looks into it; it is not over before they say what they found. */
  investigatedBy: string | null;
  findings: string | null;
  /** Somebody said that it is no problem: nothing fires until it has been clear again. */
  dismissed: boolean;
}

export const UNBROKEN: AlertLife = {
  stage: null,
  breaches: 0,
  clears: 0,
  blind: null,
  checkedAt: null,
  sample: null,
  firedAt: null,
  acknowledgedBy: null,
  investigatedBy: null,
  findings: null,
  dismissed: false,
};

/** [M6] Takes in one check. Missing data, faults and too few cases never move an alert on, and never resolve it. */
export function afterCheck(life: AlertLife, check: Check, policy: AlertPolicy): AlertLife {
  if (life.checkedAt && Temporal.Instant.compare(check.at, life.checkedAt) <= 0) return life;
  if (isSampleAgain(life, check)) return { ...life, checkedAt: check.at, blind: null };
  const now = { ...life, checkedAt: check.at, sample: check.sample ?? life.sample };
  switch (check.verdict) {
    case 'breach':
      return afterBreach({ ...now, blind: null }, check.at, policy);
    case 'between':
      return { ...now, blind: null, breaches: 0, clears: 0, stage: unsettled(now) };
    case 'clear':
      return afterClear({ ...now, blind: null }, policy);
    default:
      return { ...now, blind: blindSince(life.blind, check.verdict, check.at) };
  }
}

function afterBreach(life: AlertLife, at: Temporal.Instant, policy: AlertPolicy): AlertLife {
  const breaches = life.breaches + 1;
  const counted = { ...life, breaches, clears: 0 };
  if (life.dismissed) return counted;
  switch (life.stage) {
    case 'firing':
    case 'acknowledged':
      return counted;
    // It was told of already: it need not be broken so often again.
    case 'recovering':
      return { ...counted, stage: underWay(life) };
    default: {
      const again = life.stage === 'resolved' && !isOver(life);
      if (breaches < policy.breachesToFire) return { ...counted, stage: again ? 'resolved' : 'pending' };
      // Whoever looks into it looks into this too.
      if (again) return { ...counted, stage: underWay(life), findings: null };
      return {
        ...UNBROKEN,
        checkedAt: life.checkedAt,
        sample: life.sample,
        breaches,
        stage: 'firing',
        firedAt: at,
      };
    }
  }
}

function afterClear(life: AlertLife, policy: AlertPolicy): AlertLife {
  const clears = life.clears + 1;
  const settled = clears >= policy.clearsToResolve;
  const counted = { ...life, clears, breaches: 0, dismissed: life.dismissed && !settled };
  if (life.stage === null || life.stage === 'resolved') return counted;
  if (life.stage === 'pending') return { ...counted, stage: null };
  return { ...counted, stage: settled ? 'resolved' : 'recovering' };
}

/** Neither broken nor clear: what was pending is over, what was recovering is not. */
function unsettled(life: AlertLife): Stage | null {
  if (life.stage === 'pending') return null;
  return life.stage === 'recovering' ? underWay(life) : life.stage;
}

const underWay = (life: AlertLife): Stage => (life.acknowledgedBy === null ? 'firing' : 'acknowledged');

/** From one kind of blindness to another it is the same blindness: since when nothing has been seen is what counts. */
const blindSince = (
  before: AlertLife['blind'],
  why: Blindness,
  at: Temporal.Instant,
): AlertLife['blind'] => ({
  why,
  since: before?.since ?? at,
});

/** Whether it fires, and may be acknowledged, looked into, or be dismissed. */
export const isOpen = ({ stage }: AlertLife): boolean =>
  stage === 'firing' || stage === 'acknowledged' || stage === 'recovering';

/** [M7] Over: resolved, and whoever looked into it has said what they found. */
export const isOver = (life: AlertLife): boolean =>
  life.stage === 'resolved' && (life.investigatedBy === null || life.findings !== null);

/** [M7] Somebody has it. The first one stays; a recovering alert goes on recovering. */
export function acknowledged(life: AlertLife, by: string): AlertLife {
  if (!isOpen(life) || life.acknowledgedBy !== null) return life;
  return { ...life, acknowledgedBy: by, stage: life.stage === 'firing' ? 'acknowledged' : life.stage };
}

/** [M7] Somebody looks into it: that is an acknowledgement too. */
export function investigated(life: AlertLife, by: string): AlertLife {
  if (isOver(life) || life.stage === null || life.stage === 'pending') return life;
  return { ...acknowledged(life, by), investigatedBy: life.investigatedBy ?? by };
}

/** [M7] What was found. It is over only once it is clear, too. */
export const found = (life: AlertLife, findings: string): AlertLife =>
  life.investigatedBy === null ? life : { ...life, findings };

/** [M7] No problem: it is over now, and fires again only after it has been clear. */
export function dismissed(life: AlertLife): AlertLife {
  if (!isOpen(life)) return life;
  return { ...life, stage: 'resolved', dismissed: true, investigatedBy: null };
}

/** What people have been told last of an alert, and what they should know by now. */
export type Told = 'nothing' | 'firing' | 'resolved' | 'blind';

/** What keeps an alert from being told: a snooze, a silence, or a broken feed that is told of itself. */
export interface Hush {
  snoozedUntil: Temporal.Instant | null;
  silencedUntil: Temporal.Instant | null;
  inhibited: boolean;
}

/**
 * [M6] What to tell now, once; null where nothing is new. Nothing is told while it is hushed, and what came meanwhile is
 * told at the end of it, as it is then: an alert that was resolved within a silence is told as resolved (facts f7), one
 * that came and went within it never.
 */
export function toTell(
  life: AlertLife,
  told: Told,
  hush: Hush,
  policy: AlertPolicy,
  now: Temporal.Instant,
): Exclude<Told, 'nothing'> | null {
  if (isHushed(hush, now)) return null;
  const current = currently(life, policy, now);
  if (current === told || current === null) return null;
  // Nobody heard of it: nobody needs to hear that it is over.
  if (current === 'resolved' && told === 'nothing') return null;
  return current;
}

/** Whether anything keeps it from being told now. */
export const isHushed = (hush: Hush, now: Temporal.Instant): boolean =>
  hush.inhibited || isAhead(hush.snoozedUntil, now) || isAhead(hush.silencedUntil, now);

/** Null: as it was told last, whatever that was. */
function currently(
  life: AlertLife,
  policy: AlertPolicy,
  now: Temporal.Instant,
): Exclude<Told, 'nothing'> | null {
  if (isOpen(life)) return 'firing';
  if (isBlind(life, policy, now)) return 'blind';
  if (life.blind) return null;
  return 'resolved';
}

/** [M2] Nothing has been seen for longer than the monitor allows. */
const isBlind = ({ blind }: AlertLife, { blindAfter }: AlertPolicy, now: Temporal.Instant): boolean =>
  blind !== null && Temporal.Instant.compare(blind.since.add(blindAfter), now) <= 0;

/** [M6] Whether it has waited for somebody to acknowledge it for too long. A hushed alert waits for nobody. */
export function isToEscalate(
  life: AlertLife,
  hush: Hush,
  policy: AlertPolicy,
  now: Temporal.Instant,
): boolean {
  if (life.stage !== 'firing' || !life.firedAt || isHushed(hush, now)) return false;
  const from = [life.firedAt, hush.snoozedUntil, hush.silencedUntil].reduce<Temporal.Instant>(
    (latest, at) => (at && Temporal.Instant.compare(at, latest) > 0 ? at : latest),
    life.firedAt,
  );
  return Temporal.Instant.compare(from.add(policy.escalateAfter), now) <= 0;
}

const isAhead = (until: Temporal.Instant | null, now: Temporal.Instant): boolean =>
  until !== null && Temporal.Instant.compare(now, until) < 0;
