// Adapts the tests as they are to the one declared form: not part of the proposal.

import { historyModal as history, retireModal as retire } from '../../src/forms/history.ts';
import { listModal as list } from '../../src/forms/list.ts';
import { formModal } from '../../src/forms/screen.ts';
import { candidateForm as form } from '../../src/prioritization/candidates/candidate.ts';
import { CANDIDATE_IDS as IDS } from '../../src/prioritization/candidates/ids.ts';
import {
  candidateSubject,
  restoreCandidate,
  retireCandidate,
  saveCandidate,
} from '../../src/prioritization/candidates/keeping.ts';
import { FILTERS } from '../../src/prioritization/candidates/rules.ts';
import { candidateRow, listButtons } from '../../src/prioritization/candidates/screens/list.ts';

// biome-ignore lint/suspicious/noExplicitAny: the tests of both parts as they were, until they speak of the form
type Any = any;
export const addCandidate = (w: Any, a: Any, i: Any): Any => saveCandidate(w, a, { ...i, version: 0 });
export const editCandidate: Any = saveCandidate;
export { candidateSubject, restoreCandidate, retireCandidate };
export const changedFields: Any = (a: Any, b: Any) => form.changed(a, b);
export const only: Any = (a: Any, b: Any) => form.only(a, b);
export const CANDIDATE_FIELDS = form.names;
export const MAX = {
  name: 400,
  description: 8_000,
  owner: 120,
  state: 1_000,
  link: 2_000,
  sources: 50,
  reason: 500,
};
const map = (around: Any) => ({
  ...around,
  sources:
    around.sources instanceof Map
      ? around.sources
      : new Map([...(around.sources ?? [])].map((id: string) => [id, id])),
});
export const checkCandidate = (input: Any, around: Any): Any => form.check(input, map(around));
export const checkStep = (step: number, input: Any, around: Any): void =>
  form.checkStep(step, input, map(around));
export const STEPS: Any = [1, 2, 3].map((s) => form.names.filter((n) => form.stepOf(n) === s));
export const stepOf: Any = (n: Any) => form.stepOf(n);
export const readStep: Any = (v: Any) => form.read(v);
const idOf = ({ candidateId, ...m }: Any) => ({ ...m, id: candidateId ?? m.id });
export const candidateForm = ({ sources, currency, meta, ...s }: Any): Any =>
  formModal(form, IDS, 'candidates', { ...s, meta: idOf(meta), context: { sources, currency } });
export const listModal = ({ say, engagement, list: at, found, counts, toScore, notice }: Any): Any =>
  list('candidates', IDS, FILTERS, {
    say,
    engagement,
    list: at,
    found,
    ...(counts.total > 0 && { counts: say('candidates.list.counts', { ...counts }) }),
    buttons: listButtons(say, engagement.id, counts.total === 0),
    rows: found.candidates.map((o: Any) => candidateRow(say, toScore, o)),
    empty: say.md('candidates.list.empty', { engagement: engagement.name }),
    ...(notice && { notice }),
  });
export const historyModal = (say: Any, sources: Any, name: string, meta: Any, found: Any): Any =>
  history(
    { form, texts: 'candidates', ids: IDS },
    { say, context: { sources, currency: null }, name, meta: idOf(meta), found },
  );
export const retireModal = (say: Any, name: string, meta: Any): Any =>
  retire('candidates', IDS, say, name, idOf(meta));
