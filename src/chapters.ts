import type { Picture } from '@phasegate/block-kit/blocks.ts';
import type { Engagement } from './engagement/store.ts';
import type { CardFacts } from './pack/card-facts.ts';
import type { CardContext } from './room.ts';

/** Buttons that other screens have, too: their value is the engagement. */
export const PACK_IDS = { pack: 'pack.pack.ask', export: 'pack.export.ask' } as const;

/** A column of a table: `share` of the width beside the others; `isCode` for digests and ids, which break anywhere. */
export interface Column {
  title: string;
  share?: number;
  isCode?: true;
}

/** [A2] What a chapter is made of. Plain text throughout: how it looks is for whoever writes a file of it. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'facts'; facts: readonly (readonly [label: string, value: string])[] }
  | { kind: 'table'; columns: readonly Column[]; rows: readonly (readonly string[])[] }
  | { kind: 'picture'; picture: Picture };

export interface Chapter {
  title: string;
  blocks: readonly Block[];
}

/** What a room adds to the evidence pack of one cycle. */
export interface PackPart {
  chapters: readonly Chapter[];
  /** What it knows of the model that was approved: for model card and bill of materials. */
  facts?: Partial<CardFacts>;
}

/** What a room is given: the state of one cycle, read in one snapshot, and how people, moments and days are written. */
export interface PackContext extends CardContext {
  /** With the cycle that the pack is of, be it under way or not. */
  engagement: Engagement;
  /** One of the few words that states and kinds are kept as, in the reader’s language; a dash for none. */
  word(kept: string | null): string;
  /** A person’s name; a dash for nobody. */
  who(userId: string | null): string;
  when(at: Temporal.Instant | null): string;
  day(day: string | null): string;
}

export const heading = (text: string): Block => ({ kind: 'heading', text });
export const paragraph = (text: string): Block => ({ kind: 'text', text });
export const facts = (...all: readonly (readonly [string, string])[]): Block => ({
  kind: 'facts',
  // What was never said is no fact.
  facts: all.filter(([, value]) => value !== ''),
});
/** Under its heading a table, or the words for there being none. */
export const table = (
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  none: string,
): Block => (rows.length === 0 ? paragraph(none) : { kind: 'table', columns, rows });
/** None where there is nothing to draw. */
export const picture = (drawn: Picture | null): Block[] =>
  drawn === null ? [] : [{ kind: 'picture', picture: drawn }];
