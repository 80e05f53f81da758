import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { and, asc, count, eq, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { folded } from '../../../db/folded.ts';
import { source } from '../../../db/schema/foundation.ts';
import { person } from '../../../db/schema/workspace.ts';
import { ofEngagement } from '../../../db/scope.ts';
import { patternOf } from '../../record/search.ts';
import type { Source } from './store.ts';

export interface Wanted {
  search: string;
  filter: string;
  /** From 1; one beyond the last becomes the last. */
  page: number;
}

export interface SourcePage {
  sources: Source[];
  total: number;
  page: number;
  pages: number;
}

/** [F1.2] One page of the inventory, by name. */
export async function listSources(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  wanted: Wanted,
  unstructured: readonly string[],
): Promise<SourcePage> {
  const where = and(
    ofEngagement(source, workspaceId, engagementId),
    matches(wanted.filter, unstructured),
    contains(wanted.search),
  );
  const [counted] = await tx.select({ total: count() }).from(source).where(where);
  const total = counted?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / LIMITS.page));
  const page = Math.min(pages, Math.max(1, wanted.page));
  const sources = await tx
    .select()
    .from(source)
    .where(where)
    .orderBy(asc(source.nameKey), asc(source.id))
    .limit(LIMITS.page)
    .offset((page - 1) * LIMITS.page);
  return { sources, total, page, pages };
}

function matches(filter: string, unstructured: readonly string[]): SQL | undefined {
  if (filter === 'retired') return isNotNull(source.retiredAt);
  const active = isNull(source.retiredAt);
  if (filter === 'inaccessible') return and(active, eq(source.accessible, false));
  if (filter === 'unstructured') return and(active, inArray(source.format, [...unstructured]));
  if (filter === 'personal') return and(active, sql`cardinality(${source.personalData}) > 0`);
  return active;
}

/** What was typed stands in the name, the system or the owner; also in the name of an owner known by id. */
function contains(search: string): SQL | undefined {
  if (search === '') return undefined;
  const like = patternOf(search);
  return or(
    sql`${folded(source.nameKey)} like ${like}`,
    sql`${folded(source.system)} like ${like}`,
    sql`${folded(source.owner)} like ${like}`,
    sql`exists (select 1 from ${person} where ${person.workspaceId} = ${source.workspaceId} and ${person.userId} = ${source.owner} and ${folded(person.name)} like ${like})`,
  );
}

/** How many sources there are, and how many are ready: `isReady` of the rules, said in SQL. */
export async function countSources(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  unstructured: readonly string[],
): Promise<{ total: number; ready: number }> {
  const planned = or(
    sql`not ${inArray(source.format, [...unstructured])}`,
    sql`coalesce(${source.extractionPlan}, '') <> ''`,
  );
  const [counted] = await tx
    .select({
      total: count(),
      ready: sql<number>`count(*) filter (where ${and(source.existsToday, source.accessible, planned, isNotNull(source.checkedBy), isNotNull(source.checkedOn))})::int`,
    })
    .from(source)
    .where(and(ofEngagement(source, workspaceId, engagementId), isNull(source.retiredAt)));
  return counted ?? { total: 0, ready: 0 };
}
