import type { Button } from '@phasegate/block-kit/blocks.ts';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { About } from './link.ts';
import type { CardContext } from './room.ts';
import type { TextKey } from './texts/catalogue.ts';

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
}

/** [H4] Things that are searched for: which rows, by which texts, and how one that was found is shown. */
export interface Searchable {
  /** The table. A trigger of it keeps the words of the texts in `search_entry`. */
  of: PgTable;
  /** Columns of it, or of a table that its rows are about. */
  texts: readonly AnyPgColumn[];
  /** Hits by the ids of their rows. Reads, never writes. */
  draw(context: CardContext, ids: readonly string[]): Promise<ReadonlyMap<string, Hit>>;
}
