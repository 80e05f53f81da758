import { optionsOf } from './acts/options.ts';
import { isObject, type Placed, placedElements } from './blocks.ts';
import type { Json } from './model.ts';
import { type Values, valueField } from './values.ts';

/** What tests write into a modal: by block id a plain value, or by action id where a block has several. */
export type FriendlyValues = Record<string, unknown>;

/** Plain values in the shape of `view.state.values`. Unknown block ids are an error of the test. */
export function entered(blocks: Json[], given: FriendlyValues): Values {
  const placed = placedElements(blocks).filter(({ element }) => valueField(element.type));
  const values: Values = {};
  for (const [blockId, value] of Object.entries(given)) {
    const here = placed.filter((each) => each.blockId === blockId);
    if (here.length === 0) {
      throw new Error(`no input ${blockId}; there are: ${placed.map((each) => each.blockId).join(', ')}`);
    }
    values[blockId] = inBlock(here, value);
  }
  return values;
}

/** One element's value in Slack's shape. */
export function slackValue(element: Json & { type: string }, value: unknown): Json {
  const field = element.type === 'overflow' ? 'selected_option' : valueField(element.type);
  if (!field) return {};
  if (isObject(value) && field in value) return { type: element.type, ...value };
  const many = Array.isArray(value) ? value : [value];
  if (field === 'selected_options')
    return { type: element.type, [field]: many.map((each) => option(element, each)) };
  if (field === 'selected_option') {
    return { type: element.type, [field]: value === null ? null : option(element, value) };
  }
  if (/^selected_(users|channels|conversations)$|^files$/.test(field))
    return { type: element.type, [field]: many };
  const text = element.type.endsWith('_input') && typeof value === 'number' ? String(value) : value;
  return { type: element.type, [field]: text };
}

function inBlock(here: Placed[], value: unknown): Record<string, Json> {
  const named = isObject(value) && here.some((each) => each.element.action_id in value);
  const filled: Record<string, Json> = {};
  for (const { element } of here) {
    if (named) {
      if (element.action_id in value)
        filled[element.action_id] = slackValue(element, value[element.action_id]);
    } else if (here.length === 1) filled[element.action_id] = slackValue(element, value);
  }
  return filled;
}

/** The option with this value; an unknown one is made up, so that the server can refuse it. */
function option(element: Json, value: unknown): unknown {
  if (isObject(value)) return value;
  const own = optionsOf(element)?.find((each) => each.value === value);
  return own ?? { text: { type: 'plain_text', text: String(value) }, value };
}
