import type { CardContext, PhaseStatus } from '../room.ts';
import { button } from '../slack/blocks.ts';
import { countGaps, firstGap } from './gaps/list-store.ts';
import { nextGap } from './gaps/screens/words.ts';
import { IDS } from './ids.ts';
import { countSources } from './list-store.ts';
import { countAssessed } from './quality/store.ts';
import { unstructuredFormats } from './rules.ts';

/** How the data foundation stands: for the card, `/playbook` and the digest. */
export async function foundationStatus(context: CardContext, engagementId: string): Promise<PhaseStatus> {
  const { tx, workspaceId, world, say } = context;
  const unstructured = unstructuredFormats(world.playbook.inventory);
  const sources = await countSources(tx, workspaceId, engagementId, unstructured);
  const { assessed } = await countAssessed(tx, workspaceId, engagementId);
  const gaps = await countGaps(tx, workspaceId, engagementId);
  return {
    done: sources.ready,
    total: sources.total,
    facts:
      sources.total === 0 && gaps.open === 0
        ? say('foundation.status.empty')
        : `${say('quality.status', { total: sources.total, assessed })} · ${say('gaps.status', { open: gaps.open, blocking: gaps.blocking })}`,
    next: await nextStep(context, engagementId, { ...sources, assessed }, gaps.open),
    buttons: [
      button(say('foundation.button.add'), IDS.add, { value: engagementId, style: 'primary' }),
      button(say('foundation.button.sources'), IDS.list, { value: engagementId }),
      button(say('foundation.button.gaps'), IDS.gaps, { value: engagementId }),
      button(say('foundation.button.import'), IDS.importOpen, { value: engagementId }),
    ],
  };
}

/** The one thing that helps most now. */
async function nextStep(
  { tx, workspaceId, say }: CardContext,
  engagementId: string,
  sources: { total: number; ready: number; assessed: number },
  open: number,
): Promise<string> {
  if (sources.total === 0) return say('foundation.next.first');
  const first = open > 0 ? await firstGap(tx, workspaceId, engagementId) : undefined;
  if (first) return nextGap(first, say);
  if (sources.ready < sources.total)
    return say('foundation.next.ready', { left: sources.total - sources.ready });
  if (sources.assessed < sources.total)
    return say('quality.next', { left: sources.total - sources.assessed });
  return say('foundation.next.complete');
}
