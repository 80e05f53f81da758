import { type Block, button, context, option, overflow, section } from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import type { Rights } from '../../../engagement/rights.ts';
import { WORKERS } from '../../../engagement/roles.ts';
import type { GapChoices } from '../../../playbook/foundation-schema.ts';
import type { Say } from '../../../texts/say.ts';
import type { Inventory } from '../../inventory/source.ts';
import { ACCESS_BARRIER, isOvercome, unstructuredFormats } from '../../rules.ts';
import { GAP_IDS } from '../ids.ts';
import type { ListedGap } from '../list-store.ts';
import { makes } from '../makers.ts';
import { movesOf } from '../rules.ts';
import { dutyLine, gapLine, gapTypeName } from './words.ts';

/** What a row is told with. */
export interface GapRowView {
  say: Say;
  choices: GapChoices;
  inventory: Inventory;
  /** Where the engagement is, YYYY-MM-DD. */
  today: string;
  may: Rights;
}

export const listButtons = (say: Say, value: string, may: Rights) =>
  may(WORKERS)
    ? [
        button(say('gaps.button.add'), GAP_IDS.add, { value, style: 'primary' as const }),
        button(say('gaps.button.post'), GAP_IDS.post, { value }),
      ]
    : [];

/** [F3.2] A gap in the list, with what can be done behind “…”. */
export function gapRow(view: GapRowView, listed: ListedGap): Block[] {
  const { say, today } = view;
  const entries = [...movesOf(listed.gap, today, makes(view.may)), 'history' as const].map((what) =>
    option(say(`gaps.menu.${what}`), `${what} ${listed.gap.id}`),
  );
  const small = [
    dutyLine(listed, today, say),
    escape(gapTypeName(view.choices, listed.gap.type, say)),
    sourceNow(view, listed),
  ].filter((part) => part !== null);
  return [
    section(gapLine(listed, say), {
      accessory: overflow(GAP_IDS.menu, entries),
      block_id: `gap.${listed.gap.id}`,
    }),
    context(small.join(' · ')),
  ];
}

/** What the source says now, where it no longer agrees with a gap that it opened. */
function sourceNow({ say, inventory }: GapRowView, { gap, source }: ListedGap): string | null {
  if (!source || gap.state === 'resolved') return null;
  if (source.retiredAt) return say('gaps.now.retired');
  if (!isOvercome(gap.type, source, unstructuredFormats(inventory))) return null;
  return say(gap.type === ACCESS_BARRIER ? 'gaps.now.accessible' : 'gaps.now.planned');
}
