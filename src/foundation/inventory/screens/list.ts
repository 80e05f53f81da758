import { IDS as IMPORT_IDS } from '../../../imports/ids.ts';
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
} from '../../../slack/blocks.ts';
import { escape, mention } from '../../../slack/escape.ts';
import { select, textInput } from '../../../slack/inputs.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import { pager } from '../../../slack/pager.ts';
import { markup, type Say } from '../../../texts/say.ts';
import { QUALITY_IDS } from '../../quality/ids.ts';
import { FILTERS, unstructuredFormats } from '../../rules.ts';
import { factOf, stateOf } from '../../screens/words.ts';
import type { Inventory } from '../choices.ts';
import { IDS } from '../ids.ts';
import type { SourcePage } from '../list-store.ts';
import type { Source } from '../store.ts';
import type { ListState } from './meta.ts';

export interface ListView {
  say: Say;
  inventory: Inventory;
  engagement: { id: string; name: string };
  list: ListState;
  found: SourcePage;
  /** How well a source is known: assessed, not yet, or under a threshold. Plain text. */
  assessed?: (sourceId: string) => string;
  /** mrkdwn: what just happened. */
  notice?: string;
}

/** [F1.2] The inventory: search, filter, ten a page, the rest of each row behind “…”. */
export function listModal(view: ListView): Modal {
  const { say, engagement, list, found, notice } = view;
  return modal({
    title: say('foundation.list.title'),
    submit: say('common.search'),
    close: say('common.close'),
    callback_id: IDS.list,
    private_metadata: writeMeta({ engagementId: engagement.id, list: { ...list, page: found.page } }),
    blocks: [
      ...(notice ? [alert(notice, 'success')] : []),
      actions([
        button(say('foundation.button.add'), IDS.add, { value: engagement.id, style: 'primary' }),
        button(say('quality.button.next'), QUALITY_IDS.next, { value: engagement.id }),
        button(say('foundation.button.import'), IMPORT_IDS.open, { value: `${engagement.id} sources` }),
        button(say('foundation.button.export'), IDS.export, { value: engagement.id }),
      ]),
      input(
        'search',
        say('foundation.list.search'),
        textInput(IDS.search, {
          tells: 'enter',
          initial: list.search,
          max: 100,
          placeholder: say('foundation.list.search-hint'),
        }),
        { optional: true, dispatch_action: true },
      ),
      actions(
        [
          select(
            IDS.filter,
            FILTERS.map((filter) => option(say(`foundation.filter.${filter}`), filter)),
            { initial: list.filter },
          ),
        ],
        'filter',
      ),
      divider(),
      ...(found.total === 0
        ? [section(emptyText(view))]
        : found.sources.flatMap((source) => row(view, source))),
      ...pager(say, found, IDS.page, 'foundation.list.total'),
    ],
  });
}

function emptyText({ say, list, engagement }: ListView): string {
  if (list.search) return say.md('foundation.list.nothing-found', { search: list.search });
  if (list.filter === 'all') return say.md('foundation.list.empty', { engagement: engagement.name });
  return say('foundation.list.none-of-these');
}

function row({ say, inventory, assessed }: ListView, source: Source): Block[] {
  const unstructured = unstructuredFormats(inventory);
  const entries = [
    ...(source.retiredAt ? [] : [option(say('common.edit'), `edit ${source.id}`)]),
    ...(source.retiredAt ? [] : [option(say('quality.button.assess'), `assess ${source.id}`)]),
    option(say('foundation.menu.history'), `history ${source.id}`),
    source.retiredAt
      ? option(say('foundation.menu.restore'), `restore ${source.id}`)
      : option(say('foundation.menu.retire'), `retire ${source.id}`),
  ];
  return [
    section(
      say.md('foundation.list.row', {
        state: stateOf(source, unstructured, say),
        name: source.name,
        fact: markup(factOf(source, inventory, unstructured, say)),
      }),
      { accessory: overflow(IDS.menu, entries), block_id: `source.${source.id}` },
    ),
    context(
      [
        ...(assessed && !source.retiredAt ? [escape(assessed(source.id))] : []),
        say.md('foundation.list.owner', { owner: markup(mention(source.owner)), system: source.system }),
      ].join(' · '),
    ),
  ];
}
