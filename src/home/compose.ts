import { type Page, page } from '@phasegate/block-kit/fit.ts';
import { dayOf, workingDay } from '../engagement/calendar.ts';
import { signalOf } from '../engagement/forecast.ts';
import { withNextStep } from '../engagement/next-step.ts';
import { phaseStart, plannedIn } from '../engagement/rules.ts';
import type { NextStep, Task } from '../news.ts';
import type { Phase } from '../playbook/schema.ts';
import type { CardContext } from '../room.ts';
import type { Glance, KeptTask } from './glance.ts';
import type { Opened, Reader } from './opened-store.ts';
import { refreshGlances } from './refresh.ts';
import {
  type Course,
  countByPhase,
  hasPortfolio,
  mineInOrder,
  type PhaseCount,
  portfolioInOrder,
  tasksInOrder,
} from './rules.ts';
import type { Seen, Since } from './seen-store.ts';

/** An engagement on Home. */
export interface HomeEngagement extends Course {
  seen: Seen;
  planned: Phase;
}

/** One of the person's own, with its phase bar and what comes next. */
export interface MyEngagement extends HomeEngagement {
  /** Null where it is still being read. */
  status: { done: number; total: number } | null;
  next: NextStep | null;
  isRead: boolean;
}

export interface HomeTask extends Task {
  engagement: string;
  isLate: boolean;
}

/** All that Home shows one person. */
export interface HomeState {
  phases: readonly Phase[];
  reader: Reader;
  /** The language of the workspace's channels. */
  house: string;
  tasks: Page<HomeTask>;
  mine: Page<MyEngagement>;
  /** Null for whom there is none. */
  portfolio: { rows: Page<HomeEngagement>; phases: PhaseCount[] } | null;
  /** Engagements they may see, and from how many they have a digest. */
  seen: number;
  digests: number;
  /** Engagements whose phase is still to be read. */
  left: number;
}

/** What is read, and what of it is to be kept. */
export interface Composed {
  state: HomeState;
  fresh: ReadonlyMap<string, Glance>;
}

/** [H1] Reads everything a person's Home says, as it is now. */
export async function composeHome(
  context: CardContext,
  {
    reader,
    house,
    opened,
    seen,
    since,
  }: { reader: Reader; house: string; opened: Opened; seen: readonly Seen[]; since: Since | null },
): Promise<Composed> {
  const { phases } = context.world.playbook;
  const all = seen.map((one) => courseOf(context, one));
  const own = all.filter((one) => one.seen.roles.length > 0).toSorted(mineInOrder);
  const mine = page(own, opened.minePage);
  const first = new Set(mine.items.map((one) => one.seen.engagement.id));
  const { glances, fresh, left } = await refreshGlances(context, reader.userId, seen, { since, first });
  const portfolio = hasPortfolio(
    reader,
    seen.map((one) => one.roles),
  );
  return {
    fresh,
    state: {
      phases,
      reader,
      house,
      tasks: page(tasksOf(context, reader, all, glances), opened.tasksPage),
      mine: { ...mine, items: mine.items.map((one) => withStanding(one, glances)) },
      portfolio: portfolio
        ? { rows: page(all.toSorted(portfolioInOrder), opened.portfolioPage), phases: countByPhase(all) }
        : null,
      seen: all.length,
      digests: seen.filter((one) => one.hasDigest).length,
      left,
    },
  };
}

/** How far an engagement is in its plan. */
export function courseOf({ world, now }: CardContext, seen: Seen): HomeEngagement {
  const { engagement, entry, holidays } = seen;
  const usual = world.playbook.phases.find((one) => one.phase === entry.phase);
  if (!usual) throw new Error(`no phase ${entry.phase} in the playbook`);
  const planned = plannedIn(usual, entry);
  const { workingDays, timeZone } = engagement;
  const calendar = { workingDays, timeZone, holidays: new Set(holidays) };
  const day = workingDay(calendar, phaseStart(entry, engagement), dayOf(calendar, now));
  const signal = engagement.state === 'active' ? signalOf(day, planned.planned) : null;
  return { seen, planned, phase: entry.phase, day, signal, name: engagement.name };
}

/** [E5] [E8] What the rooms ask of the person, and the next steps that wait on them. */
function tasksOf(
  { now }: CardContext,
  { userId, timeZone }: Reader,
  all: readonly HomeEngagement[],
  glances: ReadonlyMap<string, Glance>,
): HomeTask[] {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const tasks = all.flatMap(({ seen, name }) => {
    const { id, state } = seen.engagement;
    const glance = glances.get(id);
    if (!glance || state !== 'active') return [];
    const told = glance.tasks.map((kept) => taskFrom(id, kept));
    return withNextStep(told, stepFrom(glance), { userId, engagementId: id }).map((task) => ({
      ...task,
      engagement: name,
      isLate: task.due !== null && Temporal.PlainDate.compare(task.due, today) < 0,
    }));
  });
  return tasks.toSorted(tasksInOrder);
}

function withStanding(of: HomeEngagement, glances: ReadonlyMap<string, Glance>): MyEngagement {
  const glance = glances.get(of.seen.engagement.id);
  return {
    ...of,
    status: glance?.standing?.status ?? null,
    next: glance ? stepFrom(glance) : null,
    isRead: Boolean(glance?.standing),
  };
}

function stepFrom({ standing }: Glance): NextStep | null {
  if (!standing?.next) return null;
  const { engagementId: _, ...step } = taskFrom('', standing.next);
  return { ...step, on: standing.next.on };
}

const taskFrom = (engagementId: string, { what, why, due, since, button }: KeptTask): Task => ({
  engagementId,
  what,
  why,
  due: due === null ? null : Temporal.PlainDate.from(due),
  since: since === null ? null : Temporal.Instant.from(since),
  button,
});
