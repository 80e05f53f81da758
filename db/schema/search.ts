import { customType, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { searchedOnly, workspaceId, workspaceOnly } from '../columns.ts';
import { engagement } from './engagement.ts';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/**
 * The words of everything that is searched for, a row a thing. Triggers of the things' own tables write it, and nothing else
 * does; `find_searchable` looks it up. Each word begins with its workspace's id, so that the index holds workspaces apart as well.
 */
export const searchEntry = pgTable(
  'search_entry',
  {
    workspaceId: workspaceId(),
    /** The table of the thing. */
    kind: text().notNull(),
    subjectId: uuid().notNull(),
    engagementId: uuid().notNull(),
    words: tsvector().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.kind, t.subjectId] }),
    index('search_entry_words').using('gin', t.words),
    foreignKey({
      columns: [t.workspaceId, t.engagementId],
      foreignColumns: [engagement.workspaceId, engagement.id],
    }),
    workspaceOnly('search_entry'),
    searchedOnly('search_entry'),
  ],
);
