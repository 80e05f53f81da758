/** Fields that many elements share. */
import { LIMITS } from '../limits.ts';
import { boolean, type Check, type Fields, integer, oneOf, report, string, typed } from './engine.ts';
import { confirm, dispatchActionConfig, plainText } from './objects.ts';

/** `action_id`: unique in its block. */
const actionId: Check = (value, path, run) => {
  string(LIMITS.id.actionId)(value, path, run);
  if (typeof value !== 'string') return;
  if (run.actionIds.has(value)) report(run, path, `\`action_id\` "${value}" already exists`);
  run.actionIds.add(value);
};
/** One element at most takes the focus. */
const focusOnLoad: Check = (value, path, run) => {
  boolean(value, path, run);
  if (value !== true) return;
  run.focused += 1;
  if (run.focused > 1) report(run, path, 'Only one element can set focus_on_load to true');
};

export const acting: Fields = { type: typed, action_id: actionId };
export const confirmed: Fields = { ...acting, confirm };
export const focused: Fields = { ...acting, focus_on_load: focusOnLoad };
const placeholder: Fields = { placeholder: plainText(LIMITS.text.placeholder) };
export const picking: Fields = { ...confirmed, ...focused, ...placeholder };
export const typing: Fields = { ...focused, ...placeholder, dispatch_action_config: dispatchActionConfig };
export const manyOf: Fields = { ...picking, max_selected_items: integer(1) };

export const accessibilityLabel = string(LIMITS.text.accessibilityLabel);
export const style = oneOf('primary', 'danger');
