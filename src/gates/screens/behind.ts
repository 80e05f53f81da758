import { type Block, context, image, type Modal, modal, section } from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { fitBlocks } from '@phasegate/block-kit/fit.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { inLanguage } from '../../playbook/playbook.ts';
import type { BehindItem } from '../../room.ts';
import type { Say } from '../../texts/say.ts';
import { itemLine } from './lines.ts';
import type { RequestState } from './words.ts';

/** [G14] What one item rests on, as it is now. */
export function behindModal(
  say: Say,
  state: RequestState,
  key: string,
  { lines, picture }: BehindItem,
): Modal {
  const item = state.items.find((one) => one.key === key);
  const more = (left: number): Block => context(say.md('gates.request.more-items', { left }));
  const { blocks } = fitBlocks<Block>(
    lines.map((line) => section(line)),
    { max: LIMITS.view.blocks - 5, budget: 50_000, more },
  );
  return modal({
    title: say('gates.evidence.title'),
    close: say('common.close'),
    blocks: [
      section(`*${itemLine(say, state, key)}*${item ? `\n_${escape(inLanguage(item.why, say))}_` : ''}`),
      ...(picture ? [image({ file: picture.file }, picture.alt)] : []),
      ...(lines.length > 0 ? blocks : [section(say.md('gates.behind.nothing'))]),
      ...(state.request.state === 'open' ? [] : [context(say.md('gates.behind.now'))]),
    ],
  });
}
