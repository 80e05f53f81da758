import { button } from '@phasegate/block-kit/blocks.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { and, asc, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Orm } from '../../db/database.ts';
import { cycle, engagement as engagementTable } from '../../db/schema/engagement.ts';
import { gateOverride, gateRequest, task } from '../../db/schema/gates.ts';
import { ofEngagement, withId } from '../../db/scope.ts';
import { given, statement } from '../../db/statement.ts';
import type { DigestPart, Task, Waiting } from '../news.ts';
import { inLanguage } from '../playbook/playbook.ts';
import type { CardContext } from '../room.ts';
import { requestState } from './cards.ts';
import { CONDITION, IDS } from './ids.ts';
import { isDecidable } from './phases.ts';
import { awaitedOf, waitingFor } from './screens/awaited.ts';
import { actsOf } from './screens/buttons.ts';
import { gateName } from './screens/words.ts';

/** Requests that somebody has to act on: open ones, and overrides that nobody has ratified yet. */
export async function pending(
  { tx, workspaceId, world }: CardContext,
  engagementId?: string,
): Promise<{ id: string }[]> {
  const rows = engagementId
    ? await askedOf(tx, { workspaceId, engagementId })
    : await askedEverywhere(tx, { workspaceId });
  // After going back nobody can decide on a gate of a later phase: nobody is asked to.
  const { gates } = world.playbook;
  return rows.filter(
    ({ gate: key, state, phase, askedIn }) =>
      state !== 'open' ||
      gates.some((gate) => gate.key === key && isDecidable(gate, { phase: askedIn }, phase)),
  );
}

const asked = (orm: Orm, where?: SQL) =>
  orm
    .select({
      id: gateRequest.id,
      gate: gateRequest.gate,
      state: gateRequest.state,
      askedIn: gateRequest.phase,
      phase: cycle.phase,
    })
    .from(gateRequest)
    .innerJoin(engagementTable, withId(engagementTable, gateRequest.workspaceId, gateRequest.engagementId))
    .innerJoin(
      cycle,
      and(
        ofEngagement(cycle, gateRequest.workspaceId, gateRequest.engagementId),
        eq(cycle.number, gateRequest.cycle),
      ),
    )
    .leftJoin(
      gateOverride,
      and(eq(gateOverride.workspaceId, gateRequest.workspaceId), eq(gateOverride.requestId, gateRequest.id)),
    )
    .where(
      and(
        eq(gateRequest.workspaceId, given('workspaceId')),
        where,
        sql`${gateRequest.state} in ('open', 'overridden')`,
        or(sql`${gateRequest.state} = 'open'`, isNull(gateOverride.ratifiedAt)),
        sql`${engagementTable.state} = 'active'`,
      ),
    )
    .orderBy(asc(gateRequest.dueOn), asc(gateRequest.id));

const askedOf = statement((orm) => asked(orm, eq(gateRequest.engagementId, given('engagementId'))));
const askedEverywhere = statement((orm) => asked(orm));

/** [D1] [G11] What waits at the gates of an engagement, on whom; overrides stay until they are ratified. */
export async function gatesDigest(context: CardContext, engagementId: string): Promise<DigestPart> {
  const { say } = context;
  const waiting: Waiting[] = [];
  let next: DigestPart['next'];
  for (const { id } of await pending(context, engagementId)) {
    const state = await requestState(context, id);
    const awaited = state && awaitedOf(state);
    if (!awaited) continue;
    const isOpen = state.request.state === 'open';
    const what = say.md(isOpen ? 'gates.waiting.open' : 'gates.waiting.ratify', {
      gate: gateName(say, state),
    });
    waiting.push({ what, ...awaited });
    if (isOpen) next ??= { what, on: Temporal.PlainDate.from(state.request.dueOn) };
  }
  return { changed: [], waiting, ...(next && { next }) };
}

/** [E4] How many people's approvals the open gates of an engagement wait for. */
export async function approvalsWaiting(context: CardContext, engagementId: string): Promise<number> {
  const awaited = new Set<string>();
  for (const { id } of await pending(context, engagementId)) {
    const state = await requestState(context, id);
    if (state?.request.state !== 'open') continue;
    for (const userId of waitingFor(state)) awaited.add(userId);
  }
  return awaited.size;
}

/** [E5] What the gates ask of one person: to decide, to attest, to ratify, to meet a condition. */
export async function gatesTasks(
  context: CardContext,
  userId: string,
  engagementId?: string,
): Promise<Task[]> {
  const { say } = context;
  const tasks: Task[] = [];
  for (const { id } of await pending(context, engagementId)) {
    const state = await requestState(context, id);
    const awaited = state && awaitedOf(state);
    if (!state || !awaited?.on.includes(userId)) continue;
    const { request, engagement, gate } = state;
    const isOpen = request.state === 'open';
    const params = { gate: gateName(say, state), engagement: engagement.name };
    tasks.push({
      engagementId: engagement.id,
      what: say.md(isOpen ? 'gates.task.decide' : 'gates.task.ratify', params),
      why: say.md('gates.request.why', { why: inLanguage(gate.why, say) }),
      due: isOpen ? Temporal.PlainDate.from(request.dueOn) : null,
      since: awaited.since,
      button: button(say('gates.button.evidence'), IDS.evidence, { value: request.id }),
      acts: actsOf(say, state, userId),
    });
  }
  return [...tasks, ...(await conditionsOn(context, userId, engagementId))];
}

async function conditionsOn(
  { tx, workspaceId, say }: CardContext,
  userId: string,
  engagementId?: string,
): Promise<Task[]> {
  const rows = await tx
    .select({ task, name: engagementTable.name })
    .from(task)
    .innerJoin(engagementTable, withId(engagementTable, task.workspaceId, task.engagementId))
    .where(
      and(
        eq(task.workspaceId, workspaceId),
        eq(task.kind, CONDITION),
        eq(task.owner, userId),
        eq(task.state, 'open'),
        engagementId ? eq(task.engagementId, engagementId) : undefined,
        eq(engagementTable.state, 'active'),
      ),
    )
    .orderBy(asc(task.dueOn), asc(task.id));
  return rows.map(({ task: one, name }) => ({
    engagementId: one.engagementId,
    what: say.md('gates.task.meet', { text: fitText(one.text, 150), engagement: name }),
    why: say.md('gates.task.meet.why'),
    due: Temporal.PlainDate.from(one.dueOn),
    since: one.createdAt,
    button: button(say('gates.tasks.done'), IDS.taskOpen, { value: one.id }),
  }));
}
