import { and, asc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { Orm, Tx } from '../../db/database.ts';
import { listed } from '../../db/listed.ts';
import { engagement, engagementHoliday, engagementPerson, phaseEntry } from '../../db/schema/engagement.ts';
import {
  gateAttestation,
  gateDecision,
  gateDelegation,
  gateOverride,
  gateRatification,
  gateRequest,
  task,
} from '../../db/schema/gates.ts';
import { person } from '../../db/schema/workspace.ts';
import { ofCycle, ofEngagement, withId } from '../../db/scope.ts';
import { given, statement } from '../../db/statement.ts';
import type { Holiday } from '../engagement/holiday-store.ts';
import { peopleIn } from '../engagement/opening-store.ts';
import type { Engagement, Named } from '../engagement/store.ts';
import { CONDITION } from './ids.ts';
import type { Override, Ratification } from './override-store.ts';
import type { Mandate } from './rules.ts';
import { type Attestation, type Decision, type GateRequest, typed } from './store.ts';
import type { Task } from './tasks.ts';

/** What is kept beside a request. */
export interface Beside {
  decisions: readonly Decision[];
  /** Those that stand. */
  attestations: readonly Attestation[];
  mandates: readonly Mandate[];
  holidays: readonly Holiday[];
  /** One at most. */
  overrides: readonly Override[];
  ratifications: readonly Ratification[];
  /** The phase that the request's cycle is in; null where it is in none any more. */
  phase: number | null;
}

/** A request with all that its messages rest on. */
export interface WholeRequest extends Beside {
  request: GateRequest;
  engagement: Engagement;
  people: readonly Named[];
  /** What Slack calls the people, as far as it is known. */
  names: Readonly<Record<string, string>>;
  /** [G12] What its conditions became, done ones too. */
  conditions: readonly Task[];
}

const isWanted = withId(gateRequest, given('workspaceId'), given('id'));

const beside = {
  decisions: listed(gateDecision, {
    where: and(
      eq(gateDecision.workspaceId, gateRequest.workspaceId),
      eq(gateDecision.requestId, gateRequest.id),
    ),
    order: [asc(gateDecision.at), asc(gateDecision.id)],
  }),
  attestations: listed(gateAttestation, {
    where: and(
      eq(gateAttestation.workspaceId, gateRequest.workspaceId),
      eq(gateAttestation.requestId, gateRequest.id),
      isNull(gateAttestation.withdrawnAt),
    ),
    order: [asc(gateAttestation.at)],
  }),
  mandates: listed(gateDelegation, {
    where: and(
      ofEngagement(gateDelegation, gateRequest.workspaceId, gateRequest.engagementId),
      isNull(gateDelegation.endedAt),
    ),
    order: [asc(gateDelegation.fromDay), asc(gateDelegation.id)],
  }),
  holidays: listed(engagementHoliday, {
    where: ofEngagement(engagementHoliday, gateRequest.workspaceId, gateRequest.engagementId),
    order: [asc(engagementHoliday.day)],
  }),
  overrides: listed(gateOverride, {
    where: and(
      eq(gateOverride.workspaceId, gateRequest.workspaceId),
      eq(gateOverride.requestId, gateRequest.id),
    ),
    order: [asc(gateOverride.requestId)],
  }),
  ratifications: listed(gateRatification, {
    where: and(
      eq(gateRatification.workspaceId, gateRequest.workspaceId),
      eq(gateRatification.requestId, gateRequest.id),
    ),
    order: [asc(gateRatification.at)],
  }),
  phase: sql<number | null>`(select ${phaseEntry.phase} from ${phaseEntry} where ${and(
    ofCycle(phaseEntry, gateRequest.workspaceId, gateRequest.engagementId, gateRequest.cycle),
    isNull(phaseEntry.leftAt),
  )})`,
};

/** What is kept beside a request, in one statement: it is asked for with every decision. */
export async function besideRequest(tx: Tx, workspaceId: string, id: string): Promise<Beside> {
  const [found] = await besideOf(tx, { workspaceId, id });
  if (!found) throw new Error(`no request ${id}`);
  return found;
}

const besideOf = statement((orm) => orm.select(beside).from(gateRequest).where(isWanted));

/** A request with all that its messages rest on, in one statement; undefined where there is none. */
export async function findWhole(tx: Tx, workspaceId: string, id: string): Promise<WholeRequest | undefined> {
  const [found] = await whole(tx, { workspaceId, id });
  return found && { ...found, request: typed(found.request) };
}

/** As `findWhole`, of the request that a decision is about. */
export async function findWholeDecided(
  tx: Tx,
  workspaceId: string,
  decisionId: string,
): Promise<WholeRequest | undefined> {
  const [found] = await wholeDecided(tx, { workspaceId, id: decisionId });
  return found && { ...found, request: typed(found.request) };
}

const whole = statement((orm) => wholeOf(orm, isWanted));

const wholeDecided = statement((orm) => {
  const about = orm
    .select({ requestId: gateDecision.requestId })
    .from(gateDecision)
    .where(withId(gateDecision, given('workspaceId'), given('id')));
  return wholeOf(orm, withId(gateRequest, given('workspaceId'), about));
});

function wholeOf(orm: Orm, isMeant: SQL | undefined) {
  const named = orm
    .select({ userId: engagementPerson.userId })
    .from(engagementPerson)
    .where(ofEngagement(engagementPerson, gateRequest.workspaceId, gateRequest.engagementId))
    // Whoever signed may be none of them any more.
    .unionAll(
      orm
        .select({ userId: gateAttestation.userId })
        .from(gateAttestation)
        .where(
          and(
            eq(gateAttestation.workspaceId, gateRequest.workspaceId),
            eq(gateAttestation.requestId, gateRequest.id),
          ),
        ),
    );
  return orm
    .select({
      request: gateRequest,
      engagement,
      people: peopleIn(sql`${gateRequest.workspaceId}`, sql`${gateRequest.engagementId}`),
      names: sql<
        Record<string, string>
      >`(select coalesce(json_object_agg(${person.userId}, ${person.name}), '{}')
        from ${person} where ${and(eq(person.workspaceId, gateRequest.workspaceId), inArray(person.userId, named))})`,
      conditions: listed(task, {
        where: and(
          eq(task.workspaceId, gateRequest.workspaceId),
          eq(task.kind, CONDITION),
          sql`${task.subject} = ${gateRequest.id}::text`,
        ),
        order: [asc(task.dueOn), asc(task.createdAt), asc(task.id)],
      }),
      ...beside,
    })
    .from(gateRequest)
    .innerJoin(engagement, withId(engagement, gateRequest.workspaceId, gateRequest.engagementId))
    .where(isMeant);
}
