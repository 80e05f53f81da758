import { context, divider, type Modal, modal, section } from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import type { Say } from '../../../texts/say.ts';
import { masked } from '../mask.ts';
import { proposalText } from '../proposal-text.ts';
import type { ProposedAction } from '../store.ts';

/** Escaped, a character becomes five at most. */
const PIECE = Math.floor(LIMITS.section.text / 5);
const SHOWN = 60 * PIECE;

/** [S1.6] All that a reviewer judges by, where it did not fit among the others. A blind case keeps its proposal to itself. */
export function wholeModal(say: Say, found: ProposedAction): Modal {
  const proposed = masked(proposalText(found));
  return modal({
    title: say('review.whole.title'),
    close: say('common.close'),
    blocks: [
      section(say.md('review.whole.head', { case: found.caseId })),
      ...pieces(masked(found.summary)).map((piece) => section(piece)),
      divider(),
      ...(found.blind
        ? [section(say('review.case.blind'))]
        : [
            section(say.md('review.whole.proposal', { outcome: found.outcome })),
            ...pieces(proposed.slice(0, SHOWN)).map((piece) => section(piece)),
            ...(proposed.length > SHOWN ? [context(say('review.whole.more'))] : []),
          ]),
    ],
  });
}

/** Text of people in parts that a block takes, escaped. */
const pieces = (text: string): string[] =>
  (text.match(new RegExp(`[^]{1,${PIECE}}`, 'gu')) ?? []).map(escape);
