import { isObject } from '../blocks.ts';
import type { Json } from '../model.ts';

/** All options an element lists itself; undefined when they come from elsewhere. */
export function optionsOf(element: Json): Json[] | undefined {
  if (Array.isArray(element.options)) return element.options.filter(isObject);
  if (!Array.isArray(element.option_groups)) return undefined;
  return element.option_groups
    .filter(isObject)
    .flatMap((group) => (Array.isArray(group.options) ? group.options.filter(isObject) : []));
}

export function sameOption(option: Json, given: unknown): boolean {
  return isObject(given) && option.value === given.value;
}
