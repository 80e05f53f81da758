import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { z } from 'zod';
import type { SuggestHandler } from '../../handlers.ts';
import type { LineageNode } from '../../pictures/graph.ts';
import { nameKey } from '../../record/name-key.ts';
import type { Suggestion } from '../../slack/handlers.ts';
import { look } from './view.ts';

const meta = z.looseObject({ engagementId: z.uuid() });

/** What an external select offers: nodes whose name contains what is typed; those that begin with it first. */
const offering =
  (may: (node: LineageNode) => boolean): SuggestHandler =>
  async (visit): Promise<Suggestion[]> => {
    if (!visit.view) return [];
    const { engagementId } = visit.view.meta(meta);
    const typed = nameKey(visit.typed.trim());
    const found = await look(visit, engagementId, (lineage) =>
      lineage.nodes.filter((node) => may(node) && nameKey(node.label).includes(typed)),
    );
    const begins = (node: LineageNode) => Number(!nameKey(node.label).startsWith(typed));
    return found
      .sort((a, b) => begins(a) - begins(b))
      .slice(0, LIMITS.select.options)
      .map((node) => ({
        text: `${node.label} · ${visit.say(node.final ? 'lineage.node.final' : `lineage.node.${node.kind}`)}`,
        value: node.id,
      }));
  };

export const offerFeeds = offering(() => true);
export const offerTargets = offering((node) => node.kind !== 'source');
