import { PERIODS } from '../../../gates/seal/content.ts';
import { type Block, input, option } from '../../../slack/blocks.ts';
import type { FormValues } from '../../../slack/form.ts';
import { multiSearchSelect, numberInput, select, textInput, userSelect } from '../../../slack/inputs.ts';
import { LIMITS } from '../../../slack/limits.ts';
import { CANDIDATE_IDS } from '../ids.ts';
import { MAX } from '../input.ts';
import type { FormState } from './form.ts';
import type { FormMeta } from './meta.ts';

/** The fields of each step, in order. */
export const fieldsOfStep = (state: FormState): Block[] => FIELDS[state.meta.step - 1]?.(state) ?? [];
const FIELDS: readonly ((state: FormState) => Block[])[] = [what, how, worth];

/** A field that tells what is filled in, for the draft. */
const field = (
  name: string,
  label: string,
  element: Parameters<typeof input>[2],
  more: { hint?: string; optional?: boolean } = {},
) => input(name, label, element, { ...more, dispatch_action: true });

function what({ say, meta, typed }: FormState): Block[] {
  const owner = text(typed.processOwner);
  const isUser = USER.test(owner);
  return [
    field(
      'name',
      say('candidates.field.name'),
      textInput(id(meta), {
        tells: 'typing',
        initial: text(typed.name),
        max: MAX.name,
        placeholder: say('candidates.hint.name'),
      }),
    ),
    field(
      'description',
      say('candidates.field.description'),
      textInput(id(meta), {
        tells: 'typing',
        initial: text(typed.description),
        multiline: true,
        max: LIMITS.plainTextInput.maxLength,
      }),
      { optional: true, hint: say('candidates.hint.description') },
    ),
    field(
      'ownerUser',
      say('candidates.field.processOwner'),
      userSelect(id(meta), isUser ? { initial: owner } : {}),
      { optional: true },
    ),
    field(
      'processOwner',
      say('candidates.field.owner-name'),
      textInput(id(meta), { tells: 'typing', initial: isUser ? '' : owner, max: MAX.owner }),
      { optional: true, hint: say('candidates.hint.processOwner') },
    ),
  ];
}

function how({ say, meta, typed, sources }: FormState): Block[] {
  const state = (name: 'startState' | 'endState') =>
    field(
      name,
      say(`candidates.field.${name}`),
      textInput(id(meta), { tells: 'typing', initial: text(typed[name]), multiline: true, max: MAX.state }),
      { optional: true, hint: say(`candidates.hint.${name}`) },
    );
  const chosen = list(typed.sources).map((one) => option(sources.get(one) ?? '–', one));
  return [
    state('startState'),
    state('endState'),
    field(
      'processDocument',
      say('candidates.field.processDocument'),
      textInput(id(meta), {
        tells: 'typing',
        initial: text(typed.processDocument),
        max: MAX.link,
        placeholder: 'https://',
      }),
      { optional: true, hint: say('candidates.hint.processDocument') },
    ),
    field(
      'sources',
      say('candidates.field.sources'),
      multiSearchSelect(`${CANDIDATE_IDS.sources}.${meta.round % 2}`, {
        initial: chosen,
        max: MAX.sources,
        placeholder: say('candidates.hint.sources'),
      }),
      { optional: true },
    ),
  ];
}

function worth({ say, meta, typed, currency }: FormState): Block[] {
  const amount = (name: 'costPerTransaction' | 'volume' | 'improvementRate') =>
    field(
      name,
      say(`candidates.field.${name}`),
      numberInput(id(meta), { decimal: true, initial: text(typed[name]) }),
      { optional: true, hint: say(`candidates.hint.${name}`) },
    );
  return [
    amount('costPerTransaction'),
    field(
      'currency',
      say('candidates.field.currency'),
      textInput(id(meta), {
        tells: 'typing',
        initial: text(typed.currency) || (currency ?? ''),
        max: 3,
        placeholder: say('candidates.hint.currency'),
      }),
      { optional: true },
    ),
    amount('volume'),
    field(
      'volumePeriod',
      say('candidates.field.volumePeriod'),
      select(
        id(meta),
        PERIODS.map((period) => option(say(`candidates.period.${period}`), period)),
        { initial: text(typed.volumePeriod), placeholder: say('candidates.hint.choose') },
      ),
      { optional: true },
    ),
    amount('improvementRate'),
  ];
}

const USER = /^[UW][A-Z0-9]{2,}$/;
/**
 * All fields tell while they are filled in, for the draft: Slack says nothing of a form that is closed. Two ids
 * take turns, since Slack keeps what is typed in a field whose id stays.
 */
const id = ({ round }: FormMeta): string => draftAction(round);
export const draftAction = (round: number): string => `${CANDIDATE_IDS.draft}.${round % 2}`;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** What stands in the fields of a step. Fields that the view does not hold are left out. */
export function readStep(values: FormValues): Record<string, unknown> {
  const typed: Record<string, unknown> = {};
  for (const name of [
    'name',
    'description',
    'startState',
    'endState',
    'processDocument',
    'costPerTransaction',
    'currency',
    'volume',
    'volumePeriod',
    'improvementRate',
  ]) {
    if (values.has(name)) typed[name] = values.text(name);
  }
  if (values.has('processOwner'))
    typed.processOwner = values.text('ownerUser') || values.text('processOwner');
  if (values.has('sources')) typed.sources = values.list('sources');
  return typed;
}
