import { feed } from '../../../db/schema/monitoring.ts';
import { namedRows } from '../../forms/named-rows.ts';

export type Feed = typeof feed.$inferSelect;

export const {
  find: findFeed,
  lock: lockFeed,
  insert: insertFeed,
  update: updateFeed,
  isSaved: isFeedSaved,
  isNameUsed: isFeedNameUsed,
} = namedRows(feed, 'feed_name', 'monitoring.refusal.name-taken');
