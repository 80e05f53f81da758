import { z } from 'zod';
import type { Endpoint } from '../api/endpoint.ts';
import { sayIn } from '../texts/say.ts';
import type { World } from '../world.ts';
import { find } from './find.ts';
import { TYPED_MAX } from './screen.ts';

/** What callers read is English. */
const say = sayIn('en');

const output = z.strictObject({
  found: z.array(
    z.strictObject({
      kind: z.string(),
      title: z.string(),
      about: z.string(),
      engagement: z.strictObject({ id: z.uuid(), name: z.string() }),
      /** Unfolds where it is posted in Slack; null where nothing links to it. */
      url: z.url().nullable(),
    }),
  ),
  /** More was found than is told: use more words. */
  more: z.boolean(),
});

/** [H4] */
export const searchEndpoint: Endpoint<World> = {
  method: 'GET',
  path: '/search',
  scope: null,
  summary:
    'Search data sources, gaps, use cases, gates, decisions and alerts by words, in all engagements one may see',
  tool: {
    name: 'search',
    description:
      'Searches data sources, gaps, use cases, gate requests with their decisions, and alerts by words, in all engagements that the person may see. Every word has to be there; the end of a word may be left out.',
  },
  input: z.strictObject({ q: z.string().max(TYPED_MAX) }),
  output,
  async run({ world, actor, input }): Promise<z.input<typeof output>> {
    const { q } = input as { q: string };
    const { workspaceId } = actor;
    const { hits, isCut } = await world.db.inWorkspace(workspaceId, (tx) =>
      find({ tx, workspaceId, world, now: world.clock.now(), say }, actor, q),
    );
    return {
      found: hits.map(({ kind, title, about, engagementId, engagement, url }) => ({
        kind: say(kind),
        title,
        about,
        engagement: { id: engagementId, name: engagement },
        url,
      })),
      more: isCut,
    };
  },
};
