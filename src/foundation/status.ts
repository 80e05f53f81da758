import type { CardContext, PhaseStatus } from '../room.ts';
import { button } from '../slack/blocks.ts';
import { countGaps, oldestGap } from './gap-store.ts';
import { IDS } from './ids.ts';
import { countSources } from './list-store.ts';
import { unstructuredFormats } from './rules.ts';
import { gapType } from './screens/words.ts';

/** How the data foundation stands: for the card, `/playbook` and the digest. */
export async function foundationStatus(context: CardContext, engagementId: string): Promise<PhaseStatus> {
  const { tx, workspaceId, world, say } = context;
  const unstructured = unstructuredFormats(world.playbook.inventory);
  const sources = await countSources(tx, workspaceId, engagementId, unstructured);
  const gaps = await countGaps(tx, workspaceId, engagementId);
  const open = gaps.reduce((sum, gap) => sum + gap.open, 0);
  const detail = gaps.map((gap) => `${gap.open} ${gapType(gap.type, say)}`).join(', ');
  return {
    done: sources.ready,
    total: sources.total,
    facts:
      sources.total === 0 && open === 0
        ? say('foundation.status.empty')
        : say.md('foundation.status.facts', { ...sources, open, detail }),
    next: await nextStep(context, engagementId, sources, open),
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
  sources: { total: number; ready: number },
  open: number,
): Promise<string> {
  if (sources.total === 0) return say('foundation.next.first');
  const oldest = open > 0 ? await oldestGap(tx, workspaceId, engagementId) : undefined;
  if (oldest) return say.md('foundation.next.gap', { type: gapType(oldest.type, say), name: oldest.title });
  if (sources.ready < sources.total)
    return say('foundation.next.ready', { left: sources.total - sources.ready });
  return say('foundation.next.complete');
}
