import type { Logger } from 'pino';
import type { Block, Chapter } from '../chapters.ts';

/** A block as it crosses into the thread that writes: a picture is its bytes by then. */
export type DrawnBlock =
  | Exclude<Block, { kind: 'picture' }>
  | { kind: 'picture'; name: string; alt: string; bytes: Uint8Array };

export interface DrawnChapter {
  title: string;
  blocks: readonly DrawnBlock[];
}

/** After so many in a row that could not be drawn the others are not waited for. */
const PATIENCE = 3;

/**
 * Draws the pictures of all chapters, one after another, in the painter's thread. One that cannot be drawn is told in words.
 * @param undrawn these words, from what the picture shows
 */
export async function drawAll(
  chapters: readonly Chapter[],
  undrawn: (shows: string) => string,
  log: Logger,
): Promise<DrawnChapter[]> {
  let failed = 0;
  const drawn: DrawnChapter[] = [];
  let number = 0;
  for (const { title, blocks } of chapters) {
    const done: DrawnBlock[] = [];
    for (const block of blocks) {
      if (block.kind !== 'picture') {
        done.push(block);
        continue;
      }
      number += 1;
      const { picture } = block;
      try {
        if (failed >= PATIENCE) throw new Error('the pictures before it were not drawn');
        const name = `pictures/${String(number).padStart(2, '0')}-${picture.name}`;
        done.push({ kind: 'picture', name, alt: picture.alt, bytes: await picture.render() });
        failed = 0;
      } catch (error) {
        log.warn({ err: error }, 'a picture of a pack could not be drawn');
        failed += 1;
        done.push({ kind: 'text', text: undrawn(picture.alt) });
      }
    }
    drawn.push({ title, blocks: done });
  }
  return drawn;
}
