import {
  type Block,
  context,
  input,
  type Modal,
  modal,
  option,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { select, textInput } from '@phasegate/block-kit/inputs.ts';
import { inLanguage } from '../../../playbook/playbook.ts';
import type { Rubric } from '../../../playbook/rubric-schema.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import { markup, type Say } from '../../../texts/say.ts';
import { SCORING_IDS } from '../ids.ts';
import { NOTE_MAX } from '../input.ts';
import { limitText } from '../limit-text.ts';
import { LEVELS, type Scores } from '../rules.ts';
import type { Round, Standing } from '../standing.ts';
import { spreadParams } from './result.ts';
import { nameText, productText } from './words.ts';

export interface SettleFormView {
  say: Say;
  rubric: Rubric;
  standing: Standing;
  /** The round that is settled. */
  round: Round;
  /** What the fields begin with. */
  initial: Scores;
}

/** [P2.2] The lead settles whole numbers: beside each, what was scored. */
export function settleForm({ say, rubric, standing, round, initial }: SettleFormView): Modal {
  const { candidate, engagement } = standing;
  return modal({
    title: say('scoring.settle.title'),
    submit: say('scoring.settle.submit'),
    close: say('common.cancel'),
    callback_id: SCORING_IDS.saveSettle,
    private_metadata: writeMeta({ engagementId: engagement.id, id: candidate.id, round: candidate.round }),
    blocks: [
      section(
        say.md('scoring.settle.about', {
          name: markup(nameText(candidate.name, 300)),
          count: round.scores.length,
          product: productText(initial),
        }),
      ),
      context(say(standing.isOpen ? 'scoring.settle.ends' : 'scoring.settle.again')),
      ...rubric.flatMap((criterion) => criterionBlocks({ say, standing, round, initial }, criterion)),
      input(
        'note',
        say('scoring.settle.note'),
        textInput('note', { multiline: true, max: NOTE_MAX, initial: candidate.settledNote ?? '' }),
        { optional: true, hint: say('scoring.settle.note-hint') },
      ),
    ],
  });
}

function criterionBlocks(
  { say, standing, round, initial }: Omit<SettleFormView, 'rubric'>,
  criterion: Rubric[number],
): Block[] {
  const limit = standing.limits.find((one) => one.criterion === criterion.key);
  const options = LEVELS.flatMap((level) => {
    const meaning = criterion.levels[level - 1];
    if (!meaning || (limit && level >= limit.from)) return [];
    return [option(`${level} · ${inLanguage(meaning, say)}`, String(level), inLanguage(meaning, say))];
  });
  const field = input(
    criterion.key,
    inLanguage(criterion.name, say),
    select(criterion.key, options, {
      initial: String(initial[criterion.key]),
      placeholder: say('scoring.settle.choose'),
    }),
    { hint: say('scoring.settle.spread', spreadParams(say, round.spreads[criterion.key])) },
  );
  if (!limit) return [field];
  const { key, params } = limitText(limit);
  return [field, context(`✕ ${say.md(key, params)}`)];
}
