import type { Card, CardContext, PhaseStatus } from '../room.ts';
import { dayOf, workingDay } from './calendar.ts';
import { forecast, PACE_DAYS, plannedEnd, signalOf } from './forecast.ts';
import { nextStep } from './next-step.ts';
import { phaseStart, plannedIn } from './rules.ts';
import { type CardState, engagementCard, type Standing } from './screens/card.ts';
import { readPhase } from './standing-store.ts';
import { lastStateChange } from './state-store.ts';
import { type Engagement, findEngagement, peopleOf } from './store.ts';

/** The pace is looked for this far back: so many working days fit, whatever the week and the holidays. */
const LOOK_BACK = { days: PACE_DAYS * 7 };

/** Renders the pinned card from current state. */
export const renderCard: Card = async (context, engagementId) => {
  const found = await findEngagement(context.tx, context.workspaceId, engagementId);
  if (!found) return null;
  return engagementCard(context.say, await readCard(context, found));
};

/** How an engagement stands, and who is who in it. */
export async function readCard(context: CardContext, engagement: Engagement): Promise<CardState> {
  const [people, standing] = await Promise.all([
    peopleOf(context.tx, context.workspaceId, engagement.id),
    readStanding(context, engagement),
  ]);
  return { ...standing, people };
}

/** How an engagement stands: the phase, its day, and what the room of that phase says of it. */
export async function readStanding(context: CardContext, engagement: Engagement): Promise<Standing> {
  const { tx, workspaceId, world } = context;
  const earliest = context.now.toZonedDateTimeISO(engagement.timeZone).toPlainDate().subtract(LOOK_BACK);
  const { entry, cycle, calendar, history } = await readPhase(tx, workspaceId, engagement, earliest);
  const usual = world.playbook.phases.find((one) => one.phase === entry.phase);
  if (!usual) throw new Error(`no phase ${entry.phase} in the playbook`);
  const phase = plannedIn(usual, entry);
  const today = dayOf(calendar, context.now);
  const start = phaseStart(entry, engagement);
  const day = workingDay(calendar, start, today);
  // Asked together: the rooms need nothing of each other.
  const [status, lines] = await Promise.all([
    phaseStatus(context, entry.phase, engagement.id),
    linesOf(context, engagement.id),
  ]);
  const { planned } = phase;
  const next = await nextStep(context, engagement, status);
  const rest = engagement.state === 'active' ? undefined : await lastStateChange(tx, engagement);
  return {
    engagement,
    phases: world.playbook.phases,
    phase,
    today,
    day,
    signal: engagement.state === 'active' ? signalOf(day, planned) : null,
    back: entry.how === 'back' ? entry : null,
    compressed:
      phase.planned !== usual.planned && usual.planned && cycle.reuse
        ? { full: usual.planned, reuse: cycle.reuse }
        : null,
    rest: rest ?? null,
    status,
    next,
    lines,
    plannedEnd: planned ? plannedEnd(calendar, start, planned) : null,
    forecast: forecast({ calendar, start, today, planned, left: status?.left, history }),
  };
}

/** What rooms of no single phase add, in the order of the house. */
async function linesOf(context: CardContext, engagementId: string): Promise<string[]> {
  const found = context.world.rooms.map((room) => room.cardLines?.(context, engagementId) ?? []);
  return (await Promise.all(found)).flat();
}

/** What the room of a phase says of an engagement; null where that phase is not furnished yet. */
export async function phaseStatus(
  context: CardContext,
  phase: number,
  engagementId: string,
): Promise<PhaseStatus | null> {
  const room = context.world.rooms.find((one) => one.phase === phase && one.status);
  return room?.status ? room.status(context, engagementId) : null;
}
