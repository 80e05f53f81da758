import { and, asc, eq, exists, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import { query, type Tx } from '../../db/database.ts';
import { digestSubscription } from '../../db/schema/digest.ts';
import { engagement, engagementHoliday, engagementPerson, phaseEntry } from '../../db/schema/engagement.ts';
import { homeGlance } from '../../db/schema/home.ts';
import { auditEvent, auditLane } from '../../db/schema/record.ts';
import { person } from '../../db/schema/workspace.ts';
import { ofCycle, ofEngagement } from '../../db/scope.ts';
import type { Role } from '../engagement/roles.ts';
import type { Engagement, PhaseEntry } from '../engagement/store.ts';
import type { RecordEnd } from '../record/ends.ts';
import type { Reader } from './opened-store.ts';

/** What was changed after an end of the record. */
export interface Since {
  engagementIds: string[];
  /** Events of no engagement, by what they are about. */
  others: { kind: string; subject: string }[];
}

/** What happened after an end of the record; only those lanes are looked at that went on. */
export async function happenedSince(tx: Tx, workspaceId: string, { lanes }: RecordEnd): Promise<Since> {
  const known = sql`coalesce((${JSON.stringify(lanes)}::jsonb ->> lane.lane::text)::bigint, 0)`;
  const rows = await query<{ engagementId: string | null; kind: string; subject: string }>(
    tx,
    sql`select distinct event.engagement_id as "engagementId",
          case when event.engagement_id is null then event.kind else '' end as kind,
          case when event.engagement_id is null then event.subject else '' end as subject
        from ${auditLane} lane
        join ${auditEvent} event on event.workspace_id = lane.workspace_id and event.lane = lane.lane
          and event.place > ${known}
        where lane.workspace_id = ${workspaceId} and lane.place > ${known}`,
  );
  return {
    engagementIds: rows.flatMap((row) => row.engagementId ?? []),
    others: rows.flatMap(({ engagementId, kind, subject }) => (engagementId ? [] : [{ kind, subject }])),
  };
}

/** One engagement that a person may see, with all that Home needs of it but what the rooms say. */
export interface Seen {
  engagement: Engagement;
  entry: PhaseEntry;
  holidays: string[];
  /** The person's own; empty where they are not named. */
  roles: Role[];
  /** How many of its people are there no more, or of another organization: whom it waits on depends on it. */
  unable: number;
  hasDigest: boolean;
  kept: unknown;
}

/** [X9] Open engagements are for their workspace, restricted ones for their people and the workspace's admins. */
function visibleTo(tx: Tx, workspaceId: string, { userId, isAdmin, isExternal }: Reader): SQL | undefined {
  const named = exists(
    tx
      .select({ one: sql`1` })
      .from(engagementPerson)
      .where(
        and(
          ofEngagement(engagementPerson, engagement.workspaceId, engagement.id),
          eq(engagementPerson.userId, userId),
        ),
      ),
  );
  const shown = isExternal ? named : isAdmin ? undefined : or(eq(engagement.visibility, 'open'), named);
  return and(eq(engagement.workspaceId, workspaceId), inArray(engagement.state, ['active', 'paused']), shown);
}

/** [X9] Every engagement under way that a person may see, in one look; the oldest first. */
export async function engagementsSeen(tx: Tx, workspaceId: string, reader: Reader): Promise<Seen[]> {
  const { userId } = reader;
  return tx
    .select({
      engagement,
      entry: phaseEntry,
      holidays: sql<string[]>`array(select off.day::text from ${engagementHoliday} off
        where off.workspace_id = ${engagement.workspaceId} and off.engagement_id = ${engagement.id})`,
      roles: sql<
        Role[]
      >`array(select own.role from ${engagementPerson} own where own.workspace_id = ${engagement.workspaceId}
        and own.engagement_id = ${engagement.id} and own.user_id = ${userId})`,
      unable: sql<number>`(select count(*)::int from ${engagementPerson} named join ${person} known
          on known.workspace_id = named.workspace_id and known.user_id = named.user_id
        where named.workspace_id = ${engagement.workspaceId} and named.engagement_id = ${engagement.id}
          and (known.is_deactivated or known.is_external))`,
      hasDigest: isNotNull(digestSubscription.subscriber).mapWith(Boolean),
      kept: homeGlance.glance,
    })
    .from(engagement)
    .innerJoin(
      phaseEntry,
      and(
        ofCycle(phaseEntry, engagement.workspaceId, engagement.id, engagement.cycle),
        isNull(phaseEntry.leftAt),
      ),
    )
    .leftJoin(
      homeGlance,
      and(
        eq(homeGlance.workspaceId, engagement.workspaceId),
        eq(homeGlance.userId, userId),
        eq(homeGlance.engagementId, engagement.id),
      ),
    )
    .leftJoin(
      digestSubscription,
      and(
        ofEngagement(digestSubscription, engagement.workspaceId, engagement.id),
        eq(digestSubscription.subscriber, userId),
        eq(digestSubscription.isOn, true),
      ),
    )
    .where(visibleTo(tx, workspaceId, reader))
    .orderBy(asc(engagement.createdAt), asc(engagement.id));
}

/** [X9] Engagements that a person may see, by what was typed of their names; those that name them first. */
export async function engagementsNamed(
  tx: Tx,
  workspaceId: string,
  reader: Reader,
  { like, limit }: { like: string; limit: number },
): Promise<{ id: string; name: string; goal: string }[]> {
  const named = sql`exists (select from ${engagementPerson} own where own.workspace_id = ${engagement.workspaceId}
    and own.engagement_id = ${engagement.id} and own.user_id = ${reader.userId})`;
  return tx
    .select({ id: engagement.id, name: engagement.name, goal: engagement.goal })
    .from(engagement)
    .where(
      and(
        visibleTo(tx, workspaceId, reader),
        like === '' ? undefined : sql`${engagement.name} ilike ${like}`,
      ),
    )
    .orderBy(sql`${named} desc`, asc(engagement.name), asc(engagement.id))
    .limit(limit);
}
