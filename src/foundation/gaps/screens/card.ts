import { actions, button, context, header, type SlackMessage, section } from '@phasegate/block-kit/blocks.ts';
import { plain } from '@phasegate/block-kit/escape.ts';
import { fitBlocks } from '@phasegate/block-kit/fit.ts';
import type { Say } from '../../../texts/say.ts';
import { GAP_IDS } from '../ids.ts';
import type { GapCounts, GapPage } from '../list-store.ts';
import { dutyLine, gapLine } from './words.ts';

/** [F3.2] The gaps that matter most, as a message that is edited as they change. */
export function gapsMessage(
  say: Say,
  engagement: { id: string; name: string },
  found: GapPage,
  counts: GapCounts,
  today: string,
): SlackMessage {
  const rows = found.gaps.map((one) => section(`${gapLine(one, say)}\n${dutyLine(one, today, say)}`));
  // Header, counts, “more” and buttons keep their room.
  const { blocks } = fitBlocks(rows, { max: 40, budget: 7_500 });
  const left = counts.open - blocks.length;
  return {
    text: plain(
      say('gaps.card.fallback', {
        engagement: engagement.name,
        open: counts.open,
        blocking: counts.blocking,
      }),
    ),
    blocks: [
      header(say('gaps.card.title', { engagement: engagement.name })),
      context(say('gaps.list.counts', { ...counts, since: '' })),
      ...(blocks.length > 0 ? blocks : [section(say('gaps.card.none'))]),
      ...(left > 0 ? [context(say('gaps.card.more', { count: left }))] : []),
      actions([
        button(say('gaps.button.open-list'), GAP_IDS.list, { value: engagement.id, style: 'primary' }),
        button(say('gaps.button.add'), GAP_IDS.add, { value: engagement.id }),
      ]),
    ],
  };
}
