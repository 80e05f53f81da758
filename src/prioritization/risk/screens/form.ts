import {
  actions,
  type Block,
  button,
  context,
  divider,
  input,
  type Modal,
  modal,
  option,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { radio, select, textInput } from '@phasegate/block-kit/inputs.ts';
import { inLanguage } from '../../../playbook/playbook.ts';
import type { RiskManifest, RiskQuestion } from '../../../playbook/risk-schema.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import type { Say } from '../../../texts/say.ts';
import { RISK_IDS } from '../ids.ts';
import { RISK_MAX } from '../input.ts';
import { tiersFrom, type Verdict } from '../rules.ts';
import { lawLine } from './law.ts';
import type { RiskMeta } from './meta.ts';

/** What was answered and noted so far, as typed. */
export type Typed = Readonly<Record<string, { answer: boolean; note: string }>>;

export interface QuestionView {
  say: Say;
  manifest: RiskManifest;
  meta: RiskMeta;
  /** What the assessment is about. */
  useCase: string;
  question: RiskQuestion;
  typed: Typed;
  hasBefore: boolean;
}

/** [E6] One question, with why it is asked and how far one is. */
export function questionModal(view: QuestionView): Modal {
  const { say, manifest, meta, useCase, question, typed, hasBefore } = view;
  const given = typed[question.key];
  const number = manifest.questions.indexOf(question) + 1;
  return modal({
    title: say('risk.form.title'),
    submit: say('common.next'),
    close: say('common.cancel'),
    callback_id: RISK_IDS.answer,
    private_metadata: writeMeta(meta),
    blocks: [
      context(say.md('risk.form.where', { number, of: manifest.questions.length, useCase })),
      section(`*${escape(inLanguage(question.text, say))}*\n${escape(inLanguage(question.help, say))}`),
      context(
        say.md('risk.form.basis', {
          basis: inLanguage(question.basis, say),
          about: inLanguage(question.about, say),
          law: inLanguage(manifest.law.version, say),
        }),
      ),
      input(
        'answer',
        say('risk.form.answer'),
        // The id follows the question: Slack keeps what is chosen in a field whose id stays.
        radio(
          `answer.${question.key}`,
          [option(say('common.yes'), 'yes'), option(say('common.no'), 'no')],
          given ? { initial: given.answer ? 'yes' : 'no' } : {},
        ),
      ),
      input(
        'note',
        say('risk.form.note'),
        textInput(`note.${question.key}`, {
          initial: given?.note ?? '',
          multiline: true,
          max: RISK_MAX.note,
        }),
        { optional: true, hint: say('risk.form.note-hint') },
      ),
      ...(hasBefore ? [actions([backButton(say)])] : []),
    ],
  });
}

const backButton = (say: Say) => button(`← ${say('common.back')}`, RISK_IDS.back);

export interface ResultView {
  say: Say;
  manifest: RiskManifest;
  meta: RiskMeta;
  useCase: string;
  verdict: Verdict;
  typed: Typed;
}

/** [E6] What the answers come to: the class, the tier, what decided; a reason is asked for, and a higher tier may be set. */
export function resultModal(view: ResultView): Modal {
  const { say, manifest, meta, useCase, verdict } = view;
  return modal({
    title: say('risk.result.title'),
    submit: say('common.save'),
    close: say('common.cancel'),
    callback_id: RISK_IDS.save,
    private_metadata: writeMeta(meta),
    blocks: [
      section(verdictText(say, manifest, verdict, useCase)),
      context(lawLine(say, manifest, verdict.euClass)),
      ...decidingBlocks(view),
      actions([backButton(say)]),
      divider(),
      input(
        'tier',
        say('risk.result.tier'),
        select(
          'tier',
          tiersFrom(verdict.tier).map((tier) => option(say('risk.tier', { tier }), tier)),
          { initial: verdict.tier },
        ),
        { hint: say('risk.result.tier-hint') },
      ),
      input(
        'reason',
        say('risk.result.reason'),
        textInput('reason', { multiline: true, max: RISK_MAX.reason }),
        { hint: say('risk.result.reason-hint') },
      ),
    ],
  });
}

function verdictText(say: Say, manifest: RiskManifest, verdict: Verdict, useCase: string): string {
  const found = manifest.classes.find((one) => one.key === verdict.euClass);
  return say.md('risk.result.text', {
    useCase,
    mark: verdict.euClass === 'prohibited' ? '✕' : '●',
    euClass: found ? inLanguage(found.name, say) : verdict.euClass,
    means: found ? inLanguage(found.means, say) : '',
    tier: verdict.tier,
  });
}

function decidingBlocks({ say, verdict, typed }: ResultView): Block[] {
  const line = (question: RiskQuestion, answer: 'yes' | 'no') =>
    say.md('risk.result.line', {
      question: inLanguage(question.text, say),
      answer: say(`common.${answer}`),
      basis: inLanguage(question.basis, say),
      note: typed[question.key]?.note ?? '',
      noted: typed[question.key]?.note ? 'yes' : 'no',
    });
  const lines = verdict.deciding.map((question) => line(question, 'yes'));
  if (lines.length === 0) lines.push(say.md('risk.result.nothing'));
  if (verdict.lifted)
    lines.push(say.md('risk.result.lifted', { basis: inLanguage(verdict.lifted.basis, say) }));
  return [section(`*${say('risk.result.decided')}*\n${lines.join('\n')}`)];
}
