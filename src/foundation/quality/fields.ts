import type { AssessmentFields } from './input.ts';
import type { Assessment } from './store.ts';

/** The columns of an assessment, as the insert takes them. */
export const columnsOfAssessment = ({ ageSeen, ageNeeded, ...rest }: AssessmentFields) => ({
  ...rest,
  ageSeen: ageSeen.amount,
  ageSeenUnit: ageSeen.unit,
  ageNeeded: ageNeeded.amount,
  ageNeededUnit: ageNeeded.unit,
});

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
