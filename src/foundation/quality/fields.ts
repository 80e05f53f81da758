import type { AssessmentFields } from './input.ts';
import type { Assessment } from './store.ts';

/** The fields of an assessment, as rules read them. */
export const fieldsOfAssessment = (row: Assessment): AssessmentFields => ({
  use: row.use,
  recordsPresent: row.recordsPresent,
  recordsExpected: row.recordsExpected,
  checked: row.checked,
  wrong: row.wrong,
  consistency: row.consistency,
  ageSeen: { amount: row.ageSeen, unit: row.ageSeenUnit },
  ageNeeded: { amount: row.ageNeeded, unit: row.ageNeededUnit },
  note: row.note,
});
