import { z } from 'zod';
import { viewEngagement } from '../../engagement/view.ts';
import type { SuggestHandler } from '../../handlers.ts';
import { sourcesNamed } from './store.ts';

const meta = z.looseObject({ engagementId: z.uuid() });

/** [F3.1] The sources of the inventory whose name contains what is typed; those that begin with it first. */
export const offerSources: SuggestHandler = async ({ world, actor, typed, view }) => {
  if (!view) return [];
  const { engagementId } = view.meta(meta);
  const found = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    await viewEngagement(tx, actor, engagementId);
    return sourcesNamed(tx, actor.workspaceId, engagementId, typed);
  });
  return found.map(({ id, name }) => ({ text: name, value: id }));
};
