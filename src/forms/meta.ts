import { z } from 'zod';

/** Where a person is in a list; carried along so that they come back to the same place. */
export const listState = z.object({
  search: z.string().max(100),
  filter: z.string().max(20),
  /** From 1. */
  page: z.int().min(1),
});
export type ListState = z.infer<typeof listState>;

export const listMeta = z.object({ engagementId: z.uuid(), list: listState });

/** What a modal about one thing carries. `back`: the place in the list; null where it was opened by itself. */
const about = { engagementId: z.uuid(), id: z.uuid(), back: listState.nullable() };

/** `page`: of the history. */
export const thingMeta = z.object({ ...about, page: z.int().min(1) });
export type ThingMeta = z.infer<typeof thingMeta>;

export const formMeta = z.object({
  ...about,
  /** The version the form shows; 0 for a thing still to be added. */
  version: z.int().min(0),
  step: z.int().min(1),
  /** Raised when the form must show other values than those typed: Slack keeps what is typed in a field of the same id. */
  round: z.int().min(0),
});
export type FormMeta = z.infer<typeof formMeta>;

export const backMeta = z.object({ engagementId: z.uuid(), back: listState.nullable() });
