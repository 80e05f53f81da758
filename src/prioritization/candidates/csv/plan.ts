import { z } from 'zod';
import type { CandidateFields } from '../candidate.ts';

/** What an import will do with one row. Unchanged ones are kept too: they must still be so at the confirm. */
export type PlannedRow =
  | { kind: 'new'; id: string; fields: CandidateFields }
  | { kind: 'changed'; id: string; version: number; before: CandidateFields; fields: CandidateFields }
  | { kind: 'unchanged'; id: string; version: number };

/** Kept as JSON by us alone; what stands in it was checked before it was written. */
export const plannedRows = z.custom<PlannedRow[]>((rows) => Array.isArray(rows));
