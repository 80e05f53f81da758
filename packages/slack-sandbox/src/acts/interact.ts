import { findElement, isObject, type Placed } from '../blocks.ts';
import type { Json } from '../model.ts';
import type { Act, ActResult } from '../page/contract.ts';
import { mergeValues, type Values, valueField } from '../values.ts';
import { appIsHere, type Doer, failure, no, signedBy, timestamp } from './doer.ts';
import { optionsOf, sameOption } from './options.ts';
import { keepValues, placeFields, placeOf } from './place.ts';

type Of<K extends Act['kind']> = Extract<Act, { kind: K }>;

/** A click or a choice in a message, a modal or Home. */
export async function touch(doer: Doer, act: Of<'action'>): Promise<ActResult> {
  const { core } = doer;
  if (!appIsHere(doer)) return no('app_not_installed');
  const place = placeOf(doer, act);
  if (typeof place === 'string') return no(place);
  const placed = findElement(place.blocks, act.action.action_id, act.action.block_id);
  if (!placed) return no('element_not_found');
  const action = actionOf(placed, act.action, timestamp(doer));
  if (typeof action === 'string') return no(action);
  const field = valueField(placed.element.type);
  const entered = field
    ? withOwn(act.values as Values, placed, { [field]: action[field] })
    : (act.values ?? {});
  keepValues(doer, place, mergeValues(place.values, entered, place.blocks));
  // An input block speaks up only when asked to; otherwise it waits for the submission.
  if (placed.input && placed.input.dispatch_action !== true) return { ok: true };
  const where = place.kind === 'view' ? { viewId: place.view.id } : { channel: place.channel.id };
  const answer = await core.link.interaction({
    type: 'block_actions',
    ...signedBy(doer, where),
    ...placeFields(doer, place),
    actions: [action],
  });
  return answer.kind === 'ok' ? { ok: true } : no(failure(answer));
}

/** Typing into an external select: the app is asked for options. */
export async function suggest(doer: Doer, act: Of<'suggest'>): Promise<ActResult> {
  const { core } = doer;
  const place = placeOf(doer, act);
  if (typeof place === 'string') return no(place);
  const placed = findElement(place.blocks, act.actionId, act.blockId);
  if (!placed) return no('element_not_found');
  const { trigger_id: _, ...who } = signedBy(doer);
  const { response_url: __, state: ___, ...where } = placeFields(doer, place);
  const answer = await core.link.interaction({
    type: 'block_suggestion',
    ...who,
    ...where,
    action_id: act.actionId,
    block_id: placed.blockId,
    value: act.value,
  });
  if (answer.kind !== 'ok') return no(failure(answer));
  const body = isObject(answer.body) ? answer.body : {};
  if (Array.isArray(body.options)) return { ok: true, options: body.options };
  if (Array.isArray(body.option_groups)) return { ok: true, optionGroups: body.option_groups };
  return no('The menu has no options to show.');
}

/** The action as Slack describes it: taken from the element, so that a person cannot make one up. */
function actionOf(placed: Placed, given: Json, at: string): Json | string {
  const { element, blockId } = placed;
  const base = { action_id: element.action_id, block_id: blockId, type: element.type, action_ts: at };
  if (element.type === 'button' || element.type === 'workflow_button') {
    const { text, value, style } = element;
    return { ...base, text, ...(value === undefined ? {} : { value }), ...(style ? { style } : {}) };
  }
  const field = element.type === 'overflow' ? 'selected_option' : valueField(element.type);
  if (!field) return { ...given, ...base };
  const chosen = chosenOf(element, given[field]);
  return typeof chosen === 'string' && chosen === 'invalid_option' ? chosen : { ...base, [field]: chosen };
}

/** What was chosen, options replaced by the element's own. */
function chosenOf(element: Json, given: unknown): unknown {
  const options = optionsOf(element);
  if (!options || given === null || given === undefined) return given ?? null;
  if (Array.isArray(given)) {
    const own = given.map((each) => options.find((option) => sameOption(option, each)));
    return own.includes(undefined) ? 'invalid_option' : own;
  }
  return options.find((option) => sameOption(option, given)) ?? 'invalid_option';
}

function withOwn(values: Values | undefined, placed: Placed, value: Json): Values {
  const { blockId, element } = placed;
  return {
    ...values,
    [blockId]: { ...values?.[blockId], [element.action_id]: { type: element.type, ...value } },
  };
}
