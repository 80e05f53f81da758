import {
  actions,
  alert,
  type Block,
  button,
  context,
  input,
  type Modal,
  modal,
  option,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import type { FormValues } from '@phasegate/block-kit/form-values.ts';
import { checkboxes, numberInput, select, textInput } from '@phasegate/block-kit/inputs.ts';
import type { Quality } from '../../../playbook/foundation-schema.ts';
import { inLanguage } from '../../../playbook/playbook.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import type { Say } from '../../../texts/say.ts';
import { moment, shareText } from '../../../texts/words.ts';
import { person } from '../../gaps/screens/words.ts';
import { IDS } from '../../inventory/ids.ts';
import { QUALITY_IDS } from '../ids.ts';
import { NONE_APPLIES, NOTE_MAX } from '../input.ts';
import type { Assessment } from '../store.ts';
import type { AssessmentMeta } from './meta.ts';

export interface AssessmentFormState {
  say: Say;
  quality: Quality;
  meta: AssessmentMeta;
  engagementName: string;
  sourceName: string;
  /** What the fields hold, as typed, not yet checked. */
  typed: Readonly<Record<string, unknown>>;
  /** The newest assessment of the source. */
  before: Assessment | undefined;
  /** Where a round through all sources is: the source's place among all, from 1. */
  progress?: { at: number; total: number; assessed: number };
  /** What the round has just saved. Plain text; `id` leads to the result. */
  saved?: { text: string; id: string; ok: boolean };
  /** mrkdwn: what has to be said above the fields. */
  notice?: string;
}

/** [F2.1] One step of the form of an assessment. */
export function assessmentForm(state: AssessmentFormState): Modal {
  const { say, meta, engagementName, sourceName, before, notice } = state;
  const last = meta.round ? say('quality.form.save-next') : say('common.save');
  const step = meta.step === 1 ? 'quality.form.step1' : 'quality.form.step2';
  const was = before
    ? say.md('quality.form.before', {
        version: before.version,
        who: person(before.assessedBy, say),
        when: moment(before.assessedAt, say),
      })
    : say('quality.form.first');
  return modal({
    title: say('quality.form.title'),
    submit: meta.step === 1 ? say('common.next') : last,
    close: say('common.close'),
    callback_id: QUALITY_IDS.save,
    notify_on_close: true,
    private_metadata: writeMeta(meta),
    blocks: [
      ...justSaved(state),
      ...(notice ? [section(notice)] : []),
      section(say.md('quality.form.source', { name: sourceName })),
      context(was),
      context(say.md(step, { engagement: engagementName })),
      ...navigation(state),
      ...(meta.step === 1 ? counted(state) : looked(state)),
    ],
  });
}

function justSaved({ say, saved }: AssessmentFormState): Block[] {
  if (!saved) return [];
  return [
    alert(escape(saved.text), saved.ok ? 'success' : 'warning'),
    ...(saved.ok
      ? []
      : [actions([button(say('quality.round.look'), QUALITY_IDS.result, { value: saved.id })])]),
  ];
}

function navigation({ say, meta, progress }: AssessmentFormState): Block[] {
  const back =
    meta.step === 2 ? [button(`← ${say('common.back')}`, `${QUALITY_IDS.step}.1`, { value: '1' })] : [];
  const list =
    meta.back && !meta.round && meta.step === 1 ? [button(say('foundation.list.back'), IDS.back)] : [];
  const round =
    meta.round && meta.step === 1
      ? [
          ...(progress && progress.at > 1
            ? [button(`← ${say('common.previous')}`, QUALITY_IDS.previous)]
            : []),
          button(`${say('quality.round.skip')} →`, QUALITY_IDS.skip),
          button(say('quality.table.button'), QUALITY_IDS.table, { value: meta.engagementId }),
        ]
      : [];
  const elements = [...back, ...list, ...round];
  return [
    ...(progress ? [context(say('quality.round.progress', progress))] : []),
    ...(elements.length > 0 ? [actions(elements)] : []),
  ];
}

/** Slack keeps what is typed in a field of the same id: each assessment has its own. */
const id = (meta: AssessmentMeta): string => `${QUALITY_IDS.draft}.${meta.id}`;
/** Tells what is filled in, for the draft: Slack says nothing of a form that is closed. */
const field = (
  name: string,
  label: string,
  element: Parameters<typeof input>[2],
  more: { hint?: string; optional?: true } = {},
) => input(name, label, element, { ...more, dispatch_action: true });

function counted({ say, quality, meta, typed }: AssessmentFormState): Block[] {
  const { thresholds } = quality;
  const number = (name: 'recordsPresent' | 'recordsExpected' | 'checked' | 'wrong', hint: string) =>
    field(
      name,
      say(`quality.field.${name}`),
      numberInput(id(meta), { tells: 'typing', initial: text(typed[name]) }),
      {
        hint,
      },
    );
  return [
    field(
      'use',
      say('quality.field.use'),
      select(
        id(meta),
        quality.uses.map((use) => option(inLanguage(use.name, say), use.key)),
        { initial: text(typed.use) || quality.uses[0]?.key || '' },
      ),
    ),
    number('recordsExpected', say('quality.hint.recordsExpected')),
    number(
      'recordsPresent',
      say('quality.hint.recordsPresent', { threshold: shareText(thresholds.completeness, say) }),
    ),
    number('checked', say('quality.hint.checked')),
    number('wrong', say('quality.hint.wrong', { threshold: shareText(thresholds.accuracy, say) })),
  ];
}

function looked({ say, quality, meta, typed }: AssessmentFormState): Block[] {
  const looks = quality.consistency.map((one) => option(inLanguage(one.name, say), one.key));
  const none = option(say('quality.none-applies'), NONE_APPLIES);
  const age = (name: 'ageSeen' | 'ageNeeded', hint: string) =>
    field(
      name,
      say(`quality.field.${name}`),
      textInput(id(meta), {
        tells: 'typing',
        initial: text(typed[name]),
        max: 30,
        placeholder: say('quality.hint.age'),
      }),
      { hint },
    );
  return [
    field(
      'consistent',
      say('quality.field.consistent'),
      checkboxes(id(meta), [...looks, none], { initial: list(typed.consistent) }),
      {
        optional: true,
        hint: say('quality.hint.consistent', { threshold: shareText(quality.thresholds.consistency, say) }),
      },
    ),
    field(
      'inconsistent',
      say('quality.field.inconsistent'),
      checkboxes(id(meta), looks, { initial: list(typed.inconsistent) }),
      { optional: true },
    ),
    age('ageSeen', say('quality.hint.age')),
    age('ageNeeded', say('quality.hint.ageNeeded')),
    field(
      'note',
      say('quality.field.note'),
      textInput(id(meta), { tells: 'typing', initial: text(typed.note), multiline: true, max: NOTE_MAX }),
      { optional: true, hint: say('quality.hint.note') },
    ),
  ];
}

const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** What stands in the fields of a step. Fields that the view does not hold are left out. */
export function readAssessmentStep(values: FormValues): Record<string, unknown> {
  const typed: Record<string, unknown> = {};
  for (const field of [
    'use',
    'recordsPresent',
    'recordsExpected',
    'checked',
    'wrong',
    'ageSeen',
    'ageNeeded',
    'note',
  ]) {
    if (values.has(field)) typed[field] = values.text(field);
  }
  for (const field of ['consistent', 'inconsistent'])
    if (values.has(field)) typed[field] = values.list(field);
  return typed;
}
