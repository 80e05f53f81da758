/** Block elements: what each holds, in which blocks it may stand, on which surfaces. */
import { LIMITS } from '../limits.ts';
import { accessibilityLabel, acting, confirmed, focused, style, typing } from './element-fields.ts';
import { numberWithin, range } from './element-rules.ts';
import {
  array,
  boolean,
  type Check,
  integer,
  isObject,
  named,
  object,
  type Run,
  report,
  required,
  type Surface,
  string,
  url,
} from './engine.ts';
import { MENUS } from './menus.ts';
import { imageFields, imageSource, overflowOption, plainText, workflow } from './objects.ts';
import { richText } from './rich-text.ts';

type Place = 'section' | 'actions' | 'input' | 'context' | 'context_actions' | 'card';

interface Element {
  check: Check;
  /** The blocks it may stand in. */
  places: readonly Place[];
  surfaces: readonly Surface[];
}

const EVERYWHERE: readonly Surface[] = ['message', 'modal', 'home'];

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

const anywhere: readonly Place[] = ['section', 'actions', 'input'];

function element(check: Check, places: readonly Place[], surfaces = EVERYWHERE): Element {
  return { check, places, surfaces };
}

const menus = Object.entries(MENUS).map(([name, check]) => [name, element(check, anywhere)] as const);

const ELEMENTS: ReadonlyMap<string, Element> = new Map([
  ...menus,
  ...Object.entries({
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
      ['message'],
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

    datetimepicker: element(
      object({ ...confirmed, ...focused, initial_date_time: integer(1_000_000_000, 9_999_999_999) }),
      ['actions', 'input'],
      ['message', 'modal'],
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
]);

/** An element standing directly in the block being looked at. */
export function elementIn(place: Place): Check {
  return (value, path, run: Run) => {
    if (!isObject(value)) return report(run, path, 'must provide an object');
    if (value.type === undefined) return report(run, path, 'missing required field: type');
    const found = typeof value.type === 'string' ? ELEMENTS.get(value.type) : undefined;
    if (!found?.places.includes(place) || !found.surfaces.includes(run.surface)) {
      return report(run, `${path}/type`, `unsupported type: ${named(value.type)}`);
    }
    const outer = run.place;
    run.place = place;
    found.check(value, path, run);
    run.place = outer;
  };
}

/** Every element type known, for tests that hold the table to the documentation. */
export const ELEMENT_TYPES: readonly string[] = [...ELEMENTS.keys()];
