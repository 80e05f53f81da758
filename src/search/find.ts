import { and, eq, inArray, type SQLWrapper, sql } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { engagement } from '../../db/schema/engagement.ts';
import { visibleTo } from '../engagement/visible.ts';
import { linkTo } from '../link.ts';
import type { Actor } from '../record/act.ts';
import type { CardContext } from '../room.ts';
import { type Hit, type Search, searchFor } from './hit.ts';
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
  const query = queryOf(typed);
  if (query === null) return { hits: [], isCut: false };
  const { tx, workspaceId, world } = context;
  const search = searchFor(query, await isVisibleTo(tx, actor), MOST_OF_A_KIND);
  const found = await Promise.all(world.rooms.map((room) => room.search?.(context, search) ?? []));
  const hits = found.flat().toSorted((a, b) => b.rank - a.rank || (a.title < b.title ? -1 : 1));
  const shown = hits.slice(0, MOST);
  const names = await namesOf(tx, workspaceId, shown);
  return {
    hits: shown.map((hit) => ({
      ...hit,
      engagement: names.get(hit.engagementId) ?? '–',
      url: hit.link ? linkTo(world, { workspaceId, ...hit.link }) : null,
    })),
    isCut: hits.length > MOST,
  };
}

async function isVisibleTo(tx: Tx, actor: Actor): Promise<Search['isVisible']> {
  const visible = tx
    .select({ id: engagement.id })
    .from(engagement)
    .where(await visibleTo(tx, actor));
  return (engagementId: SQLWrapper) => sql`${engagementId} in (${visible})`;
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
