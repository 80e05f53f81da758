import { addWorkingDays, dayOf } from '../engagement/calendar.ts';
import { calendarOf } from '../engagement/holiday-store.ts';
import { cycleShown } from '../engagement/in-cycle.ts';
import { type Engagement, peopleOf } from '../engagement/store.ts';
import type { Gate } from '../playbook/gates-schema.ts';
import { computeEvidence, type Looking } from './evidence.ts';
import { obstaclesTo } from './obstacles.ts';
import { isAble, withAdditions } from './rules.ts';
import type { Asking } from './screens/ask.ts';
import { requestsOf } from './store.ts';

/** A gate that could be asked for, as it stands before it is. */
export interface Look {
  asking: Asking;
  /** Nothing keeps it from being asked for. */
  holds: boolean;
}

/** @param underWay the engagement in the cycle under way; `looking` stands in the gate's */
export async function look(
  looking: Looking,
  underWay: Engagement,
  gate: Gate,
  subject: string | null,
  asker: string,
): Promise<Look> {
  const { tx, workspaceId, engagement, now } = looking;
  const evidence = await computeEvidence(looking, gate, subject);
  const calendar = await calendarOf(tx, workspaceId, engagement);
  const open = (await requestsOf(tx, workspaceId, engagement, gate.key)).find((one) => one.state === 'open');
  const obstacles = await obstaclesTo(looking, gate, subject, asker, evidence);
  const asking: Asking = {
    engagement,
    cycle: cycleShown(underWay, engagement.cycle),
    gate,
    items: withAdditions(gate, evidence).items,
    quorum: evidence.quorum,
    looked: evidence.items,
    fixes: evidence.fixes,
    dueOn: addWorkingDays(calendar, dayOf(calendar, now), gate.due_days).toString(),
    able: await ableBy(looking, engagement, asker),
    openBy: open?.requestedBy ?? null,
    subject,
    sealable: evidence.sealing === undefined ? null : evidence.sealing !== null,
    ...obstacles,
  };
  const isFree = obstacles.lacking.length === 0 && !obstacles.rejected;
  return { asking, holds: evidence.computedHold && isFree };
}

async function ableBy(
  { tx, workspaceId }: Looking,
  engagement: Engagement,
  asker: string,
): Promise<Map<string, string[]>> {
  const people = await peopleOf(tx, workspaceId, engagement.id);
  const able = people.filter((one) => isAble(one, engagement) && one.userId !== asker);
  return new Map(
    [...Map.groupBy(able, (one) => one.role)].map(([role, list]) => [role, list.map((one) => one.userId)]),
  );
}
