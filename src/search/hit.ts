import type { Button } from '@phasegate/block-kit/blocks.ts';
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { About } from '../link.ts';
import type { TextKey } from '../texts/catalogue.ts';

/** [H4] Something that was found. */
export interface Hit {
  /** What it is: “Data source”. */
  kind: TextKey;
  engagementId: string;
  /** As people call it. Plain text. */
  title: string;
  /** How it stands, a few words. Plain text; empty where nothing is to be said. */
  about: string;
  button: Button;
  /** [H9] What a link to it is about; left out where nothing links to it. */
  link?: Pick<About, 'kind' | 'id'>;
  /** The higher, the more of what was typed is in it. */
  rank: number;
}

/** What is looked for, by whom. */
export interface Search {
  /** At most so many of each kind. */
  most: number;
  /** [X9] Whether the engagement of this id is one that the person may see. */
  isVisible(engagementId: SQLWrapper): SQL;
  /** Whether these words, as `searchable` has them, are what is looked for; and how well they are. */
  matches(words: SQL): SQL;
  rank(words: SQL): SQL<number>;
}

export const searchFor = (query: string, isVisible: Search['isVisible'], most: number): Search => ({
  most,
  isVisible,
  matches: (words) => sql`${words} @@ to_tsquery('simple', ${query})`,
  rank: (words) => sql<number>`ts_rank(${words}, to_tsquery('simple', ${query}))`.mapWith(Number),
});
