import {
  actions,
  type Block,
  button,
  context,
  header,
  type Modal,
  modal,
  section,
} from '../../slack/blocks.ts';
import { mention } from '../../slack/escape.ts';
import { writeMeta } from '../../slack/metadata.ts';
import { markup, type Say } from '../../texts/say.ts';
import type { Gap, GapPage } from '../gap-store.ts';
import { IDS } from '../ids.ts';
import type { Inventory } from '../inventory.ts';
import { ACCESS_BARRIER, isOvercome, unstructuredFormats } from '../rules.ts';
import type { Source } from '../store.ts';
import { pager } from './pager.ts';
import { gapType, moment } from './words.ts';

/** [F1.4] The open gaps, the oldest first. */
export function gapsModal(
  say: Say,
  inventory: Inventory,
  engagement: { id: string; name: string },
  found: GapPage,
): Modal {
  return modal({
    title: say('foundation.gaps.title'),
    close: say('common.close'),
    private_metadata: writeMeta({ engagementId: engagement.id, page: found.page }),
    blocks: [
      header(engagement.name),
      context(say('foundation.gaps.why')),
      ...found.gaps.flatMap(({ gap, source }) => row(say, inventory, gap, source)),
      ...(found.total === 0 ? empty(say, engagement.id) : []),
      ...pager(say, found, IDS.gapsPage, 'foundation.gaps.total'),
    ],
  });
}

function row(say: Say, inventory: Inventory, gap: Gap, source: Source | null): Block[] {
  const name = source?.name ?? gap.title;
  const open = say.md('foundation.gaps.open', {
    when: moment(gap.openedAt, say),
    who: markup(gap.openedBy === 'system' ? say('foundation.history.system') : mention(gap.openedBy)),
  });
  const fact = source && factOf(say, inventory, gap, source);
  return [
    section(say.md('foundation.gaps.row', { type: gapType(gap.type, say), name })),
    context(fact ? `${fact} · ${open}` : open),
  ];
}

/** What the source says now, where it no longer agrees with the gap. */
function factOf(say: Say, inventory: Inventory, gap: Gap, source: Source): string | null {
  if (source.retiredAt) return say('foundation.gaps.source-retired');
  if (!isOvercome(gap.type, source, unstructuredFormats(inventory))) return null;
  return say(gap.type === ACCESS_BARRIER ? 'foundation.gaps.now-accessible' : 'foundation.gaps.now-planned');
}

const empty = (say: Say, engagementId: string): Block[] => [
  section(say('foundation.gaps.none')),
  actions([button(say('foundation.button.add'), IDS.add, { value: engagementId })]),
];
