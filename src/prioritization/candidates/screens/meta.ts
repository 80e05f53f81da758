import { z } from 'zod';
import { LAST_STEP } from '../input.ts';
import { FILTERS } from '../rules.ts';

/** Where a person is in the list; carried along so that they come back to the same place. */
const listState = z.object({
  search: z.string().max(100),
  filter: z.enum(FILTERS),
  page: z.int().min(1),
});
export type ListState = z.infer<typeof listState>;
export const FIRST_PAGE: ListState = { search: '', filter: 'all', page: 1 };

export const listMeta = z.object({ engagementId: z.uuid(), list: listState });

/** `back`: the place in the list to come back to; null where it was opened by itself. */
const inList = { engagementId: z.uuid(), candidateId: z.uuid(), back: listState.nullable() };

export const formMeta = z.object({
  ...inList,
  /** The version the form shows; 0 for a use case still to be added. */
  version: z.int().min(0),
  step: z.int().min(1).max(LAST_STEP),
  /** Raised when the form must show other values than those typed: Slack keeps what is typed in a field of the same id. */
  round: z.int().min(0),
});
export type FormMeta = z.infer<typeof formMeta>;

/** `page`: of the history. */
export const candidateMeta = z.object({ ...inList, page: z.int().min(1) });
export type CandidateMeta = z.infer<typeof candidateMeta>;

export const backMeta = z.object({ engagementId: z.uuid(), back: listState.nullable() });
