/** Elements with which one chooses; they may stand in section, actions and input blocks on every surface. */
import { LIMITS } from '../limits.ts';
import { confirmed, focused, manyOf, picking } from './element-fields.ts';
import { dateOnCalendar, responseUrlOnlyInModals } from './element-rules.ts';
import {
  array,
  boolean,
  type Check,
  either,
  type Fields,
  integer,
  object,
  pattern,
  required,
  string,
} from './engine.ts';
import {
  choiceOption,
  filter,
  initialAmongOptions,
  initialWithinMaximum,
  menuOption,
  optionGroup,
} from './objects.ts';

const options = array(menuOption, 1, LIMITS.select.options);
const option_groups = array(optionGroup, 1, LIMITS.select.groups);
const initialOptions = array(menuOption, 1, LIMITS.select.options);
const min_query_length = integer(0);
const ids = array(string(), 0);

const choice = (max: number): Fields => ({
  ...confirmed,
  ...focused,
  options: required(array(choiceOption, 1, max)),
});

const oneSource = either('options', 'option_groups');

export const MENUS: Record<string, Check> = {
  checkboxes: object(
    { ...choice(LIMITS.checkboxes.options), initial_options: array(choiceOption, 1) },
    initialAmongOptions,
  ),
  radio_buttons: object(
    { ...choice(LIMITS.radio.options), initial_option: choiceOption },
    initialAmongOptions,
  ),
  datepicker: object({
    ...picking,
    initial_date: dateOnCalendar,
  }),
  timepicker: object({
    ...picking,
    initial_time: pattern(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time in the format HH:mm'),
    timezone: string(),
  }),
  static_select: object(
    { ...picking, options, option_groups, initial_option: menuOption },
    oneSource,
    initialAmongOptions,
  ),
  external_select: object({ ...picking, initial_option: menuOption, min_query_length }),
  users_select: object({ ...picking, initial_user: string() }),
  conversations_select: object(
    {
      ...picking,
      initial_conversation: string(),
      default_to_current_conversation: boolean,
      response_url_enabled: boolean,
      filter,
    },
    responseUrlOnlyInModals,
  ),
  channels_select: object(
    { ...picking, initial_channel: string(), response_url_enabled: boolean },
    responseUrlOnlyInModals,
  ),
  multi_static_select: object(
    { ...manyOf, options, option_groups, initial_options: initialOptions },
    oneSource,
    initialAmongOptions,
    initialWithinMaximum('initial_options'),
  ),
  multi_external_select: object(
    { ...manyOf, initial_options: initialOptions, min_query_length },
    initialWithinMaximum('initial_options'),
  ),
  multi_users_select: object({ ...manyOf, initial_users: ids }, initialWithinMaximum('initial_users')),
  multi_conversations_select: object(
    { ...manyOf, initial_conversations: ids, default_to_current_conversation: boolean, filter },
    initialWithinMaximum('initial_conversations'),
  ),
  multi_channels_select: object(
    { ...manyOf, initial_channels: ids },
    initialWithinMaximum('initial_channels'),
  ),
};
