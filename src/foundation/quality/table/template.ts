import type { Tx } from '../../../../db/database.ts';
import type { Engagement } from '../../../engagement/store.ts';
import { neutralize, writeCsv } from '../../../imports/csv/write.ts';
import type { Quality } from '../../../playbook/foundation-schema.ts';
import { fileSlug, type OutgoingFile } from '../../../slack/files.ts';
import type { Say } from '../../../texts/say.ts';
import { allSources } from '../../inventory/store.ts';
import { writeAge } from '../rules.ts';
import { type Assessment, newestOf } from '../store.ts';
import { assessmentColumns } from './columns.ts';

/**
 * [F2.1] A table to be filled in: a row for each source without an assessment, in the list's order; where every source has one, a row
 * for each, with what its use needs. It is dropped in the channel again.
 */
export async function assessmentTable(
  tx: Tx,
  say: Say,
  engagement: Pick<Engagement, 'id' | 'workspaceId' | 'name'>,
  quality: Quality,
  today: string,
): Promise<OutgoingFile> {
  const { workspaceId } = engagement;
  const sources = await allSources(tx, workspaceId, engagement.id, false);
  const newest = await newestOf(
    tx,
    workspaceId,
    sources.map(({ id }) => id),
  );
  const bySource = Map.groupBy(newest, ({ sourceId }) => sourceId);
  const open = sources.filter(({ id }) => !bySource.has(id));
  const columns = assessmentColumns(quality);
  const rows = (open.length > 0 ? open : sources).flatMap(({ id, name, system }) =>
    (bySource.get(id) ?? [undefined]).map((before) => {
      const cells: Record<string, string> = { source: name, system, ...carried(before, quality) };
      return columns.map(({ field }) => neutralize(cells[field] ?? ''));
    }),
  );
  return {
    name: `assessments-${fileSlug(engagement.name)}-${today}.csv`,
    // Told by its mark, since it is a spreadsheet that opens it.
    content: `\ufeff${writeCsv([columns.map(({ heading }) => heading), ...rows])}`,
    comment: say.md('quality.table.comment', {
      engagement: engagement.name,
      count: rows.length,
      looks: quality.consistency.map(({ key }) => key).join(', '),
    }),
  };
}

/** What stays from one assessment to the next: what the use needs, not what was found. */
const carried = (before: Assessment | undefined, { uses }: Quality): Record<string, string> =>
  before
    ? {
        use: before.use,
        recordsExpected: String(before.recordsExpected),
        ageNeeded: writeAge({ amount: before.ageNeeded, unit: before.ageNeededUnit }),
      }
    : { use: uses[0]?.key ?? '' };
