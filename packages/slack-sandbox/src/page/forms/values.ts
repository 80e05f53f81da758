import type { StateValues } from '../contract.ts';
import { type Block, blockId, type Element } from '../kit.ts';

/** What an element holds, in Slack's shape: its type and one telling key. */
export type Value = { type: string; [key: string]: unknown };

/** By element type: the key of its value, the key of what the app put in first, and how "nothing" looks. */
const HOLDS: Record<string, [key: string, initial: string, nothing: null | []]> = {
  plain_text_input: ['value', 'initial_value', null],
  email_text_input: ['value', 'initial_value', null],
  url_text_input: ['value', 'initial_value', null],
  number_input: ['value', 'initial_value', null],
  rich_text_input: ['rich_text_value', 'initial_value', null],
  static_select: ['selected_option', 'initial_option', null],
  external_select: ['selected_option', 'initial_option', null],
  radio_buttons: ['selected_option', 'initial_option', null],
  users_select: ['selected_user', 'initial_user', null],
  conversations_select: ['selected_conversation', 'initial_conversation', null],
  channels_select: ['selected_channel', 'initial_channel', null],
  multi_static_select: ['selected_options', 'initial_options', []],
  multi_external_select: ['selected_options', 'initial_options', []],
  checkboxes: ['selected_options', 'initial_options', []],
  multi_users_select: ['selected_users', 'initial_users', []],
  multi_conversations_select: ['selected_conversations', 'initial_conversations', []],
  multi_channels_select: ['selected_channels', 'initial_channels', []],
  datepicker: ['selected_date', 'initial_date', null],
  timepicker: ['selected_time', 'initial_time', null],
  datetimepicker: ['selected_date_time', 'initial_date_time', null],
  file_input: ['files', 'initial_files', []],
};

const holds = (el: Element): boolean => el.type in HOLDS;

export const valueKey = (type: string): string => HOLDS[type]?.[0] ?? 'value';

export function wrap(el: Element, content: unknown): Value {
  return { type: el.type, [valueKey(el.type)]: content };
}

/** `here` is the conversation one looks at, for selects that begin with it. */
function initialValue(el: Element, here?: string): Value {
  const [key, initial, nothing] = HOLDS[el.type] ?? ['value', 'initial_value', null];
  const first = el.default_to_current_conversation && here ? (key.endsWith('s') ? [here] : here) : undefined;
  return wrap(el, el[initial] ?? first ?? nothing);
}

export function isEmpty(value: Value | undefined): boolean {
  const content = value?.[valueKey(value.type)];
  if (content === null || content === undefined) return true;
  if (typeof content === 'string') return content.trim() === '';
  if (Array.isArray(content)) return content.length === 0;
  return false;
}

export interface Place {
  block: Block;
  blockId: string;
  element: Element;
}

/** Every element that holds a value, with where it stands. */
export function places(blocks: Block[]): Place[] {
  return blocks.flatMap((block, i) => {
    const id = blockId(block, i);
    const found = [
      block.element,
      block.accessory,
      ...(block.type === 'actions' ? (block.elements ?? []) : []),
    ];
    const own = found.filter((el): el is Element => el !== undefined && holds(el));
    return [
      ...own.map((element) => ({ block, blockId: id, element })),
      ...(block.child_blocks ? places(block.child_blocks) : []),
    ];
  });
}

/**
 * The values of a view after it was drawn again: as in Slack, what stands in an element stays where block_id,
 * action_id and type are the same; new elements begin with what the app gave them. In a message that was
 * edited (`isMessage`) only what is typed stays: choices show what the app says now.
 */
export function mergeValues(
  blocks: Block[],
  old: StateValues,
  about: { here?: string; isMessage?: boolean } = {},
): StateValues {
  const next: StateValues = {};
  for (const { blockId: id, element } of places(blocks)) {
    const action = element.action_id ?? '';
    const before = old[id]?.[action] as Value | undefined;
    const inBlock = next[id] ?? {};
    const stays = before?.type === element.type && (!about.isMessage || element.type.endsWith('_input'));
    inBlock[action] = stays && before ? before : initialValue(element, about.here);
    next[id] = inBlock;
  }
  return next;
}
