import { actions, alert, button, context, type Modal, modal, section } from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { z } from 'zod';
import { listState } from '../../../forms/meta.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import type { Say } from '../../../texts/say.ts';
import { FEED_IDS as IDS, MONITOR_IDS } from '../../ids.ts';
import type { FeedFault } from '../feed.ts';
import type { Feed } from '../store.ts';

/** What a modal about a feed carries. */
export const feedAt = z.object({ engagementId: z.uuid(), id: z.uuid(), back: listState.nullable() });
export type FeedAt = z.infer<typeof feedAt>;

/** What a feed said, word for word. */
export const quoted = (text: string): string =>
  `\`\`\`${escape(fitText(text.replaceAll('`', 'ˋ'), 600))}\`\`\``;

/** The ways on from a feed: try it, have it watched, back to the list. */
export const waysOn = (say: Say, at: FeedAt) =>
  actions([
    button(say('monitoring.feeds.button.probe'), IDS.probe, { value: at.id }),
    button(say('monitoring.button.add-monitor'), MONITOR_IDS.add, { value: at.engagementId }),
    ...(at.back ? [button(say('monitoring.feeds.list.back'), IDS.back)] : []),
  ]);

const titled = (say: Say, at: FeedAt) => ({
  title: say('monitoring.feeds.probe.title'),
  close: say('common.close'),
  private_metadata: writeMeta(at),
});

export const probingModal = (say: Say, { name }: Feed, at: FeedAt): Modal =>
  modal({ ...titled(say, at), blocks: [section(say.md('monitoring.feeds.probe.asking', { name }))] });

/** [M3] What came of it; `said` is null where a kind has nothing to try. */
export function probedModal(
  say: Say,
  { name }: Feed,
  at: FeedAt,
  result: { said: string | null } | { fault: FeedFault },
): Modal {
  if ('fault' in result) {
    const { code, words } = result.fault;
    return modal({
      ...titled(say, at),
      blocks: [
        alert(say(`monitoring.fault.${code}`), 'error'),
        section(say.md('monitoring.feeds.probe.fault', { name })),
        section(quoted(words[say.language])),
        waysOn(say, at),
      ],
    });
  }
  const { said } = result;
  return modal({
    ...titled(say, at),
    blocks: [
      alert(
        say(said === null ? 'monitoring.feeds.probe.nothing' : 'monitoring.feeds.probe.ok'),
        said === null ? 'info' : 'success',
      ),
      ...(said === null
        ? []
        : [section(say.md('monitoring.feeds.probe.said', { name })), section(quoted(said))]),
      context(say('monitoring.feeds.probe.next')),
      waysOn(say, at),
    ],
  });
}
