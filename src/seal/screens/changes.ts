import { type Block, context, section } from '@phasegate/block-kit/blocks.ts';
import type { Say } from '../../texts/say.ts';
import type { Difference } from '../diff.ts';
import { differenceLine } from './words.ts';

/** What changed, section by section. */
export function changeBlocks(say: Say, changes: readonly Difference[]): Block[] {
  if (changes.length === 0) return [context(say.md('seal.same'))];
  return [...Map.groupBy(changes, (one) => one.item.section)].flatMap(([name, list]) => {
    const lines = list.map((one) => differenceLine(say, one));
    const [first = '', ...rest] = chunks(lines);
    return [`*${say.md(`seal.section.${name}`)}*\n${first}`, ...rest].map((text) => section(text));
  });
}

const LONGEST_BLOCK = 2_800;

/** Lines put together to texts that fit a block each. */
function chunks(lines: readonly string[]): string[] {
  const found: string[] = [];
  for (const line of lines) {
    const last = found.at(-1);
    if (last !== undefined && last.length + line.length < LONGEST_BLOCK)
      found[found.length - 1] = `${last}\n${line}`;
    else found.push(line);
  }
  return found;
}
