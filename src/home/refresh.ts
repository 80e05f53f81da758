import { together } from '../../db/together.ts';
import { dayOf } from '../engagement/calendar.ts';
import { phaseStatus } from '../engagement/card.ts';
import { nextStep } from '../engagement/next-step.ts';
import type { Task } from '../news.ts';
import type { CardContext } from '../room.ts';
import { type Glance, glanceFrom, type KeptStanding, type KeptTask, wordingOf } from './glance.ts';
import type { Seen, Since } from './seen-store.ts';

/** So many engagements are asked for one by one; for more, each room is asked once for all. */
const ONE_BY_ONE = 10;
/** Phases that one drawing reads; the next goes on. */
const PHASES_AT_ONCE = 100;

export interface Refreshed {
  glances: Map<string, Glance>;
  /** Those that were read now. */
  fresh: Map<string, Glance>;
  /** Engagements of the person whose phase is still to be read. */
  left: number;
}

/**
 * Brings glances up to date: those of engagements whose record has gone on, or in which the day or the people are others
 * now. Everything else is as it was kept.
 * @param since null where nothing is kept
 * @param first the engagements that are looked at: their phases are read before all others
 */
export async function refreshGlances(
  context: CardContext,
  userId: string,
  seen: readonly Seen[],
  { since, first }: { since: Since | null; first: ReadonlySet<string> },
): Promise<Refreshed> {
  const changed = since && new Set([...since.engagementIds, ...(await engagementsBehind(context, since))]);
  const glances = new Map<string, Glance>();
  const stale: Seen[] = [];
  for (const one of seen) {
    const kept = glanceFrom(one.kept);
    const isMine = one.roles.length > 0;
    if (changed === null || changed.has(one.engagement.id)) stale.push(one);
    else if (kept ? kept.made !== madeOf(context, one) : isMine) stale.push(one);
    else if (kept) glances.set(one.engagement.id, kept);
  }
  const fresh = new Map<string, Glance>();
  const told = await tasksIn(context, userId, stale);
  for (const one of stale) {
    const tasks = told.get(one.engagement.id) ?? [];
    if (one.roles.length === 0 && tasks.length === 0 && !one.kept) continue;
    const glance = { made: madeOf(context, one), tasks: tasks.map(keep), standing: null };
    fresh.set(one.engagement.id, glance);
    glances.set(one.engagement.id, glance);
  }
  const unread = seen
    .filter(({ roles, engagement }) => roles.length > 0 && glances.get(engagement.id)?.standing === null)
    .toSorted((a, b) => Number(first.has(b.engagement.id)) - Number(first.has(a.engagement.id)));
  for (const [id, standing] of await standingsOf(context, unread.slice(0, PHASES_AT_ONCE))) {
    const read = { ...(glances.get(id) as Glance), standing };
    fresh.set(id, read);
    glances.set(id, read);
  }
  return { glances, fresh, left: Math.max(0, unread.length - PHASES_AT_ONCE) };
}

const madeOf = ({ world, say, now }: CardContext, { engagement, holidays, unable }: Seen): string => {
  const today = dayOf({ ...engagement, holidays: new Set(holidays) }, now);
  return `${wordingOf(world.playbook, say.language)} ${today} ${unable}`;
};

/** Events of no engagement, such as those of a deployment, belong to some all the same: their rooms know. */
async function engagementsBehind(context: CardContext, { others }: Since): Promise<string[]> {
  if (others.length === 0) return [];
  const found: string[] = [];
  for (const room of context.world.rooms) found.push(...((await room.behind?.(context, others)) ?? []));
  return found;
}

/** [E5] Every room's tasks, by engagement. */
async function tasksIn(
  context: CardContext,
  userId: string,
  stale: readonly Seen[],
): Promise<Map<string, Task[]>> {
  if (stale.length === 0) return new Map();
  const about = stale.length > ONE_BY_ONE ? [undefined] : stale.map(({ engagement }) => engagement.id);
  const found = new Map<string, Task[]>();
  for (const engagementId of about) {
    for (const room of context.world.rooms) {
      for (const task of (await room.tasks?.(context, userId, engagementId)) ?? []) {
        // A room that cannot ask for one engagement gives all.
        if (engagementId !== undefined && task.engagementId !== engagementId) continue;
        found.set(task.engagementId, [...(found.get(task.engagementId) ?? []), task]);
      }
    }
  }
  return found;
}

/** By engagement; what all ask alike is asked once. */
async function standingsOf(context: CardContext, some: readonly Seen[]): Promise<[string, KeptStanding][]> {
  const read = await together(
    context.tx,
    some,
    async (tx, one): Promise<[string, KeptStanding]> => [
      one.engagement.id,
      await standingOf({ ...context, tx }, one),
    ],
  );
  return read.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}

/** [E8] How the phase stands, and the one next step, as the card and `/playbook` name it. */
async function standingOf(context: CardContext, { engagement, entry }: Seen): Promise<KeptStanding> {
  const status = await phaseStatus(context, entry.phase, engagement.id);
  const next = await nextStep(context, engagement, status);
  return {
    status: status && { done: status.done, total: status.total },
    next: next && { ...keep(next), on: [...next.on] },
  };
}

const keep = ({
  what,
  why,
  due,
  since,
  button,
}: Pick<Task, 'what' | 'why' | 'due' | 'since' | 'button'>): KeptTask => ({
  what,
  why,
  due: due?.toString() ?? null,
  since: since?.toString() ?? null,
  button,
});
