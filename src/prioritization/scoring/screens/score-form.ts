import {
  type Block,
  context,
  input,
  type Modal,
  modal,
  option,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { radio, textInput } from '@phasegate/block-kit/inputs.ts';
import { inLanguage } from '../../../playbook/playbook.ts';
import type { Rubric } from '../../../playbook/rubric-schema.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import { markup, type Say } from '../../../texts/say.ts';
import { SCORING_IDS } from '../ids.ts';
import { NOTE_MAX } from '../input.ts';
import { limitText } from '../limit-text.ts';
import type { Limit, Scores } from '../rules.ts';
import type { ScoreMeta } from './meta.ts';
import { nameText, productText, roiText } from './words.ts';

export interface ScoreFormView {
  say: Say;
  rubric: Rubric;
  meta: ScoreMeta;
  candidate: {
    name: string;
    description: string;
    roiYear: string | null;
    currency: string | null;
    sources: readonly string[];
  };
  limits: readonly Limit[];
  /** What is picked so far. */
  picked: Partial<Scores>;
  note: string;
}

/** [P2.1] [P2.2] One's own score, blind: every level with its meaning, and why some are not available. */
export function scoreForm(view: ScoreFormView): Modal {
  const { say, rubric, meta, candidate, picked } = view;
  return modal({
    title: say('scoring.form.title'),
    submit: say('scoring.form.submit'),
    close: say('common.cancel'),
    callback_id: SCORING_IDS.save,
    notify_on_close: true,
    private_metadata: writeMeta(meta),
    blocks: [
      section(`*${nameText(candidate.name, 300)}*`),
      context(say('scoring.form.blind', { round: meta.round })),
      ...(candidate.description ? [context(escape(candidate.description.slice(0, 400)))] : []),
      ...(candidate.sources.length === 0 ? [context(say('scoring.form.no-sources'))] : []),
      ...rubric.flatMap((criterion) => criterionBlocks(view, criterion)),
      input('note', say('scoring.form.note'), noteInput(view), {
        optional: true,
        hint: say('scoring.form.note-hint'),
      }),
      section(
        say.md('scoring.form.product', {
          product: markup(`*${productText(picked)}*`),
          roi: roiText(say, candidate),
        }),
        { block_id: 'product' },
      ),
    ],
  });
}

const noteInput = ({ note }: ScoreFormView) =>
  textInput('note', { multiline: true, max: NOTE_MAX, initial: note });

function criterionBlocks({ say, limits, picked }: ScoreFormView, criterion: Rubric[number]): Block[] {
  const limit = limits.find((one) => one.criterion === criterion.key);
  const open = (level: number) => !limit || level < limit.from;
  const options = criterion.levels.flatMap((meaning, at) =>
    open(at + 1) ? [option(String(at + 1), String(at + 1), inLanguage(meaning, say))] : [],
  );
  const chosen = picked[criterion.key];
  const field = input(
    criterion.key,
    `${inLanguage(criterion.name, say)} · ${inLanguage(criterion.asks, say)}`,
    radio(`${SCORING_IDS.pick}.${criterion.key}`, options, {
      ...(chosen !== undefined && { initial: String(chosen) }),
    }),
    { dispatch_action: true },
  );
  if (!limit) return [field];
  const { key, params } = limitText(limit);
  // What is out of reach keeps its meaning: it says what to work for.
  const closed = criterion.levels
    .flatMap((meaning, at) => (open(at + 1) ? [] : [`${at + 1} = ${escape(inLanguage(meaning, say))}`]))
    .join(' · ');
  return [field, context(`✕ ${say.md(key, params)}\n${closed}`)];
}
