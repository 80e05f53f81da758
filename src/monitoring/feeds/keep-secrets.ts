import { z } from 'zod';
import { WORKERS } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import { Refusal } from '../../refusal.ts';
import { SECRET_MAX } from './limits.ts';
import { feedKind } from './registry.ts';
import { openSecrets, secretsPlace } from './secrets.ts';
import { lockFeed, updateFeed } from './store.ts';

/**
 * [M3] Seals what a feed is asked with. A name that is left empty stays as it is kept. The record tells which were given,
 * nothing shows them again.
 */
export const keepSecrets = engagementVerb({
  input: z.object({
    engagementId: z.uuid(),
    feedId: z.uuid(),
    secrets: z.record(z.string(), z.string().trim().max(SECRET_MAX)),
  }),
  may: WORKERS,
  async run({ tx, actor, world, now, engagement, note }, { feedId, secrets }): Promise<void> {
    const found = await lockFeed(tx, actor.workspaceId, engagement.id, feedId);
    if (found.retiredAt) throw new Refusal('monitoring.refusal.feed-retired', { name: found.name });
    const known = feedKind(found.kind).secrets;
    const given = Object.entries(secrets).filter(([name, value]) => known.includes(name) && value !== '');
    if (given.length === 0) return;
    const kept = found.secretsAt === null ? {} : openSecrets(world.vault, found);
    const all = { ...kept, ...Object.fromEntries(given) };
    const names = known.filter((name) => Object.hasOwn(all, name));
    const version = await updateFeed(
      tx,
      found,
      {
        secrets: world.vault.lock(JSON.stringify(all), secretsPlace(found)),
        secretNames: names,
        secretsAt: now,
      },
      now,
    );
    note({
      action: 'monitoring.feed.secrets',
      kind: 'feed',
      subject: feedId,
      after: { about: found.name, names: given.map(([name]) => name), version },
    });
  },
});
