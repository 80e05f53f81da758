import { WORKERS } from '../../engagement/roles.ts';
import type { EngagementActing } from '../../engagement/verb.ts';
import type { About } from '../../forms/described.ts';
import { keptVerbs, subjectOf } from '../../forms/verbs.ts';
import type { Viewing } from '../../forms/viewing.ts';
import { Refusal } from '../../refusal.ts';
import { candidateChanged } from '../changed.ts';
import { latestChoice } from '../scoring/store.ts';
import { type CandidateFields, candidateForm } from '../use-case/candidate.ts';
import { currencyInUse, holdCandidates } from '../use-case/currency-store.ts';
import { roiYearOf } from '../use-case/rules.ts';
import { dataSourcesOf } from '../use-case/sources.ts';
import {
  type CandidateWithSources,
  insertCandidate,
  isCandidateSaved,
  lockCandidate,
  updateCandidate,
  writeSources,
} from '../use-case/store.ts';

/** What the record calls a use case, as far as it was edited; scores and choices have their own screens. */
export const candidateSubject = (workspaceId: string, id: string) => ({
  ...subjectOf('candidate')(workspaceId, id),
  actions: 'prioritization.candidate.',
});

/** What a use case is held against. A source that was retired meanwhile stays named until somebody takes it out. */
export async function candidateContext(
  viewing: Viewing,
  { id, before }: Pick<About<CandidateFields>, 'id' | 'before'>,
) {
  const { tx, actor, engagement } = viewing;
  const { workspaceId } = actor;
  const known = await dataSourcesOf({ ...viewing, workspaceId });
  return {
    sources: new Map([
      ...(before?.sources ?? []).map((one) => [one, '–'] as const),
      ...known.map((one) => [one.id, one.name] as const),
    ]),
    currency: await currencyInUse(tx, workspaceId, engagement.id, [id]),
  };
}

export const byOf = ({ actor, engagement, now }: EngagementActing) => ({
  workspaceId: actor.workspaceId,
  engagementId: engagement.id,
  userId: actor.userId,
  now,
});

export const {
  save: saveCandidate,
  retire: retireCandidate,
  restore: restoreCandidate,
  noteEdit,
} = keptVerbs({
  form: candidateForm,
  noun: 'prioritization.candidate',
  kind: 'candidate',
  retired: 'candidates.refusal.retired',
  may: WORKERS,
  context: candidateContext,
  hold: ({ tx, engagement }) => holdCandidates(tx, engagement.id),
  insert: (acting: EngagementActing, id, fields) => insertCandidate(acting.tx, { id, fields }, byOf(acting)),
  isSaved: isCandidateSaved,
  lock: lockCandidate,
  async update(
    { tx, now },
    found: CandidateWithSources,
    set: Partial<CandidateFields> & Partial<CandidateWithSources>,
  ) {
    const { sources, ...columns } = set;
    const roiYear = roiYearOf({ ...found, ...columns });
    if (sources) await writeSources(tx, found.workspaceId, found.id, sources);
    return updateCandidate(tx, found, { ...columns, roiYear }, now);
  },
  /** The one that a cycle is about cannot be taken out; one in another currency cannot come back. */
  async mayMove({ tx, actor, engagement }, found, to) {
    const { workspaceId } = actor;
    if (to === 'retired') {
      if (found.chosenIn !== null)
        throw new Refusal('candidates.refusal.chosen-in', { name: found.name, cycle: found.chosenIn });
      if ((await latestChoice(tx, workspaceId, engagement))?.candidateId === found.id)
        throw new Refusal('candidates.refusal.chosen', { name: found.name });
      return;
    }
    const currency = await currencyInUse(tx, workspaceId, engagement.id);
    if (found.currency && currency && found.currency !== currency)
      throw new Refusal('candidates.refusal.currencies', { currency });
  },
  async changed(acting): Promise<boolean> {
    await candidateChanged(acting);
    return true;
  },
  same: (): boolean => false,
});
