import {
  actions,
  button,
  context,
  input,
  type Modal,
  modal,
  option,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { mention } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { searchSelect, textInput } from '@phasegate/block-kit/inputs.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import { markup, type Say } from '../../../texts/say.ts';
import type { Candidate } from '../../use-case/store.ts';
import { SCORING_IDS } from '../ids.ts';
import { NOTE_MAX } from '../input.ts';
import type { MatrixRow } from '../matrix-store.ts';
import type { Choice } from '../store.ts';
import { nameText } from './words.ts';

export interface ChooseView {
  say: Say;
  engagement: { id: string; name: string };
  /** The highest, as many as the matrix shows; at least one. */
  top: readonly MatrixRow[];
  chosen: { choice: Choice; candidate: Candidate } | null;
}

/** How a use case stands among those to choose from: “Invoice coding · 300”. */
export const choiceText = ({ name, priority }: { name: string; priority: number }): string =>
  `${fitText(name.replace(/\s+/g, ' '), 60)} · ${priority}`;

/** [P2.5] Which use case the cycle is about. Nothing is filled in where the highest is a tie. */
export function chooseForm({ say, engagement, top, chosen }: ChooseView): Modal {
  const [first] = top;
  const single = first?.level === 1 ? first : undefined;
  return modal({
    title: say('scoring.choose.title'),
    submit: say('scoring.choose.submit'),
    close: say('common.cancel'),
    callback_id: SCORING_IDS.saveChoice,
    private_metadata: writeMeta({ engagementId: engagement.id, version: chosen?.choice.version ?? 0 }),
    blocks: [
      section(proposal(say, top)),
      ...(chosen
        ? [
            context(
              say.md('scoring.choose.now', {
                name: markup(nameText(chosen.candidate.name)),
                who: markup(mention(chosen.choice.chosenBy)),
              }),
            ),
          ]
        : []),
      input(
        'candidate',
        say('scoring.choose.candidate'),
        searchSelect(SCORING_IDS.candidate, {
          ...(single && { initial: option(choiceText(single), single.id) }),
          placeholder: say('scoring.choose.find'),
        }),
      ),
      input('reason', say('scoring.choose.reason'), textInput('reason', { multiline: true, max: NOTE_MAX }), {
        optional: true,
        hint: say('scoring.choose.reason-hint'),
      }),
      context(say('scoring.choose.why')),
    ],
  });
}

/** Use cases of a tie that are named. */
const NAMED = 5;

/** [P2.5] The highest product is proposed; a tie is said to be one. mrkdwn. */
export function proposal(say: Say, top: readonly MatrixRow[]): string {
  const tied = top.filter((row) => row.rank === 1);
  const [first] = tied;
  if (!first) return say('scoring.matrix.nothing');
  if (first.level === 1)
    return say.md('scoring.matrix.highest', {
      name: markup(nameText(first.name)),
      priority: first.priority,
    });
  const names = tied.slice(0, NAMED).map((row) => nameText(row.name, 80));
  return say.md('scoring.matrix.tie', {
    priority: first.priority,
    names: markup(names.join(', ')),
    more: first.level - names.length,
  });
}

/** [P2.5] Before anything is settled there is nothing to choose from. */
export const nothingToChoose = (say: Say, engagementId: string): Modal =>
  modal({
    title: say('scoring.choose.title'),
    close: say('common.close'),
    blocks: [
      section(say('scoring.matrix.nothing')),
      actions([
        button(say('scoring.button.score'), SCORING_IDS.list, { value: engagementId, style: 'primary' }),
      ]),
    ],
  });
