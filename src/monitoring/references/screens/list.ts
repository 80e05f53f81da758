import { type Block, button, context, option, overflow, section } from '@phasegate/block-kit/blocks.ts';
import { mention } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { listIn } from '../../../texts/lists.ts';
import { markup, type Say } from '../../../texts/say.ts';
import { moment } from '../../../texts/words.ts';
import { REFERENCE_IDS as IDS, MONITOR_IDS } from '../../ids.ts';
import type { ListedReference } from '../list-store.ts';

const MOST_NAMED = 3;

export const listButtons = (say: Say, value: string, maySeal: boolean) => [
  ...(maySeal ? [button(say('monitoring.references.button.add'), IDS.add, { value, style: 'primary' })] : []),
  button(say('monitoring.button.monitors'), MONITOR_IDS.list, { value }),
];

/** [M4] A reference in the list: what it holds, what is held against it, since when and by whom it is sealed. */
export function referenceRow(
  say: Say,
  reference: ListedReference,
  users: readonly string[],
  maySeal: boolean,
): Block[] {
  const { id, name, version, rows, features, season, retiredAt, retiredReason } = reference;
  const entries = [
    ...(maySeal && !retiredAt ? [option(say('monitoring.references.menu.renew'), `renew ${id}`)] : []),
    option(say('monitoring.menu.history'), `history ${id}`),
    ...(maySeal && !retiredAt ? [option(say('monitoring.menu.retire'), `retire ${id}`)] : []),
    ...(maySeal && retiredAt ? [option(say('monitoring.menu.restore'), `restore ${id}`)] : []),
  ];
  const head = say.md('monitoring.references.row', { name, version, rows, features, by: season ?? 'none' });
  const used = retiredAt
    ? say.md('monitoring.row.retired', { reason: fitText(retiredReason ?? '', 200) })
    : say.md('monitoring.references.row.used', {
        count: users.length,
        names: listIn(
          say,
          users.slice(0, MOST_NAMED).map((one) => fitText(one, 60)),
        ),
        more: Math.max(0, users.length - MOST_NAMED),
      });
  const sealed = say.md('monitoring.references.row.sealed', {
    who: markup(mention(reference.sealedBy)),
    when: moment(reference.sealedAt, say),
    source: fitText(reference.source, 80),
    digest: reference.digest.slice(0, 12),
  });
  return [
    section(`${head}\n${used}`, { accessory: overflow(IDS.menu, entries), block_id: `reference.${id}` }),
    context(sealed),
  ];
}
