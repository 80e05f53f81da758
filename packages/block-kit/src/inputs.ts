/**
 * The elements of forms, for `input` and `actions` blocks. As in `blocks.ts`: plain objects, texts cut to what
 * Slack takes, nothing escaped (their texts are plain). What is chosen at first is given by its value; one that
 * is no longer among the options is left out.
 */
import type {
  ChannelsSelect,
  Checkboxes,
  ConversationsSelect,
  DispatchActionConfig,
  EmailInput,
  ExternalSelect,
  FileInput,
  MultiExternalSelect,
  MultiStaticSelect,
  MultiUsersSelect,
  NumberInput,
  PlainTextElement,
  PlainTextInput,
  PlainTextOption,
  RadioButtons,
  RichTextInput,
  StaticSelect,
  URLInput,
  UsersSelect,
} from '@slack/web-api';
import { plainText } from './blocks.ts';
import { isErased } from './escape.ts';
import { fitText } from './fit.ts';
import { LIMITS } from './limits.ts';

export interface Common {
  placeholder?: string;
  /** One element a view. */
  focus?: boolean;
}

export function common({ placeholder, focus }: Common): {
  placeholder?: PlainTextElement;
  focus_on_load?: boolean;
} {
  return {
    placeholder: placeholder ? plainText(placeholder, LIMITS.text.placeholder) : undefined,
    focus_on_load: focus,
  };
}

type Tells = 'typing' | 'enter';
const dispatching = (tells: Tells | undefined): DispatchActionConfig | undefined =>
  tells && { trigger_actions_on: [tells === 'typing' ? 'on_character_entered' : 'on_enter_pressed'] };

/** `tells`: where the input block dispatches, whether while the person types (for drafts) or on Enter (for searches). */
export function textInput(
  action_id: string,
  more: Common & {
    initial?: string;
    multiline?: boolean;
    min?: number;
    max?: number;
    tells?: Tells;
  } = {},
): PlainTextInput {
  const max = more.max ?? LIMITS.plainTextInput.maxLength;
  return {
    ...common(more),
    type: 'plain_text_input',
    action_id,
    multiline: more.multiline,
    min_length: more.min,
    max_length: max,
    initial_value: more.initial ? fitText(more.initial, max) : undefined,
    dispatch_action_config: dispatching(more.tells),
  };
}

/** Formatted text; modals and Home only. */
export function richTextInput(
  action_id: string,
  more: Common & { initial?: RichTextInput['initial_value'] } = {},
): RichTextInput {
  return { ...common(more), type: 'rich_text_input', action_id, initial_value: more.initial };
}

/** Numbers are decimal strings, as Slack sends them back. Modals only. */
export function numberInput(
  action_id: string,
  more: Common & { decimal?: boolean; min?: string; max?: string; initial?: string; tells?: Tells } = {},
): NumberInput {
  return {
    ...common(more),
    type: 'number_input',
    action_id,
    is_decimal_allowed: more.decimal ?? false,
    min_value: more.min,
    max_value: more.max,
    dispatch_action_config: dispatching(more.tells),
    initial_value: more.initial || undefined,
  };
}

/** Modals only. */
export function emailInput(action_id: string, more: Common & { initial?: string } = {}): EmailInput {
  return { ...common(more), type: 'email_text_input', action_id, initial_value: more.initial || undefined };
}

/** Modals only. */
export function urlInput(action_id: string, more: Common & { initial?: string } = {}): URLInput {
  return { ...common(more), type: 'url_text_input', action_id, initial_value: more.initial || undefined };
}

/** Modals only. `types`: file endings without the dot. */
export function fileInput(action_id: string, types?: string[], max_files = 1): FileInput {
  return { type: 'file_input', action_id, filetypes: types, max_files };
}

/** One of 1 to 100 options. */
export function select(
  action_id: string,
  options: PlainTextOption[],
  more: Common & { initial?: string } = {},
): StaticSelect {
  const initial_option = options.find((option) => option.value === more.initial);
  return { ...common(more), type: 'static_select', action_id, options, initial_option };
}

/** Several of 1 to 100 options. */
export function multiSelect(
  action_id: string,
  options: PlainTextOption[],
  more: Common & { initial?: string[]; max?: number } = {},
): MultiStaticSelect {
  return {
    ...common(more),
    type: 'multi_static_select',
    action_id,
    options,
    initial_options: chosen(options, more.initial),
    max_selected_items: more.max,
  };
}

/** One of options that are looked up while the person types. */
export function searchSelect(
  action_id: string,
  more: Common & { initial?: PlainTextOption; from?: number } = {},
): ExternalSelect {
  return {
    ...common(more),
    type: 'external_select',
    action_id,
    initial_option: more.initial,
    min_query_length: more.from ?? 0,
  };
}

export function multiSearchSelect(
  action_id: string,
  more: Common & { initial?: PlainTextOption[]; from?: number; max?: number } = {},
): MultiExternalSelect {
  return {
    ...common(more),
    type: 'multi_external_select',
    action_id,
    initial_options: more.initial?.length ? more.initial : undefined,
    min_query_length: more.from ?? 0,
    max_selected_items: more.max,
  };
}

export function userSelect(action_id: string, more: Common & { initial?: string } = {}): UsersSelect {
  const initial_user = more.initial && !isErased(more.initial) ? more.initial : undefined;
  return { ...common(more), type: 'users_select', action_id, initial_user };
}

export function multiUserSelect(
  action_id: string,
  more: Common & { initial?: string[]; max?: number } = {},
): MultiUsersSelect {
  const known = more.initial?.filter((one) => !isErased(one)) ?? [];
  return {
    ...common(more),
    type: 'multi_users_select',
    action_id,
    initial_users: known.length > 0 ? known : undefined,
    max_selected_items: more.max,
  };
}

export function conversationSelect(
  action_id: string,
  more: Common & { initial?: string; current?: boolean; filter?: ConversationsSelect['filter'] } = {},
): ConversationsSelect {
  return {
    ...common(more),
    type: 'conversations_select',
    action_id,
    initial_conversation: more.initial || undefined,
    default_to_current_conversation: more.current,
    filter: more.filter,
  };
}

export function channelSelect(action_id: string, more: Common & { initial?: string } = {}): ChannelsSelect {
  return { ...common(more), type: 'channels_select', action_id, initial_channel: more.initial || undefined };
}

/** One of 1 to 10 options, all shown. */
export function radio(
  action_id: string,
  options: PlainTextOption[],
  more: { initial?: string; focus?: boolean } = {},
): RadioButtons {
  return {
    type: 'radio_buttons',
    action_id,
    options,
    initial_option: options.find((option) => option.value === more.initial),
    focus_on_load: more.focus,
  };
}

/** Any of 1 to 10 options, all shown. */
export function checkboxes(
  action_id: string,
  options: PlainTextOption[],
  more: { initial?: string[]; focus?: boolean } = {},
): Checkboxes {
  return {
    type: 'checkboxes',
    action_id,
    options,
    initial_options: chosen(options, more.initial),
    focus_on_load: more.focus,
  };
}

/** Slack refuses an empty list of what is chosen at first. */
function chosen(options: PlainTextOption[], initial: string[] = []): PlainTextOption[] | undefined {
  const found = options.filter((option) => option.value !== undefined && initial.includes(option.value));
  return found.length > 0 ? found : undefined;
}
