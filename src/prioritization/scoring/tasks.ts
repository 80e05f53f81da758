import { button } from '@phasegate/block-kit/blocks.ts';
import { and, eq, isNull, lte } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { engagement, engagementPerson, phaseEntry } from '../../../db/schema/engagement.ts';
import { ofCycle, withId } from '../../../db/scope.ts';
import type { Role } from '../../engagement/roles.ts';
import { currentPhase, findEngagement, peopleOf } from '../../engagement/store.ts';
import type { DigestPart, Task } from '../../news.ts';
import type { CardContext } from '../../room.ts';
import { markup } from '../../texts/say.ts';
import { LAST_PHASE } from './choice-rules.ts';
import { SCORING_IDS } from './ids.ts';
import { type Unscored, unscoredBy, unsettled } from './matrix-store.ts';
import { isScorer } from './round.ts';
import { nameText } from './screens/words.ts';

/** Use cases that are tasks of their own; the others are one together. */
const NAMED = 3;
/** So many scores say something that one alone does not; fewer where fewer people can score. */
const SEVERAL = 2;

const NONE = { rows: [], total: 0 };

/** [E5] [P2.2] What a person is to score, once others have begun; and what the lead is to settle. */
export async function scoringTasks(
  context: CardContext,
  userId: string,
  engagementId?: string,
): Promise<Task[]> {
  const { tx, workspaceId } = context;
  const tasks: Task[] = [];
  for (const [id, roles] of await rolesOf(tx, workspaceId, userId, engagementId)) {
    const scores = roles.some(isScorer);
    const open = scores ? await unscoredBy(tx, workspaceId, id, userId, { limit: NAMED, begun: true }) : NONE;
    tasks.push(...tasksFor(context, id, 'score', open));
    if (!roles.includes('lead')) continue;
    tasks.push(...tasksFor(context, id, 'settle', await settleable(tx, workspaceId, id, NAMED)));
  }
  return tasks;
}

/** The active engagements that a person is named in and that have not chosen for good, with their roles there. */
async function rolesOf(
  tx: Tx,
  workspaceId: string,
  userId: string,
  engagementId?: string,
): Promise<Map<string, Role[]>> {
  const rows = await tx
    .select({ id: engagement.id, role: engagementPerson.role })
    .from(engagementPerson)
    .innerJoin(engagement, withId(engagement, engagementPerson.workspaceId, engagementPerson.engagementId))
    .innerJoin(
      phaseEntry,
      and(
        ofCycle(phaseEntry, engagement.workspaceId, engagement.id, engagement.cycle),
        isNull(phaseEntry.leftAt),
        lte(phaseEntry.phase, LAST_PHASE),
      ),
    )
    .where(
      and(
        eq(engagementPerson.workspaceId, workspaceId),
        eq(engagementPerson.userId, userId),
        eq(engagement.state, 'active'),
        engagementId ? eq(engagement.id, engagementId) : undefined,
      ),
    )
    .orderBy(engagement.createdAt, engagement.id);
  const roles = new Map<string, Role[]>();
  for (const { id, role } of rows) roles.set(id, [...(roles.get(id) ?? []), role]);
  return roles;
}

/** Several have scored, or everybody who may. */
async function settleable(tx: Tx, workspaceId: string, engagementId: string, limit: number) {
  const people = await peopleOf(tx, workspaceId, engagementId);
  const able = new Set(
    people.filter((one) => !one.isDeactivated && isScorer(one.role)).map((one) => one.userId),
  );
  return unsettled(tx, workspaceId, engagementId, {
    least: Math.max(1, Math.min(SEVERAL, able.size)),
    limit,
  });
}

function tasksFor(
  { say }: CardContext,
  engagementId: string,
  what: 'score' | 'settle',
  { rows, total }: { rows: readonly Unscored[]; total: number },
): Task[] {
  const because = { engagementId, why: say(`scoring.task.${what}.why`), due: null, since: null };
  const named = rows.map((row) => ({
    ...because,
    what: say.md(`scoring.task.${what}`, { name: markup(nameText(row.name)), count: row.counted }),
    button: button(say(`scoring.button.${what}`), SCORING_IDS.open, { value: row.id }),
  }));
  if (total <= rows.length) return named;
  const rest = {
    ...because,
    what: say.md(`scoring.task.${what}.more`, { count: total - rows.length }),
    button: button(say('scoring.button.score'), SCORING_IDS.list, { value: engagementId }),
  };
  return [...named, rest];
}

/** [D1] [P2.2] What waits to be settled; of the scores themselves nothing, since some are still to score. */
export async function scoringDigest(
  { tx, workspaceId, say }: CardContext,
  engagementId: string,
): Promise<DigestPart> {
  const nothing = { changed: [], waiting: [] };
  const found = await findEngagement(tx, workspaceId, engagementId);
  if (!found || (await currentPhase(tx, workspaceId, found)).entry.phase > LAST_PHASE) return nothing;
  const { rows, total } = await settleable(tx, workspaceId, engagementId, 1);
  const [first] = rows;
  if (!first) return nothing;
  const people = await peopleOf(tx, workspaceId, engagementId);
  const leads = people.filter((one) => one.role === 'lead' && !one.isDeactivated).map((one) => one.userId);
  const what = say.md('scoring.waiting.settle', { name: markup(nameText(first.name)), count: total });
  return { changed: [], waiting: [{ what, on: leads, since: null }] };
}
