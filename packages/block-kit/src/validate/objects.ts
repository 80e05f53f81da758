/** Composition objects: text, options, confirmation, filters, files. */
import { LIMITS } from '../limits.ts';
import {
  array,
  atLeastOne,
  boolean,
  type Check,
  either,
  isObject,
  type Json,
  object,
  oneOf,
  type Rule,
  report,
  required,
  string,
  typed,
  url,
  variants,
} from './engine.ts';

function textOf(max: number): { plain_text: Check; mrkdwn: Check } {
  return {
    plain_text: object({ type: typed, text: required(string(max)), emoji: boolean }),
    mrkdwn: object({ type: typed, text: required(string(max)), verbatim: boolean }),
  };
}

/** `plain_text` or `mrkdwn`, up to `max` characters. */
export const text = (max: number): Check => variants(textOf(max));
/** `plain_text` only. */
export const plainText = (max: number): Check => variants({ plain_text: textOf(max).plain_text });

export const confirm = object({
  title: plainText(LIMITS.confirm.title),
  text: required(text(LIMITS.confirm.text)),
  confirm: plainText(LIMITS.confirm.confirm),
  deny: plainText(LIMITS.confirm.deny),
  style: oneOf('primary', 'danger'),
});

function optionOf(label: (max: number) => Check, withUrl = false): Check {
  return object({
    text: required(label(LIMITS.option.text)),
    value: required(string(LIMITS.option.value)),
    description: label(LIMITS.option.description),
    ...(withUrl ? { url: url(LIMITS.option.url) } : {}),
  });
}
/** In menus: plain text. */
export const menuOption = optionOf(plainText);
/** In overflow menus: plain text and a link. */
export const overflowOption = optionOf(plainText, true);
/** In checkboxes and radio buttons: either kind of text. */
export const choiceOption = optionOf(text);

export const optionGroup = object({
  label: required(plainText(LIMITS.select.groupLabel)),
  options: required(array(menuOption, 1, LIMITS.select.groupOptions)),
});

export const filter = object(
  {
    include: array(oneOf('im', 'mpim', 'private', 'public'), 1),
    exclude_external_shared_channels: boolean,
    exclude_bot_users: boolean,
  },
  atLeastOne('include', 'exclude_external_shared_channels', 'exclude_bot_users'),
);

export const dispatchActionConfig = object({
  trigger_actions_on: required(array(oneOf('on_enter_pressed', 'on_character_entered'), 1, 2)),
});

const slackFile = object({ id: string(), url: url() }, either('id', 'url'));

/** The fields that image blocks and image elements share, and their rule. */
export const imageFields = {
  type: typed,
  image_url: url(LIMITS.image.url),
  slack_file: slackFile,
  alt_text: required(string(LIMITS.image.alt)),
};
export const imageSource: Rule = either('image_url', 'slack_file');

export const workflow = object({
  trigger: required(
    object({
      url: required(url()),
      customizable_input_parameters: array(object({ name: required(string()), value: required(string()) })),
    }),
  ),
});

/** What makes two options the same for Slack: every field. */
function optionKey(option: unknown): string {
  if (!isObject(option)) return '';
  const part = (value: unknown) => (isObject(value) ? [value.type, value.text] : null);
  return JSON.stringify([option.value, part(option.text), part(option.description), option.url]);
}

function keysOf(value: Json): Set<string> | undefined {
  const lists: unknown[] = [value.options];
  if (Array.isArray(value.option_groups)) {
    for (const group of value.option_groups) if (isObject(group)) lists.push(group.options);
  }
  const found = lists.filter((list) => Array.isArray(list));
  return found.length === 0 ? undefined : new Set(found.flat().map(optionKey));
}

/** What is chosen at first must be among what can be chosen. */
export const initialAmongOptions: Rule = (value, path, run) => {
  if (value.initial_option === undefined && value.initial_options === undefined) return;
  const keys = keysOf(value);
  if (!keys) return;
  if (value.initial_option !== undefined && !keys.has(optionKey(value.initial_option))) {
    report(run, `${path}/initial_option`, '`initial_option` must exactly match one of the options');
  }
  if (!Array.isArray(value.initial_options)) return;
  for (const [i, option] of value.initial_options.entries()) {
    if (keys.has(optionKey(option))) continue;
    report(run, `${path}/initial_options/${i}`, '`initial_options` must exactly match the options');
  }
};

/** No more chosen at first than may be chosen. */
export function initialWithinMaximum(name: string): Rule {
  return (value, path, run) => {
    const initial = value[name];
    const max = value.max_selected_items;
    if (Array.isArray(initial) && typeof max === 'number' && initial.length > max) {
      report(run, `${path}/${name}`, `no more than ${max} items allowed`);
    }
  };
}
