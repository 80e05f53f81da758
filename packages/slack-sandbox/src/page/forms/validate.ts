import type { StateValues } from '../contract.ts';
import type { Block, Element } from '../kit.ts';
import { isEmpty, places, type Value } from './values.ts';

/** The checks Slack's client makes before it asks the app; returns errors by block id. */
export function validate(blocks: Block[], values: StateValues): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { block, blockId, element } of places(blocks)) {
    if (block.type !== 'input') continue;
    const value = values[blockId]?.[element.action_id ?? ''] as Value | undefined;
    const error = isEmpty(value) ? missing(block) : wrong(element, value);
    if (error) errors[blockId] = error;
  }
  return errors;
}

function missing(block: Block): string | undefined {
  return block.optional ? undefined : 'Please complete this required field.';
}

function wrong(el: Element, value: Value | undefined): string | undefined {
  const text = typeof value?.value === 'string' ? value.value.trim() : '';
  if (el.type === 'number_input') return wrongNumber(el, text);
  if (el.type === 'email_text_input' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) {
    return 'Please enter a valid email address.';
  }
  if (el.type === 'url_text_input' && !/^[a-z][a-z0-9+.-]*:\/\/[^\s/]+/i.test(text))
    return 'Please enter a valid URL.';
  if (el.type === 'plain_text_input') return wrongLength(el, String(value?.value ?? ''));
  return undefined;
}

function wrongLength(el: Element, text: string): string | undefined {
  if (el.min_length !== undefined && text.length < el.min_length) {
    return `Please enter at least ${el.min_length} characters.`;
  }
  if (el.max_length !== undefined && text.length > el.max_length) {
    return `Please enter at most ${el.max_length} characters.`;
  }
  return undefined;
}

function wrongNumber(el: Element, text: string): string | undefined {
  const number = Number(text);
  if (!Number.isFinite(number)) return 'Please enter a number.';
  if (!el.is_decimal_allowed && !Number.isInteger(number)) return 'Please enter a whole number.';
  if (el.min_value !== undefined && number < Number(el.min_value))
    return `Please enter ${el.min_value} or more.`;
  if (el.max_value !== undefined && number > Number(el.max_value))
    return `Please enter ${el.max_value} or less.`;
  return undefined;
}
