import type { Button } from '@slack/web-api';
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
} from '../../slack/blocks.ts';
import type { FormValues } from '../../slack/form.ts';
import { datePicker, multiSelect, radio, select, textInput, userSelect } from '../../slack/inputs.ts';
import { writeMeta } from '../../slack/metadata.ts';
import type { Say } from '../../texts/say.ts';
import { IDS } from '../ids.ts';
import { type ChoiceField, type Inventory, options } from '../inventory.ts';
import { LAST_STEP, MAX } from '../source-input.ts';
import type { FormMeta } from './meta.ts';

/** What a form shows and keeps, by field: as typed, not yet checked. */
export type Typed = Readonly<Record<string, unknown>>;

export interface FormState {
  say: Say;
  inventory: Inventory;
  meta: FormMeta;
  engagementName: string;
  typed: Typed;
  /** Who fills it in, and which day it is for them: what is filled in for the check. */
  me: string;
  today: string;
  /** mrkdwn: what has to be said above the fields. */
  notice?: string;
  /** Offered when the form shows a draft. */
  canStartAfresh?: boolean;
}

/** [F1.1] One step of the form of a source. */
export function sourceForm(state: FormState): Modal {
  const { say, meta, notice } = state;
  const isNew = meta.version === 0;
  const isLast = meta.step === LAST_STEP;
  return modal({
    title: say(isNew ? 'foundation.form.add' : 'foundation.form.edit'),
    submit: say(isNew && !isLast ? 'common.next' : 'common.save'),
    close: say('common.cancel'),
    callback_id: IDS.save,
    private_metadata: writeMeta(meta),
    notify_on_close: true,
    blocks: [
      ...(notice ? [section(notice)] : []),
      ...(state.canStartAfresh ? [actions([button(say('foundation.form.afresh'), IDS.fresh)])] : []),
      context(stepLine(state, isNew)),
      ...navigation(state, isNew),
      ...(FIELDS[meta.step - 1]?.(state) ?? []),
    ],
  });
}

function stepLine({ say, meta, engagementName }: FormState, isNew: boolean): string {
  const step = say(`foundation.form.step${meta.step as 1 | 2 | 3}`);
  const why = say(`foundation.form.why${meta.step as 1 | 2 | 3}`);
  const key = isNew ? 'foundation.form.where' : 'foundation.form.where-edit';
  return say.md(key, { step, why, number: meta.step, of: LAST_STEP, engagement: engagementName });
}

/** A new source goes step by step and back; one that is there is entered where one likes. */
function navigation({ say, meta }: FormState, isNew: boolean): Block[] {
  const steps = isNew
    ? meta.step > 1
      ? [meta.step - 1]
      : []
    : [1, 2, 3].filter((step) => step !== meta.step);
  const buttons: Button[] = steps.map((step) =>
    button(
      isNew ? `← ${say('common.back')}` : say(`foundation.form.step${step as 1 | 2 | 3}`),
      stepTo(step),
      { value: String(step) },
    ),
  );
  if (meta.back && meta.step === 1) buttons.push(button(say('foundation.list.back'), IDS.backToList));
  return buttons.length > 0 ? [actions(buttons)] : [];
}

const FIELDS: readonly ((state: FormState) => Block[])[] = [what, how, standingNow];

function what({ say, meta, typed }: FormState): Block[] {
  const owner = text(typed.owner);
  const isUser = USER.test(owner);
  return [
    input(
      'name',
      say('foundation.field.name'),
      textInput(id('name', meta), {
        initial: text(typed.name),
        max: MAX.name,
        placeholder: say('foundation.hint.name'),
      }),
    ),
    input(
      'system',
      say('foundation.field.system'),
      textInput(id('system', meta), {
        initial: text(typed.system),
        max: MAX.system,
        placeholder: say('foundation.hint.system'),
      }),
    ),
    input(
      'ownerUser',
      say('foundation.field.owner'),
      userSelect(id('ownerUser', meta), isUser ? { initial: owner } : {}),
      { optional: true },
    ),
    input(
      'owner',
      say('foundation.field.owner-name'),
      textInput(id('owner', meta), { initial: isUser ? '' : owner, max: MAX.owner }),
      { optional: true, hint: say('foundation.hint.owner') },
    ),
    input(
      'volume',
      say('foundation.field.volume'),
      textInput(id('volume', meta), {
        initial: text(typed.volume),
        max: MAX.volume,
        placeholder: say('foundation.hint.volume'),
      }),
    ),
  ];
}

function how(state: FormState): Block[] {
  const { say, meta, typed, inventory } = state;
  const choose = (field: ChoiceField) =>
    input(
      field,
      say(`foundation.field.${field}`),
      select(id(field, meta), options(inventory, field, say), {
        initial: text(typed[field]),
        placeholder: say('foundation.hint.choose'),
      }),
    );
  return [
    choose('accessMethod'),
    choose('updateFrequency'),
    choose('format'),
    input(
      'extractionPlan',
      say('foundation.field.extractionPlan'),
      textInput(id('extractionPlan', meta), {
        initial: text(typed.extractionPlan),
        multiline: true,
        max: MAX.extractionPlan,
      }),
      { optional: true, hint: say('foundation.hint.extractionPlan') },
    ),
    input(
      'personalData',
      say('foundation.field.personalData'),
      multiSelect(id('personalData', meta), options(inventory, 'personalData', say), {
        initial: Array.isArray(typed.personalData) ? typed.personalData.map(String) : [],
        placeholder: say('foundation.hint.personalData'),
      }),
      { optional: true },
    ),
  ];
}

function standingNow({ say, meta, typed, me, today }: FormState): Block[] {
  const yesNo = (field: 'existsToday' | 'accessible') =>
    input(
      field,
      say(`foundation.field.${field}`),
      radio(
        id(field, meta),
        [option(say('common.yes'), 'yes'), option(say('common.no'), 'no')],
        typeof typed[field] === 'boolean' ? { initial: typed[field] ? 'yes' : 'no' } : {},
      ),
      { hint: say(`foundation.hint.${field}`) },
    );
  const checkedBy = text(typed.checkedBy) || me;
  return [
    yesNo('existsToday'),
    yesNo('accessible'),
    input(
      'checkedBy',
      say('foundation.field.checkedBy'),
      userSelect(id('checkedBy', meta), USER.test(checkedBy) ? { initial: checkedBy } : {}),
    ),
    input(
      'checkedOn',
      say('foundation.field.checkedOn'),
      datePicker(id('checkedOn', meta), { initial: text(typed.checkedOn) || today }),
    ),
  ];
}

/** One id for each step: several of these buttons stand side by side. */
export const stepTo = (step: number): string => `${IDS.step}.${step}`;

const USER = /^[UW][A-Z0-9]{2,}$/;
const id = (field: string, { round }: FormMeta): string => `${field}.${round}`;
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

/** [F1.4] Shown after a save that opened gaps: nothing opens behind a person's back. */
export function savedModal(say: Say, engagementId: string, name: string, gaps: readonly string[]): Modal {
  return modal({
    title: say('foundation.saved.title'),
    close: say('common.close'),
    blocks: [
      section(say.md('foundation.saved.text', { name })),
      alert(gaps.map((gap) => say.md('foundation.saved.gap', { gap })).join('\n'), 'warning'),
      actions([
        button(say('foundation.button.gaps'), IDS.gaps, { value: engagementId }),
        button(say('foundation.button.add'), IDS.add, { value: engagementId }),
      ]),
    ],
  });
}
