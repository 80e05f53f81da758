import { z } from 'zod';
import { FILTERS } from '../../rules.ts';

/** Where a person is in the list; carried along so that they come back to the same place. */
export const listState = z.object({
  search: z.string().max(100),
  filter: z.enum(FILTERS),
  page: z.int().min(1),
});
export type ListState = z.infer<typeof listState>;
export const FIRST_PAGE: ListState = { search: '', filter: 'all', page: 1 };

export const listMeta = z.object({ engagementId: z.uuid(), list: listState });

/** What a modal reached from the list carries: the place to go back to, or null where it was opened by itself. */
const inList = { engagementId: z.uuid(), back: listState.nullable() };

export const formMeta = z.object({
  ...inList,
  sourceId: z.uuid(),
  /** The version the form shows; 0 for a source still to be added. */
  version: z.int().min(0),
  step: z.int().min(1).max(3),
  /** Raised when the form must show other values than those typed: Slack keeps what is typed in a field of the same id. */
  round: z.int().min(0),
});
export type FormMeta = z.infer<typeof formMeta>;

export const sourceMeta = z.object({ ...inList, sourceId: z.uuid(), page: z.int().min(1) });
export type SourceMeta = z.infer<typeof sourceMeta>;
