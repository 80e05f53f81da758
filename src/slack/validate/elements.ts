/** Block elements: what each holds, in which blocks it may stand, on which surfaces. */
import { LIMITS } from '../limits.ts';
import { dateOnCalendar, numberWithin, range, responseUrlOnlyInModals } from './element-rules.ts';
import {
  array,
  boolean,
  type Check,
  either,
  type Fields,
  integer,
  isObject,
  object,
  oneOf,
  pattern,
  type Rule,
  type Run,
  report,
  required,
  type Surface,
  string,
  typed,
  url,
} from './engine.ts';
import {
  choiceOption,
  confirm,
  dispatchActionConfig,
  filter,
  imageFields,
  imageSource,
  initialAmongOptions,
  initialWithinMaximum,
  menuOption,
  optionGroup,
  overflowOption,
  plainText,
  workflow,
} from './objects.ts';
import { richText } from './rich-text.ts';

type Place = 'section' | 'actions' | 'input' | 'context' | 'context_actions' | 'card';

interface Element {
  check: Check;
  /** The blocks it may stand in. */
  places: readonly Place[];
  surfaces: readonly Surface[];
}

const EVERYWHERE: readonly Surface[] = ['message', 'modal', 'home'];

/** `action_id`: unique in its block. */
const actionId: Check = (value, path, run) => {
  string(LIMITS.id.actionId)(value, path, run);
  if (typeof value !== 'string') return;
  if (run.actionIds.has(value)) report(run, path, 'Two elements may not have the same action_id');
  run.actionIds.add(value);
};
/** One element at most takes the focus. */
const focusOnLoad: Check = (value, path, run) => {
  boolean(value, path, run);
  if (value !== true) return;
  run.focused += 1;
  if (run.focused > 1) report(run, path, 'Only one element can set focus_on_load to true');
};

const acting: Fields = { type: typed, action_id: actionId };
const confirmed: Fields = { ...acting, confirm };
const focused: Fields = { ...acting, focus_on_load: focusOnLoad };
const placeholder: Fields = { placeholder: plainText(LIMITS.text.placeholder) };
const picking: Fields = { ...confirmed, ...focused, ...placeholder };
const typing: Fields = { ...focused, ...placeholder, dispatch_action_config: dispatchActionConfig };
const manyOf: Fields = { ...picking, max_selected_items: integer(1) };

const accessibilityLabel = string(LIMITS.text.accessibilityLabel);
const style = oneOf('primary', 'danger');
const options = array(menuOption, 1, LIMITS.select.options);
const option_groups = array(optionGroup, 1, LIMITS.select.groups);
const initialOptions = array(menuOption, 1, LIMITS.select.options);
const min_query_length = integer(0);
const ids = array(string(), 0);

const button = object({
  ...confirmed,
  text: required(plainText(LIMITS.button.text)),
  value: string(LIMITS.button.value),
  url: url(LIMITS.button.url),
  style,
  accessibility_label: accessibilityLabel,
});

const feedbackButton = object({
  text: required(plainText(LIMITS.feedback.text)),
  value: required(string(LIMITS.feedback.value)),
  accessibility_label: accessibilityLabel,
});

const choice = (max: number): Fields => ({
  ...confirmed,
  ...focused,
  options: required(array(choiceOption, 1, max)),
});

const oneSource = either('options', 'option_groups');
const anywhere: readonly Place[] = ['section', 'actions', 'input'];

function element(check: Check, places: readonly Place[], surfaces = EVERYWHERE): Element {
  return { check, places, surfaces };
}
const pick = (fields: Fields, ...rules: Rule[]): Element => element(object(fields, ...rules), anywhere);

const ELEMENTS: ReadonlyMap<string, Element> = new Map(
  Object.entries({
    image: element(object(imageFields, imageSource), ['section', 'context', 'card']),
    button: element(button, ['section', 'actions', 'card']),
    workflow_button: element(
      object({
        ...confirmed,
        text: required(plainText(LIMITS.button.text)),
        workflow: required(workflow),
        style,
        accessibility_label: accessibilityLabel,
      }),
      ['section', 'actions'],
    ),
    overflow: element(
      object({ ...confirmed, options: required(array(overflowOption, 1, LIMITS.overflow.options)) }),
      ['section', 'actions'],
    ),
    feedback_buttons: element(
      object({
        ...acting,
        positive_button: required(feedbackButton),
        negative_button: required(feedbackButton),
      }),
      ['context_actions'],
    ),
    icon_button: element(
      object({
        ...confirmed,
        icon: required(string()),
        text: required(plainText(LIMITS.button.text)),
        value: string(LIMITS.button.value),
        accessibility_label: accessibilityLabel,
        visible_to_user_ids: array(string(), 0, LIMITS.iconButton.users),
      }),
      ['context_actions'],
    ),

    checkboxes: pick(
      { ...choice(LIMITS.checkboxes.options), initial_options: array(choiceOption, 1) },
      initialAmongOptions,
    ),
    radio_buttons: pick(
      { ...choice(LIMITS.radio.options), initial_option: choiceOption },
      initialAmongOptions,
    ),
    datepicker: pick({
      ...picking,
      initial_date: dateOnCalendar,
    }),
    timepicker: pick({
      ...picking,
      initial_time: pattern(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time in the format HH:mm'),
      timezone: string(),
    }),
    datetimepicker: element(
      object({ ...confirmed, ...focused, initial_date_time: integer(1_000_000_000, 9_999_999_999) }),
      ['actions', 'input'],
      ['message', 'modal'],
    ),

    static_select: pick(
      { ...picking, options, option_groups, initial_option: menuOption },
      oneSource,
      initialAmongOptions,
    ),
    external_select: pick({ ...picking, initial_option: menuOption, min_query_length }),
    users_select: pick({ ...picking, initial_user: string() }),
    conversations_select: pick(
      {
        ...picking,
        initial_conversation: string(),
        default_to_current_conversation: boolean,
        response_url_enabled: boolean,
        filter,
      },
      responseUrlOnlyInModals,
    ),
    channels_select: pick(
      { ...picking, initial_channel: string(), response_url_enabled: boolean },
      responseUrlOnlyInModals,
    ),
    multi_static_select: pick(
      { ...manyOf, options, option_groups, initial_options: initialOptions },
      oneSource,
      initialAmongOptions,
      initialWithinMaximum('initial_options'),
    ),
    multi_external_select: pick(
      { ...manyOf, initial_options: initialOptions, min_query_length },
      initialWithinMaximum('initial_options'),
    ),
    multi_users_select: pick({ ...manyOf, initial_users: ids }, initialWithinMaximum('initial_users')),
    multi_conversations_select: pick(
      { ...manyOf, initial_conversations: ids, default_to_current_conversation: boolean, filter },
      initialWithinMaximum('initial_conversations'),
    ),
    multi_channels_select: pick(
      { ...manyOf, initial_channels: ids },
      initialWithinMaximum('initial_channels'),
    ),

    plain_text_input: element(
      object(
        {
          ...typing,
          multiline: boolean,
          initial_value: string(LIMITS.plainTextInput.maxLength, 0),
          min_length: integer(0, LIMITS.plainTextInput.maxLength),
          max_length: integer(1, LIMITS.plainTextInput.maxLength),
        },
        range('min_length', 'max_length'),
      ),
      ['input'],
    ),
    rich_text_input: element(
      object(
        {
          ...typing,
          initial_value: richText,
          min_lines: integer(1, LIMITS.richTextInput.lines),
          max_lines: integer(1, LIMITS.richTextInput.lines),
        },
        range('min_lines', 'max_lines'),
      ),
      ['input', 'actions'],
      ['modal', 'home'],
    ),
    number_input: element(
      object(
        {
          ...typing,
          is_decimal_allowed: required(boolean),
          initial_value: string(),
          min_value: string(),
          max_value: string(),
        },
        numberWithin,
      ),
      ['input'],
      ['modal'],
    ),
    email_text_input: element(object({ ...typing, initial_value: string() }), ['input'], ['modal']),
    url_text_input: element(object({ ...typing, initial_value: string() }), ['input'], ['modal']),
    file_input: element(
      object({
        ...acting,
        filetypes: array(string(), 1),
        max_files: integer(1, LIMITS.fileInput.files),
      }),
      ['input'],
      ['modal'],
    ),
  }),
);

/** An element standing directly in the block being looked at. */
export function elementIn(place: Place): Check {
  return (value, path, run: Run) => {
    if (!isObject(value)) return report(run, path, 'must provide an object');
    if (value.type === undefined) return report(run, path, 'missing required field: type');
    const found = typeof value.type === 'string' ? ELEMENTS.get(value.type) : undefined;
    if (!found?.places.includes(place) || !found.surfaces.includes(run.surface)) {
      return report(run, `${path}/type`, `unsupported type: ${String(value.type)}`);
    }
    const outer = run.place;
    run.place = place;
    found.check(value, path, run);
    run.place = outer;
  };
}

/** Every element type known, for tests that hold the table to the documentation. */
export const ELEMENT_TYPES: readonly string[] = [...ELEMENTS.keys()];
