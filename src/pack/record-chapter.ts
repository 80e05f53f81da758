import { type Chapter, facts, paragraph, table } from '../chapters.ts';
import type { Chain } from '../record/verify.ts';
import { headOf } from '../record/verify.ts';
import type { Say } from '../texts/say.ts';
import { numberText } from '../texts/words.ts';

/** [A1] [A2] Where the chains of the record end: what the rest of the pack is held to. */
export function recordChapter(say: Say, ends: readonly Chain[], events: number): Chapter {
  return {
    title: say('pack.record'),
    blocks: [
      paragraph(say('pack.record.about')),
      facts([say('pack.record.head'), headOf(ends)], [say('pack.record.events'), numberText(events, say)]),
      table(
        [
          { title: say('pack.record.chain') },
          { title: say('pack.record.place') },
          { title: say('pack.record.hash'), share: 4, isCode: true },
        ],
        ends
          .filter(({ place }) => place > 0)
          .map(({ lane, place, hash }) => [
            lane === null ? say('pack.record.first') : String(lane),
            numberText(place, say),
            hash,
          ]),
        say('pack.none'),
      ),
    ],
  };
}
