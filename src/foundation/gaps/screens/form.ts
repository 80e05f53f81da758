import {
  actions,
  type Block,
  button,
  context,
  input,
  type Modal,
  modal,
  option,
  plainText,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import type { FormValues } from '@phasegate/block-kit/form-values.ts';
import {
  multiSelect,
  numberInput,
  radio,
  select,
  textInput,
  userSelect,
} from '@phasegate/block-kit/inputs.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { datePicker } from '@phasegate/block-kit/pickers.ts';
import type { MultiStaticSelect, PlainTextOption } from '@slack/web-api';
import type { GapChoices } from '../../../playbook/foundation-schema.ts';
import { inLanguage } from '../../../playbook/playbook.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import type { Say } from '../../../texts/say.ts';
import { GAP_IDS } from '../ids.ts';
import { GAP_MAX } from '../input.ts';
import { EFFECTS, usualEffect } from '../rules.ts';
import type { GapFormMeta } from './meta.ts';
import { gapTypeName } from './words.ts';

export interface GapFormState {
  say: Say;
  choices: GapChoices;
  meta: GapFormMeta;
  engagementName: string;
  /** What the fields hold, as typed, not yet checked. */
  typed: Readonly<Record<string, unknown>>;
  /** To choose from, by name; those chosen are among them. */
  sources: readonly { id: string; name: string }[];
  /** mrkdwn: what has to be said above the fields. */
  notice?: string;
}

/** [F3.1] One step of the form of a gap. */
export function gapForm(state: GapFormState): Modal {
  const { say, meta, engagementName, notice } = state;
  const isNew = meta.version === 0;
  const step = meta.step === 1 ? 'gaps.form.step1' : 'gaps.form.step2';
  return modal({
    title: say(isNew ? 'gaps.form.new' : 'gaps.form.edit'),
    submit: say(isNew && meta.step === 1 ? 'common.next' : 'common.save'),
    close: say('common.cancel'),
    callback_id: GAP_IDS.save,
    private_metadata: writeMeta(meta),
    blocks: [
      ...(notice ? [section(notice)] : []),
      context(say.md(step, { engagement: engagementName })),
      ...navigation(state, isNew),
      ...(meta.step === 1 ? whatIsWrong(state) : whatItDoes(state)),
    ],
  });
}

function navigation({ say, meta }: GapFormState, isNew: boolean): Block[] {
  const back =
    meta.step === 2 ? [button(`← ${say('common.back')}`, `${GAP_IDS.step}.1`, { value: '1' })] : [];
  const on =
    meta.step === 1 && !isNew ? [button(`${say('common.next')} →`, `${GAP_IDS.step}.2`, { value: '2' })] : [];
  const list =
    meta.back && meta.step === 1 ? [button(say('gaps.list.back'), GAP_IDS.back, { value: meta.gapId })] : [];
  const elements = [...back, ...on, ...list];
  return elements.length > 0 ? [actions(elements)] : [];
}

function whatIsWrong({ say, choices, meta, typed, sources }: GapFormState): Block[] {
  const id = (field: string) => `${field}.${meta.round}`;
  const named = (list: GapChoices['efforts']) =>
    list.map((one) => option(inLanguage(one.name, say), one.key));
  const choose = { placeholder: say('gaps.hint.choose') };
  return [
    input(
      'type',
      say('gaps.field.type'),
      select(id('type'), named(choices.types), { ...choose, initial: text(typed.type) }),
    ),
    input(
      'title',
      say('gaps.field.title'),
      textInput(id('title'), {
        initial: text(typed.title),
        max: GAP_MAX.title,
        placeholder: say('gaps.hint.title'),
      }),
    ),
    ...(sources.length > 0
      ? [
          input(
            'sources',
            say('gaps.field.sources'),
            sourceSelect(say, id('sources'), sources, list(typed.sources)),
            {
              optional: true,
            },
          ),
        ]
      : []),
    input(
      'description',
      say('gaps.field.description'),
      textInput(id('description'), {
        initial: text(typed.description),
        multiline: true,
        max: GAP_MAX.description,
      }),
      { optional: true, hint: say('gaps.hint.description') },
    ),
    input(
      'effort',
      say('gaps.field.effort'),
      select(id('effort'), named(choices.efforts), { ...choose, initial: text(typed.effort) }),
      { optional: true },
    ),
  ];
}

function whatItDoes({ say, choices, meta, typed }: GapFormState): Block[] {
  const id = (field: string) => `${field}.${meta.round}`;
  const type = text(typed.type);
  const about = say.md('gaps.form.about', {
    type: gapTypeName(choices, type, say),
    title: text(typed.title),
  });
  const usual = usualEffect(type);
  return [
    section(usual ? `${about}\n${say('gaps.form.usual')}` : about),
    input(
      'effect',
      say('gaps.field.effect'),
      radio(
        id('effect'),
        EFFECTS.map((effect) => option(say(`gaps.effect.${effect}`), effect)),
        { initial: text(typed.effect) || (usual ?? '') },
      ),
    ),
    input(
      'expectedLoss',
      say('gaps.field.expectedLoss'),
      numberInput(id('expectedLoss'), { decimal: true, initial: text(typed.expectedLoss) }),
      { optional: true, hint: say('gaps.hint.expectedLoss') },
    ),
    input(
      'effectNote',
      say('gaps.field.effectNote'),
      textInput(id('effectNote'), { initial: text(typed.effectNote), multiline: true, max: GAP_MAX.note }),
      { optional: true, hint: say('gaps.hint.effectNote') },
    ),
    input('owner', say('gaps.field.owner'), userSelect(id('owner'), { initial: text(typed.owner) }), {
      optional: true,
      hint: say('gaps.hint.owner'),
    }),
    input('dueOn', say('gaps.field.dueOn'), datePicker(id('dueOn'), { initial: text(typed.dueOn) }), {
      optional: true,
    }),
  ];
}

/** How many sources the menu can hold: groups of a hundred, within what a view may weigh. */
export const MOST_SOURCES = 1_000;

/** Up to a hundred sources are one list; more are grouped by their names, since a list holds no more. */
function sourceSelect(
  say: Say,
  id: string,
  sources: readonly { id: string; name: string }[],
  chosen: string[],
): MultiStaticSelect {
  const options = sources.map((source) => option(source.name, source.id));
  const more = { placeholder: say('gaps.hint.sources'), max: GAP_MAX.sources };
  const most = LIMITS.select.options;
  if (options.length <= most) return multiSelect(id, options, { ...more, initial: chosen });
  const { options: _options, ...rest } = multiSelect(id, options, { ...more, initial: chosen });
  const groups: { label: ReturnType<typeof plainText>; options: PlainTextOption[] }[] = [];
  for (let from = 0; from < options.length; from += most) {
    const group = options.slice(from, from + most);
    const ends = [group[0], group.at(-1)].map((one) => one?.text.text.slice(0, 30));
    groups.push({ label: plainText(ends.join(' – '), LIMITS.select.groupLabel), options: group });
  }
  return { ...rest, option_groups: groups };
}

const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** What stands in the fields of a step. Fields that the view does not hold are left out. */
export function readGapStep(values: FormValues): Record<string, unknown> {
  const typed: Record<string, unknown> = {};
  for (const field of [
    'type',
    'title',
    'description',
    'effort',
    'effect',
    'expectedLoss',
    'effectNote',
    'owner',
    'dueOn',
  ]) {
    if (values.has(field)) typed[field] = values.text(field);
  }
  if (values.has('sources')) typed.sources = values.list('sources');
  return typed;
}

/** Asks which engagement a message is about, where the channel has several. */
export function chooseEngagementModal(
  say: Say,
  gapId: string,
  engagements: readonly { id: string; name: string }[],
  quoted: string,
): Modal {
  const options = engagements.slice(0, LIMITS.select.options).map((one) => option(one.name, one.id));
  return modal({
    title: say('gaps.choose.title'),
    submit: say('common.next'),
    close: say('common.cancel'),
    callback_id: GAP_IDS.choose,
    private_metadata: writeMeta({ gapId }),
    blocks: [
      input(
        'engagement',
        say('gaps.choose.engagement'),
        select('engagement', options, { placeholder: say('gaps.hint.choose') }),
      ),
      context(escape(quoted)),
    ],
  });
}
