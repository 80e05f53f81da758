import { and, eq, getTableName, inArray, sql } from 'drizzle-orm';
import { query, type Tx } from '../../db/database.ts';
import { engagement } from '../../db/schema/engagement.ts';
import type { searchEntry } from '../../db/schema/search.ts';
import { visibleTo } from '../engagement/visible.ts';
import { linkTo } from '../link.ts';
import type { Actor } from '../record/act.ts';
import type { CardContext } from '../room.ts';
import type { Hit } from '../searchable.ts';
import { queryOf } from './words.ts';

/** Of each kind; people narrow down what has more. */
const MOST_OF_A_KIND = 10;
const MOST = 25;

export interface FoundHit extends Hit {
  engagement: string;
  /** [H9] Unfolds where it is posted in Slack; null where nothing links to it. */
  url: string | null;
}

export interface Found {
  /** The best first. */
  hits: readonly FoundHit[];
  /** More was found than is shown. */
  isCut: boolean;
}

/** [H4] [X9] What is found for what was typed, in everything that this person may see. */
export async function find(context: CardContext, actor: Actor, typed: string): Promise<Found> {
  const { tx, workspaceId, world } = context;
  const asked = queryOf(workspaceId, typed);
  if (asked === null) return { hits: [], isCut: false };
  const found = await lookUp(tx, actor, asked);
  const hits = await drawn(context, found.slice(0, MOST));
  const names = await namesOf(tx, workspaceId, hits);
  return {
    hits: hits.map((hit) => ({
      ...hit,
      engagement: names.get(hit.engagementId) ?? '–',
      url: hit.link ? linkTo(world, { workspaceId, ...hit.link }) : null,
    })),
    isCut: found.length > MOST,
  };
}

type Entry = Pick<typeof searchEntry.$inferSelect, 'kind' | 'subjectId'> & { rank: number };

/** The best first: one statement over all that is searchable. */
async function lookUp(tx: Tx, actor: Actor, asked: string): Promise<Entry[]> {
  const visible = tx
    .select({ id: engagement.id })
    .from(engagement)
    .where(await visibleTo(tx, actor));
  return query<Entry>(
    tx,
    sql`select kind, subject_id as "subjectId", rank
        from find_searchable(${asked}::tsquery, array(${visible}), ${MOST_OF_A_KIND}::int, ${MOST + 1}::int)`,
  );
}

/** What was found, drawn by the room whose it is; of equals by title. */
async function drawn(context: CardContext, found: readonly Entry[]): Promise<Hit[]> {
  const searchable = context.world.rooms.flatMap((room) => room.search ?? []);
  const kinds = await Promise.all(
    [...Map.groupBy(found, ({ kind }) => kind)].map(async ([kind, entries]) => {
      const one = searchable.find(({ of }) => getTableName(of) === kind);
      const ids = entries.map(({ subjectId }) => subjectId);
      const hits = await one?.draw(context, ids);
      return entries.flatMap(({ subjectId, rank }) => {
        const hit = hits?.get(subjectId);
        return hit ? [{ hit, rank }] : [];
      });
    }),
  );
  return kinds
    .flat()
    .toSorted((a, b) => b.rank - a.rank || (a.hit.title < b.hit.title ? -1 : 1))
    .map(({ hit }) => hit);
}

async function namesOf(
  tx: Tx,
  workspaceId: string,
  hits: readonly Hit[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(hits.map(({ engagementId }) => engagementId))];
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: engagement.id, name: engagement.name })
    .from(engagement)
    .where(and(eq(engagement.workspaceId, workspaceId), inArray(engagement.id, ids)));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
