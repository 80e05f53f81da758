import { WORKERS } from '../../engagement/roles.ts';
import { sameValue } from '../../forms/field.ts';
import { keptVerbs, subjectOf } from '../../forms/verbs.ts';
import type { Viewing } from '../../forms/viewing.ts';
import { nameKey } from '../../record/name-key.ts';
import { Refusal } from '../../refusal.ts';
import type { FeedContext } from './feed.ts';
import { type FeedFields, feedForm } from './feed-form.ts';
import { monitorsOfFeed } from './list-store.ts';
import { FEED_KINDS, feedKind } from './registry.ts';
import { type Feed, findFeed, insertFeed, isFeedSaved, lockFeed, updateFeed } from './store.ts';

/** What the record calls a feed, as far as its form goes; secrets are told apart. */
export const feedSubject = subjectOf('feed');

export const feedContext = async ({ world }: Pick<Viewing, 'world'>): Promise<FeedContext> => ({
  objection: world.outside.objection,
});

/** A feed with its settings beside its own columns, as its form has them. */
export type FeedThing = Feed & Record<string, unknown>;
export const thingOf = (row: Feed): FeedThing => ({ ...row.settings, ...row });

/** What a save did. `needsSecrets`: it is asked with some, and none are kept. */
export interface SavedFeed {
  id: string;
  needsSecrets: boolean;
}

const settingsOf = (kind: string, fields: object): Record<string, unknown> =>
  feedKind(kind).settings.only(fields as never, feedKind(kind).settings.names);

const verbsOf = (kind: string) =>
  keptVerbs({
    form: feedForm(kind),
    noun: 'monitoring.feed',
    kind: 'feed',
    retired: 'monitoring.refusal.feed-retired',
    may: WORKERS,
    context: feedContext,
    insert: ({ tx, actor, engagement, now }, id, fields: FeedFields) =>
      insertFeed(tx, {
        workspaceId: actor.workspaceId,
        id,
        engagementId: engagement.id,
        name: fields.name,
        nameKey: nameKey(fields.name),
        kind,
        settings: settingsOf(kind, fields),
        createdBy: actor.userId,
        createdAt: now,
        updatedAt: now,
      }),
    isSaved: isFeedSaved,
    lock: async (...which) => thingOf(await lockFeed(...which)),
    async update({ tx, now }, found, set) {
      if ('retiredAt' in set) return updateFeed(tx, found, set as Partial<Feed>, now);
      const settings = settingsOf(kind, set);
      const isElsewhere = Object.entries(settings).some(([name, value]) => !sameValue(found[name], value));
      return updateFeed(
        tx,
        found,
        {
          name: String(set.name),
          settings,
          // What was entrusted to one address is not sent to another: it is asked for again.
          ...(isElsewhere && { secrets: null, secretNames: [], secretsAt: null }),
        },
        now,
      );
    },
    async mayMove({ tx }, found, to) {
      const used = to === 'retired' ? await monitorsOfFeed(tx, found) : 0;
      if (used > 0) throw new Refusal('monitoring.refusal.feed-used', { name: found.name, count: used });
    },
    async changed({ tx, actor, engagement, showCard }, id): Promise<SavedFeed> {
      showCard();
      const { secretsAt, settings } = await findFeed(tx, actor.workspaceId, engagement.id, id);
      const asksWithSome = feedKind(kind).secrets.length > 0 && settings.auth !== 'none';
      return { id, needsSecrets: asksWithSome && secretsAt === null };
    },
    same: (id): SavedFeed => ({ id, needsSecrets: false }),
  });

const VERBS = new Map(FEED_KINDS.map(({ kind }) => [kind, verbsOf(kind)]));

/** [M3] What can be done with feeds of a kind: saved, retired, brought back. */
export function feedVerbs(kind: string): ReturnType<typeof verbsOf> {
  const found = VERBS.get(kind);
  if (!found) throw new Error(`no kind of feed is called “${kind}”`);
  return found;
}
