import { checkView } from '../api/check-payload.ts';
import { SlackError } from '../api/errors.ts';
import { isObject, placedElements } from '../blocks.ts';
import type { Json, StoredView } from '../model.ts';
import type { Act, ActResult } from '../page/contract.ts';
import { fileShape } from '../shape-file.ts';
import { viewShape } from '../shapes.ts';
import { mergeValues, type Values } from '../values.ts';
import { dropView, pushView, stackOf, updateView, viewById } from '../views.ts';
import { type Doer, failure, no, signedBy } from './doer.ts';
import { complaints } from './required.ts';

type Of<K extends Act['kind']> = Extract<Act, { kind: K }>;

/** Submitting a modal: checked like the client does, sent, and the app's answer carried out. */
export async function submit(doer: Doer, act: Of<'submit'>): Promise<ActResult> {
  const { core, workspace } = doer;
  const stored = viewById(workspace, act.viewId);
  if (stored?.type !== 'modal' || stored.user !== doer.me.id) return no('view_not_found');
  const { blocks } = stored.view;
  if (!stored.view.submit && blocks.some((each) => each.type === 'input'))
    return no('view_cannot_be_submitted');
  stored.values = mergeValues(stored.values, withFiles(doer, blocks, act.values), blocks);
  const errors = complaints(blocks, stored.values);
  if (Object.keys(errors).length > 0) return { ok: false, error: 'invalid_input', errors };
  const answer = await core.link.interaction({
    type: 'view_submission',
    ...signedBy(doer, { viewId: stored.id }),
    view: viewShape(core, workspace, stored),
    response_urls: responseUrls(doer, stored),
  });
  if (answer.kind !== 'ok') return trouble(failure(answer));
  return carryOut(doer, stored, answer.body);
}

/** Closing a modal, or all of them (the cross at the top). */
export async function close(doer: Doer, act: Of<'close'>): Promise<ActResult> {
  const { core, workspace, me } = doer;
  const stored = viewById(workspace, act.viewId);
  if (stored?.type !== 'modal' || stored.user !== me.id) return no('view_not_found');
  const all = act.clear === true || stored.view.clear_on_close === true;
  const closed = (all ? stackOf(workspace, me.id) : [stored]).filter(
    (each) => each.view.notify_on_close === true,
  );
  dropView(core, workspace, stored, all);
  await Promise.all(
    closed.map((each) => {
      const { trigger_id: _, ...who } = signedBy(doer);
      const view = viewShape(core, workspace, each);
      return core.link.interaction({ type: 'view_closed', ...who, view, is_cleared: all });
    }),
  );
  return { ok: true };
}

function carryOut(doer: Doer, stored: StoredView, body: unknown): ActResult {
  const { core, workspace, me } = doer;
  if (body === undefined || body === '') {
    dropView(core, workspace, stored, false);
    return { ok: true };
  }
  if (!isObject(body)) return trouble('invalid_response');
  try {
    switch (body.response_action) {
      case undefined:
        dropView(core, workspace, stored, false);
        return { ok: true };
      case 'clear':
        dropView(core, workspace, stored, true);
        return { ok: true };
      case 'errors':
        return fieldErrors(stored, body.errors);
      case 'update':
        updateView(core, workspace, stored, checkView(body.view as Json, 'modal'));
        return { ok: true };
      case 'push':
        if (pushView(core, workspace, me.id, checkView(body.view as Json, 'modal'))) return { ok: true };
        return trouble('push_limit_reached');
      default:
        return trouble('invalid_response_action');
    }
  } catch (error) {
    if (error instanceof SlackError) return trouble([error.code, ...error.messages].join(' '));
    throw error;
  }
}

/** Errors must stand at input blocks of this view; others Slack refuses as a whole. */
function fieldErrors(stored: StoredView, given: unknown): ActResult {
  if (!isObject(given) || Object.keys(given).length === 0) return trouble('invalid_errors');
  const inputs = stored.view.blocks
    .filter((each) => each.type === 'input')
    .map((each) => String(each.block_id));
  const errors: Record<string, string> = {};
  for (const [blockId, message] of Object.entries(given)) {
    if (!inputs.includes(blockId)) return trouble(`no input block ${blockId}`);
    errors[blockId] = String(message);
  }
  return { ok: false, error: 'errors', errors };
}

/** What Slack shows at the top of the modal when the app's answer is no good. */
function trouble(why: string): ActResult {
  return no(`We had some trouble connecting. Try again? (${why})`);
}

/** Uploaded files are named by id; the app gets the whole file objects. */
function withFiles(doer: Doer, blocks: Json[], values: Values): Values {
  const { core, workspace } = doer;
  const filled: Values = structuredClone(values);
  for (const { blockId, element } of placedElements(blocks)) {
    const slot = filled[blockId]?.[element.action_id];
    if (element.type !== 'file_input' || !slot || !Array.isArray(slot.files)) continue;
    slot.files = slot.files.flatMap((each: unknown) => {
      const id = isObject(each) ? each.id : each;
      const file = workspace.files.find((candidate) => candidate.id === id);
      if (!file) return [];
      file.complete = true;
      return [fileShape(core, workspace, file)];
    });
  }
  return filled;
}

/** One for each conversation select that asked for it. */
function responseUrls(doer: Doer, stored: StoredView): Json[] {
  const { core, workspace, me } = doer;
  return placedElements(stored.view.blocks).flatMap(({ blockId, element }) => {
    if (element.response_url_enabled !== true) return [];
    const held = stored.values[blockId]?.[element.action_id];
    const channel = held?.selected_conversation ?? held?.selected_channel;
    if (typeof channel !== 'string') return [];
    const secret = core.replies.give({ team: workspace.id, user: me.id, channel });
    const response_url = `${core.url}/response/${secret}`;
    return [{ block_id: blockId, action_id: element.action_id, channel_id: channel, response_url }];
  });
}
