import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { z } from 'zod';
import { viewEngagement } from '../../engagement/view.ts';
import type { SuggestHandler } from '../../handlers.ts';
import { nameKey } from '../../record/name-key.ts';
import { dataSourcesOf } from '../use-case/sources.ts';

const meta = z.looseObject({ engagementId: z.uuid() });

/** [P1.1] The data sources of the inventory whose name contains what is typed; those that begin with it first. */
export const offerSources: SuggestHandler = async ({ world, actor, say, typed, view }) => {
  if (!view) return [];
  const { engagementId } = view.meta(meta);
  const { workspaceId } = actor;
  const found = await world.db.inWorkspace(workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, engagementId);
    return dataSourcesOf({ tx, workspaceId, world, now: world.clock.now(), engagement });
  });
  const wanted = nameKey(typed.trim());
  const begins = (name: string) => Number(!nameKey(name).startsWith(wanted));
  return found
    .filter((one) => nameKey(one.name).includes(wanted))
    .sort((a, b) => begins(a.name) - begins(b.name))
    .slice(0, LIMITS.select.options)
    .map((one) => ({
      text: say('candidates.source', { name: one.name, open: one.openGaps, blocking: one.blockingGaps }),
      value: one.id,
    }));
};
