import { type Block, input, option } from '../../../slack/blocks.ts';
import type { FormValues } from '../../../slack/form.ts';
import { multiSelect, radio, select, textInput, userSelect } from '../../../slack/inputs.ts';
import { datePicker } from '../../../slack/pickers.ts';
import { type ChoiceField, options } from '../choices.ts';
import { IDS } from '../ids.ts';
import { MAX } from '../source-input.ts';
import type { FormMeta } from './meta.ts';
import type { FormState } from './source-form.ts';

/** The fields of each step, in order. */
export const fieldsOfStep = (state: FormState): Block[] => FIELDS[state.meta.step - 1]?.(state) ?? [];
const FIELDS: readonly ((state: FormState) => Block[])[] = [what, how, standingNow];

/** A field that tells what is filled in. */
const field = (
  name: string,
  label: string,
  element: Parameters<typeof input>[2],
  more: { hint?: string; optional?: boolean } = {},
) => input(name, label, element, { ...more, dispatch_action: true });

function what({ say, meta, typed }: FormState): Block[] {
  const owner = text(typed.owner);
  const isUser = USER.test(owner);
  return [
    field(
      'name',
      say('foundation.field.name'),
      textInput(id(meta), {
        tells: 'typing',
        initial: text(typed.name),
        max: MAX.name,
        placeholder: say('foundation.hint.name'),
      }),
    ),
    field(
      'system',
      say('foundation.field.system'),
      textInput(id(meta), {
        tells: 'typing',
        initial: text(typed.system),
        max: MAX.system,
        placeholder: say('foundation.hint.system'),
      }),
    ),
    field(
      'ownerUser',
      say('foundation.field.owner'),
      userSelect(id(meta), isUser ? { initial: owner } : {}),
      { optional: true },
    ),
    field(
      'owner',
      say('foundation.field.owner-name'),
      textInput(id(meta), { tells: 'typing', initial: isUser ? '' : owner, max: MAX.owner }),
      { optional: true, hint: say('foundation.hint.owner') },
    ),
    field(
      'volume',
      say('foundation.field.volume'),
      textInput(id(meta), {
        tells: 'typing',
        initial: text(typed.volume),
        max: MAX.volume,
        placeholder: say('foundation.hint.volume'),
      }),
    ),
  ];
}

function how(state: FormState): Block[] {
  const { say, meta, typed, inventory } = state;
  const choose = (name: ChoiceField) =>
    field(
      name,
      say(`foundation.field.${name}`),
      select(id(meta), options(inventory, name, say), {
        initial: text(typed[name]),
        placeholder: say('foundation.hint.choose'),
      }),
    );
  return [
    choose('accessMethod'),
    choose('updateFrequency'),
    choose('format'),
    field(
      'extractionPlan',
      say('foundation.field.extractionPlan'),
      textInput(id(meta), {
        tells: 'typing',
        initial: text(typed.extractionPlan),
        multiline: true,
        max: MAX.extractionPlan,
      }),
      { optional: true, hint: say('foundation.hint.extractionPlan') },
    ),
    field(
      'personalData',
      say('foundation.field.personalData'),
      multiSelect(id(meta), options(inventory, 'personalData', say), {
        initial: Array.isArray(typed.personalData) ? typed.personalData.map(String) : [],
        placeholder: say('foundation.hint.personalData'),
      }),
      { optional: true },
    ),
  ];
}

function standingNow({ say, meta, typed, me, today }: FormState): Block[] {
  const yesNo = (name: 'existsToday' | 'accessible') =>
    field(
      name,
      say(`foundation.field.${name}`),
      radio(
        id(meta),
        [option(say('common.yes'), 'yes'), option(say('common.no'), 'no')],
        typeof typed[name] === 'boolean' ? { initial: typed[name] ? 'yes' : 'no' } : {},
      ),
      { hint: say(`foundation.hint.${name}`) },
    );
  const checkedBy = text(typed.checkedBy) || me;
  return [
    yesNo('existsToday'),
    yesNo('accessible'),
    field(
      'checkedBy',
      say('foundation.field.checkedBy'),
      userSelect(id(meta), USER.test(checkedBy) ? { initial: checkedBy } : {}),
    ),
    field(
      'checkedOn',
      say('foundation.field.checkedOn'),
      datePicker(id(meta), { initial: text(typed.checkedOn) || today }),
    ),
  ];
}

const USER = /^[UW][A-Z0-9]{2,}$/;
/**
 * All fields tell while they are filled in, for the draft: Slack says nothing of a form that is closed. Two ids
 * take turns, since Slack keeps what is typed in a field whose id stays.
 */
const id = ({ round }: FormMeta): string => draftAction(round);
export const draftAction = (round: number): string => `${IDS.draft}.${round % 2}`;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What stands in the fields of a step. Fields that the view does not hold are left out. */
export function readStep(values: FormValues): Record<string, unknown> {
  const typed: Record<string, unknown> = {};
  for (const field of [
    'name',
    'system',
    'volume',
    'accessMethod',
    'updateFrequency',
    'format',
    'checkedBy',
    'checkedOn',
  ]) {
    if (values.has(field)) typed[field] = values.text(field);
  }
  if (values.has('owner')) typed.owner = values.text('ownerUser') || values.text('owner');
  if (values.has('extractionPlan')) typed.extractionPlan = values.text('extractionPlan') || null;
  if (values.has('personalData')) typed.personalData = values.list('personalData');
  for (const field of ['existsToday', 'accessible']) {
    const chosen = values.text(field);
    if (chosen) typed[field] = chosen === 'yes';
  }
  return typed;
}
