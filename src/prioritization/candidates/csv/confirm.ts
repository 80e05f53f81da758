import { candidate } from '../../../../db/schema/prioritization.ts';
import type { EngagementActing } from '../../../engagement/verb.ts';
import { confirmList } from '../../../forms/csv/confirm.ts';
import type { PlannedRow } from '../../../forms/csv/listing.ts';
import { candidateChanged } from '../../changed.ts';
import { type CandidateContext, type CandidateFields, candidateForm } from '../../use-case/candidate.ts';
import { currencyInUse, holdCandidates } from '../../use-case/currency-store.ts';
import { roiYearOf } from '../../use-case/rules.ts';
import { dataSourcesOf } from '../../use-case/sources.ts';
import { type CandidateWithSources, isTaken, rowOf } from '../../use-case/store.ts';
import { byOf, noteEdit } from '../keeping.ts';
import { rewriteSources, withSources } from './store.ts';

/** [P1.1] Does what the dry run of use cases showed, all of it. Scores given for a changed one stay. */
export const confirmCandidates = confirmList<CandidateFields, CandidateContext, CandidateWithSources>(
  candidateForm,
  {
    table: candidate,
    noun: 'prioritization.candidate',
    kind: 'candidate',
    rowOf: (id, fields, acting) => rowOf({ id, fields }, byOf(acting)),
    derived: (fields) => ({ roiYear: roiYearOf(fields) }),
    hold: ({ tx, engagement }) => holdCandidates(tx, engagement.id),
    whole: withSources,
    isStillSo,
    isTaken,
    noteEdit,
    async changed(acting, rows) {
      if (rows.length === 0) return;
      await rewriteSources(acting.tx, rows, acting.actor.workspaceId);
      await candidateChanged(acting);
    },
  },
);

/** The sources that use cases need and the currency of the others are what the person was shown. */
async function isStillSo(
  acting: EngagementActing,
  rows: readonly PlannedRow<CandidateFields>[],
  before: ReadonlyMap<string, CandidateWithSources>,
): Promise<boolean> {
  const { workspaceId } = acting.actor;
  const written = rows.flatMap((row) => (row.kind === 'unchanged' ? [] : [row]));
  const ids = rows.map((row) => row.id);
  const known = new Set((await dataSourcesOf({ ...acting, workspaceId })).map((source) => source.id));
  const inUse = await currencyInUse(acting.tx, workspaceId, acting.engagement.id, ids);
  const currency = written.find(({ fields }) => fields.currency !== null)?.fields.currency;
  const isOtherMoney = currency !== undefined && inUse !== null && inUse !== currency;
  // A source that was retired meanwhile stays named until somebody takes it out.
  const isGone = written.some(({ id, fields }) =>
    fields.sources.some((source) => !known.has(source) && !before.get(id)?.sources.includes(source)),
  );
  return !isOtherMoney && !isGone;
}
