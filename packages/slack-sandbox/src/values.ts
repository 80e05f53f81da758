import { isObject, type Placed, placedElements } from './blocks.ts';
import type { Json } from './model.ts';

/** What inputs hold, in the shape of `view.state.values`. */
export type Values = Record<string, Record<string, Json>>;

/** By element type: the field its state has, and what an untouched element holds. */
const FIELDS: Record<string, { field: string; initial: string; empty: unknown }> = {
  plain_text_input: { field: 'value', initial: 'initial_value', empty: null },
  email_text_input: { field: 'value', initial: 'initial_value', empty: null },
  url_text_input: { field: 'value', initial: 'initial_value', empty: null },
  number_input: { field: 'value', initial: 'initial_value', empty: null },
  rich_text_input: { field: 'rich_text_value', initial: 'initial_value', empty: null },
  static_select: { field: 'selected_option', initial: 'initial_option', empty: null },
  external_select: { field: 'selected_option', initial: 'initial_option', empty: null },
  radio_buttons: { field: 'selected_option', initial: 'initial_option', empty: null },
  checkboxes: { field: 'selected_options', initial: 'initial_options', empty: [] },
  multi_static_select: { field: 'selected_options', initial: 'initial_options', empty: [] },
  multi_external_select: { field: 'selected_options', initial: 'initial_options', empty: [] },
  users_select: { field: 'selected_user', initial: 'initial_user', empty: null },
  multi_users_select: { field: 'selected_users', initial: 'initial_users', empty: [] },
  conversations_select: { field: 'selected_conversation', initial: 'initial_conversation', empty: null },
  multi_conversations_select: {
    field: 'selected_conversations',
    initial: 'initial_conversations',
    empty: [],
  },
  channels_select: { field: 'selected_channel', initial: 'initial_channel', empty: null },
  multi_channels_select: { field: 'selected_channels', initial: 'initial_channels', empty: [] },
  datepicker: { field: 'selected_date', initial: 'initial_date', empty: null },
  timepicker: { field: 'selected_time', initial: 'initial_time', empty: null },
  datetimepicker: { field: 'selected_date_time', initial: 'initial_date_time', empty: null },
  file_input: { field: 'files', initial: '', empty: [] },
};

/** The field an element's value stands in, or undefined for one without a value (a button). */
export function valueField(type: string): string | undefined {
  return FIELDS[type]?.field;
}

/** What a person would send without touching anything. */
export function initialValues(blocks: Json[], openedIn?: string): Values {
  const values: Values = {};
  for (const placed of placedElements(blocks)) {
    const value = initialValue(placed.element, openedIn);
    if (!value) continue;
    values[placed.blockId] ??= {};
    const inBlock = values[placed.blockId];
    if (inBlock) inBlock[placed.element.action_id] = value;
  }
  return values;
}

/** Lays what a person entered over what was there; unknown fields are left out, as in Slack. */
export function mergeValues(current: Values, entered: Values, blocks: Json[]): Values {
  const merged = structuredClone(current);
  for (const { blockId, element } of placedElements(blocks)) {
    const field = valueField(element.type);
    const given = entered[blockId]?.[element.action_id];
    const slot = merged[blockId];
    if (!field || !given || !slot) continue;
    slot[element.action_id] = { type: element.type, [field]: tidy(element.type, given[field]) };
  }
  return merged;
}

/** What stands in an element, whatever its type. */
export function valueIn(values: Values, placed: Placed): unknown {
  const field = valueField(placed.element.type);
  return field ? values[placed.blockId]?.[placed.element.action_id]?.[field] : undefined;
}

function initialValue(element: Placed['element'], openedIn?: string): Json | undefined {
  const kind = FIELDS[element.type];
  if (!kind) return undefined;
  const here = element.default_to_current_conversation === true ? openedIn : undefined;
  const fallback = here && Array.isArray(kind.empty) ? [here] : (here ?? kind.empty);
  const value = element[kind.initial] ?? fallback;
  return { type: element.type, [kind.field]: structuredClone(value) };
}

/** Slack sends an emptied text field as null, and options as text and value only. */
function tidy(type: string, value: unknown): unknown {
  if (value === undefined || value === '') return FIELDS[type]?.empty ?? null;
  if (Array.isArray(value)) return value.filter((each) => each !== undefined);
  if (isObject(value)) return value;
  return type.endsWith('_input') && typeof value === 'number' ? String(value) : value;
}
