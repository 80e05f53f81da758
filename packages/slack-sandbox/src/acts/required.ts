import { type Placed, placedElements } from '../blocks.ts';
import type { Json } from '../model.ts';
import { type Values, valueIn } from '../values.ts';
import { optionsOf, sameOption } from './options.ts';

/** What Slack's client says at the fields before it sends a form at all; by block id. */
export function complaints(blocks: Json[], values: Values): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const placed of placedElements(blocks)) {
    if (!placed.input) continue;
    const complaint = complain(placed, valueIn(values, placed));
    if (complaint) errors[placed.blockId] = complaint;
  }
  return errors;
}

function complain({ element, input }: Placed, value: unknown): string | undefined {
  const empty =
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  if (empty) return input?.optional === true ? undefined : 'Please complete this required field.';
  if (typeof value === 'string') return complainText(element, value);
  const options = optionsOf(element);
  const chosen = Array.isArray(value) ? value : [value];
  if (options && chosen.some((each) => !options.some((option) => sameOption(option, each)))) {
    return 'Please choose one of the options.';
  }
  const most = Number(element.max_selected_items ?? element.max_files ?? Number.POSITIVE_INFINITY);
  return chosen.length > most ? `Please select at most ${most}.` : undefined;
}

function complainText(element: Json, value: string): string | undefined {
  if (element.type === 'number_input') return complainNumber(element, value);
  if (element.type === 'email_text_input' && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value)) {
    return 'Please enter a valid email address.';
  }
  if (element.type === 'url_text_input' && !URL.canParse(value)) return 'Please enter a valid URL.';
  const { min_length: min, max_length: max } = element;
  if (typeof min === 'number' && value.length < min) return `Please enter at least ${min} characters.`;
  if (typeof max === 'number' && value.length > max) return `Please enter at most ${max} characters.`;
  return undefined;
}

function complainNumber(element: Json, text: string): string | undefined {
  const value = Number(text);
  const decimals = element.is_decimal_allowed === true;
  if (!Number.isFinite(value) || (!decimals && !Number.isInteger(value))) {
    return decimals ? 'Please enter a number.' : 'Please enter a whole number.';
  }
  const { min_value: min, max_value: max } = element;
  if (min !== undefined && value < Number(min)) return `Please enter a number of at least ${min}.`;
  if (max !== undefined && value > Number(max)) return `Please enter a number of at most ${max}.`;
  return undefined;
}
