import { type Block, button, context, option, overflow, section } from '@phasegate/block-kit/blocks.ts';
import { mention } from '@phasegate/block-kit/escape.ts';
import { markup, type Say } from '../../../texts/say.ts';
import { moment } from '../../../texts/words.ts';
import { FEED_IDS, MONITOR_IDS as IDS, REFERENCE_IDS } from '../../ids.ts';
import type { Reading } from '../readings.ts';
import type { Monitor } from '../store.ts';
import { foundText, ruleText } from './words.ts';

export const listButtons = (say: Say, value: string, mayKeep: boolean) => [
  ...(mayKeep ? [button(say('monitoring.button.add-monitor'), IDS.add, { value, style: 'primary' })] : []),
  button(say('monitoring.feeds.button.list'), FEED_IDS.list, { value }),
  button(say('monitoring.references.button.list'), REFERENCE_IDS.list, { value }),
];

/** How a monitor stands, in a word with its icon. */
function stateText(say: Say, monitor: Monitor, last: Reading | undefined): string {
  if (monitor.retiredAt) return say('monitoring.state.retired');
  if (monitor.pausedAt) return say('monitoring.state.paused');
  return say(`monitoring.state.${last?.verdict ?? 'new'}`);
}

/** What can be done with it: by those who keep it, and by whoever reads. */
function entriesOf(say: Say, { id, retiredAt, pausedAt }: Monitor, mayKeep: boolean) {
  const isKept = mayKeep && !retiredAt;
  const pause = pausedAt ? ('resume' as const) : ('pause' as const);
  return [
    ...(isKept ? [option(say('common.edit'), `edit ${id}`)] : []),
    option(say('monitoring.menu.readings'), `readings ${id}`),
    ...(isKept ? [option(say(`monitoring.menu.${pause}`), `${pause} ${id}`)] : []),
    option(say('monitoring.menu.history'), `history ${id}`),
    ...(isKept ? [option(say('monitoring.menu.retire'), `retire ${id}`)] : []),
    ...(mayKeep && retiredAt ? [option(say('monitoring.menu.restore'), `restore ${id}`)] : []),
  ];
}

/** [M2] A monitor in the list: how it stands, what it last saw, when it says breach, who owns it. */
export function monitorRow(
  say: Say,
  monitor: Monitor,
  { last, feed, mayKeep }: { last: Reading | undefined; feed: string; mayKeep: boolean },
): Block[] {
  const { id, name, layer, rule, ownerId, retiredAt, retiredReason, pausedAt, nextAt } = monitor;
  const saw =
    last && last.value !== null
      ? say.md('monitoring.row.saw', {
          value: foundText(say, rule, { ...last, value: last.value }),
          n: last.n ?? -1,
          when: moment(last.slot, say),
        })
      : last
        ? say.md('monitoring.row.saw-nothing', { when: moment(last.slot, say) })
        : null;
  const head = say.md('monitoring.row', {
    state: stateText(say, monitor, last),
    name,
    layer: say(`monitoring.layer.${layer}`),
  });
  const small = retiredAt
    ? [say.md('monitoring.row.retired', { reason: retiredReason ?? '' })]
    : [
        ruleText(say, rule),
        say.md('monitoring.row.asks', { feed }),
        ...(pausedAt ? [] : [say.md('monitoring.row.next', { when: moment(nextAt, say) })]),
        say.md('monitoring.row.owner', { owner: markup(mention(ownerId)) }),
      ];
  return [
    section(saw === null ? head : `${head}\n${saw}`, {
      accessory: overflow(IDS.menu, entriesOf(say, monitor, mayKeep)),
      block_id: `monitor.${id}`,
    }),
    context(small.join(' · ')),
  ];
}
