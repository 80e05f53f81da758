import { type Block, button, context, option, overflow, section } from '@phasegate/block-kit/blocks.ts';
import { listIn } from '../../../texts/lists.ts';
import type { Say } from '../../../texts/say.ts';
import { moment } from '../../../texts/words.ts';
import { FEED_IDS as IDS, MONITOR_IDS } from '../../ids.ts';
import { feedForm } from '../feed-form.ts';
import { feedKind } from '../registry.ts';
import type { Feed } from '../store.ts';
import { kindName } from './kinds.ts';
import { secretName } from './secrets.ts';

export const listButtons = (say: Say, value: string, mayKeep: boolean) => [
  ...(mayKeep ? [button(say('monitoring.feeds.button.add'), IDS.add, { value, style: 'primary' })] : []),
  button(say('monitoring.button.monitors'), MONITOR_IDS.list, { value }),
];

/** [M3] A feed in the list: what it is, where it is, how many monitors ask it; of its secrets only that they are kept. */
export function feedRow(
  say: Say,
  feed: Feed,
  { used, mayKeep }: { used: number; mayKeep: boolean },
): Block[] {
  const { kind, name, settings, retiredAt, retiredReason } = feed;
  const { secrets, settings: form, calls } = feedKind(kind);
  const [first] = form.names;
  const where =
    first === undefined
      ? ''
      : feedForm(kind).words(first, settings[first], { say, context: { objection: () => null } });
  const isKept = mayKeep && !retiredAt;
  const entries = [
    ...(isKept ? [option(say('common.edit'), `edit ${feed.id}`)] : []),
    ...(isKept && secrets.length > 0
      ? [option(say('monitoring.feeds.menu.secrets'), `secrets ${feed.id}`)]
      : []),
    ...(isKept ? [option(say('monitoring.feeds.button.probe'), `probe ${feed.id}`)] : []),
    ...(isKept && calls ? [option(say('monitoring.feeds.menu.webhook'), `webhook ${feed.id}`)] : []),
    option(say('monitoring.menu.history'), `history ${feed.id}`),
    ...(isKept ? [option(say('monitoring.menu.retire'), `retire ${feed.id}`)] : []),
    ...(mayKeep && retiredAt ? [option(say('monitoring.menu.restore'), `restore ${feed.id}`)] : []),
  ];
  const kept = [
    ...(secrets.length > 0 ? [secretsLine(say, feed)] : []),
    ...(calls ? [webhookLine(say, feed)] : []),
  ];
  const head = `${say.md('monitoring.feeds.row', { name, kind: kindName(say, kind) })}${where ? ` · ${where}` : ''}`;
  const small = retiredAt
    ? say.md('monitoring.row.retired', { reason: retiredReason ?? '' })
    : [say('monitoring.feeds.row.used', { count: used }), ...kept].join(' · ');
  return [
    section(head, { accessory: overflow(IDS.menu, entries), block_id: `feed.${feed.id}` }),
    context(small),
  ];
}

/** Whether it can call us. */
const webhookLine = (say: Say, { webhookAt }: Feed): string =>
  webhookAt
    ? say.md('monitoring.feeds.webhook.since', { when: moment(webhookAt, say) })
    : say('monitoring.feeds.webhook.none');

/** Which are kept, and since when: never what they are. */
function secretsLine(say: Say, { kind, secretNames, secretsAt }: Feed): string {
  if (secretsAt === null) return say('monitoring.feeds.row.no-secrets');
  const names = secretNames.map((one) => secretName(say, kind, one));
  return say.md('monitoring.feeds.row.secrets', { names: listIn(say, names), when: moment(secretsAt, say) });
}
