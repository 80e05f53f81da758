import {
  actions,
  alert,
  type Block,
  button,
  context,
  type Modal,
  modal,
  option,
  overflow,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { escape, mention } from '@phasegate/block-kit/escape.ts';
import type { Rights } from '../../../engagement/rights.ts';
import { WORKERS } from '../../../engagement/roles.ts';
import { IDS as IMPORT_IDS } from '../../../imports/ids.ts';
import { markup, type Say } from '../../../texts/say.ts';
import { QUALITY_IDS } from '../../quality/ids.ts';
import { unstructuredFormats } from '../../rules.ts';
import { factOf, stateOf } from '../../screens/words.ts';
import { IDS } from '../ids.ts';
import type { Inventory } from '../source.ts';
import type { Source } from '../store.ts';

export const listButtons = (say: Say, value: string, may: Rights) => [
  ...(may(WORKERS)
    ? [
        button(say('foundation.button.add'), IDS.add, { value, style: 'primary' }),
        button(say('quality.button.next'), QUALITY_IDS.next, { value }),
        button(say('foundation.button.import'), IMPORT_IDS.open, { value: `${value} sources` }),
      ]
    : []),
  button(say('foundation.button.export'), IDS.export, { value }),
];

/** [F1.2] A source in the list. `assessed`: how well it is known; plain text. */
export function sourceRow(
  {
    say,
    inventory,
    may,
    assessed,
  }: { say: Say; inventory: Inventory; may: Rights; assessed?: (sourceId: string) => string },
  source: Source,
): Block[] {
  const unstructured = unstructuredFormats(inventory);
  const works = may(WORKERS);
  const entries = [
    ...(works && !source.retiredAt
      ? [
          option(say('common.edit'), `edit ${source.id}`),
          option(say('quality.button.assess'), `assess ${source.id}`),
        ]
      : []),
    option(say('foundation.menu.history'), `history ${source.id}`),
    ...(works
      ? [
          source.retiredAt
            ? option(say('foundation.menu.restore'), `restore ${source.id}`)
            : option(say('foundation.menu.retire'), `retire ${source.id}`),
        ]
      : []),
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

/** [F1.4] Shown after a save that opened gaps: nothing opens behind a person's back. */
export function savedModal(say: Say, engagementId: string, name: string, gaps: readonly string[]): Modal {
  return modal({
    title: say('foundation.saved.title'),
    close: say('common.close'),
    blocks: [
      section(say.md('foundation.saved.text', { name })),
      alert(gaps.map((gap) => say.md('foundation.saved.gap', { gap })).join('\n'), 'warning'),
      actions([
        button(say('foundation.button.gaps'), IDS.gaps, { value: engagementId }),
        button(say('foundation.button.add'), IDS.add, { value: engagementId }),
      ]),
    ],
  });
}
