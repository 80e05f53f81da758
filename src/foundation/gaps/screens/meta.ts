import { z } from 'zod';
import { GAP_FILTERS } from '../rules.ts';

/** Where a person is in the list; carried along so that they come back to the same place. */
export const gapListState = z.object({
  search: z.string().max(100),
  filter: z.enum(GAP_FILTERS),
  page: z.int().min(1),
});
export type GapListState = z.infer<typeof gapListState>;
export const FIRST_GAPS: GapListState = { search: '', filter: 'open', page: 1 };

export const gapListMeta = z.object({ engagementId: z.uuid(), list: gapListState });

/** `back`: the place in the list to come back to; null where the gap was opened by itself. */
const inList = { engagementId: z.uuid(), gapId: z.uuid(), back: gapListState.nullable() };

/** `page`: of the history. */
export const gapMeta = z.object({ ...inList, page: z.int().min(1) });
export type GapMeta = z.infer<typeof gapMeta>;

export const gapFormMeta = z.object({
  ...inList,
  /** The version the form shows; 0 for a gap still to be opened. */
  version: z.int().min(0),
  step: z.int().min(1).max(2),
  /** Raised when the form must show other values than those typed: Slack keeps what is typed in a field of the same id. */
  round: z.int().min(0),
});
export type GapFormMeta = z.infer<typeof gapFormMeta>;

/** The choice of an engagement for a message that is recorded. */
export const gapChoiceMeta = z.object({ gapId: z.uuid() });
