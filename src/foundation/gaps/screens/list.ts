import {
  actions,
  alert,
  type Block,
  button,
  context,
  divider,
  input,
  type Modal,
  modal,
  option,
  overflow,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { select, textInput } from '@phasegate/block-kit/inputs.ts';
import type { GapChoices } from '../../../playbook/foundation-schema.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import { pager } from '../../../slack/pager.ts';
import type { Say } from '../../../texts/say.ts';
import type { Inventory } from '../../inventory/source.ts';
import { ACCESS_BARRIER, isOvercome, unstructuredFormats } from '../../rules.ts';
import { GAP_IDS } from '../ids.ts';
import type { GapCounts, GapPage, ListedGap } from '../list-store.ts';
import { GAP_FILTERS, movesOf } from '../rules.ts';
import type { GapListState } from './meta.ts';
import { dutyLine, gapLine, gapTypeName } from './words.ts';

export interface GapListView {
  say: Say;
  choices: GapChoices;
  inventory: Inventory;
  engagement: { id: string; name: string };
  list: GapListState;
  found: GapPage;
  counts: GapCounts;
  /** Where the engagement is, YYYY-MM-DD. */
  today: string;
  /** Plain text: what just happened. */
  notice?: string;
}

/** [F3.2] The gaps by rank: search, filter, ten a page, what can be done behind “…”. */
export function gapsModal(view: GapListView): Modal {
  const { say, engagement, list, found, counts, notice } = view;
  return modal({
    title: say('gaps.list.title'),
    submit: say('common.search'),
    close: say('common.close'),
    callback_id: GAP_IDS.search,
    private_metadata: writeMeta({ engagementId: engagement.id, list: { ...list, page: found.page } }),
    blocks: [
      ...(notice ? [alert(escape(notice), 'success')] : []),
      context(`${say('gaps.list.counts', { ...counts, since: '' })}\n${say('gaps.list.why')}`),
      actions([
        button(say('gaps.button.add'), GAP_IDS.add, { value: engagement.id, style: 'primary' }),
        button(say('gaps.button.post'), GAP_IDS.post, { value: engagement.id }),
      ]),
      ...finding(view),
      divider(),
      ...(found.total === 0 ? [section(emptyText(view))] : found.gaps.flatMap((one) => row(view, one))),
      ...pager(say, found, GAP_IDS.page, 'gaps.list.total'),
    ],
  });
}

const finding = ({ say, list }: GapListView): Block[] => [
  input(
    'search',
    say('gaps.list.search'),
    textInput(GAP_IDS.search, {
      tells: 'enter',
      initial: list.search,
      max: 100,
      placeholder: say('gaps.list.search-hint'),
    }),
    { optional: true, dispatch_action: true },
  ),
  actions(
    [
      select(
        GAP_IDS.filter,
        GAP_FILTERS.map((filter) => option(say(`gaps.filter.${filter}`), filter)),
        { initial: list.filter },
      ),
    ],
    'filter',
  ),
];

function emptyText({ say, list }: GapListView): string {
  if (list.search) return say.md('gaps.list.nothing-found', { search: list.search });
  return say(list.filter === 'open' ? 'gaps.list.empty' : 'gaps.list.none-of-these');
}

function row(view: GapListView, one: ListedGap): Block[] {
  const { say, today } = view;
  const entries = [...movesOf(one.gap, today), 'history' as const].map((what) =>
    option(say(`gaps.menu.${what}`), `${what} ${one.gap.id}`),
  );
  const small = [
    dutyLine(one, today, say),
    escape(gapTypeName(view.choices, one.gap.type, say)),
    sourceNow(view, one),
  ].filter((part) => part !== null);
  return [
    section(gapLine(one, say), {
      accessory: overflow(GAP_IDS.menu, entries),
      block_id: `gap.${one.gap.id}`,
    }),
    context(small.join(' · ')),
  ];
}

/** What the source says now, where it no longer agrees with a gap that it opened. */
function sourceNow({ say, inventory }: GapListView, { gap, source }: ListedGap): string | null {
  if (!source || gap.state === 'resolved') return null;
  if (source.retiredAt) return say('gaps.now.retired');
  if (!isOvercome(gap.type, source, unstructuredFormats(inventory))) return null;
  return say(gap.type === ACCESS_BARRIER ? 'gaps.now.accessible' : 'gaps.now.planned');
}
