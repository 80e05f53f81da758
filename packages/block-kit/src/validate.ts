/**
 * Messages and views, checked as strictly as Slack does before it accepts them. The rules are tables in
 * `validate/`; here they are put together. Used by the local workspace and over every screen in tests.
 */
import { LIMITS } from './limits.ts';
import { anyBlock } from './validate/blocks.ts';
import {
  array,
  boolean,
  isObject,
  newRun,
  object,
  oneOf,
  type Problem,
  pattern,
  report,
  required,
  string,
} from './validate/engine.ts';
import { budgetProblems, fallbackProblems, screenProblems } from './validate/house-rules.ts';
import { plainText } from './validate/objects.ts';

export type { Problem } from './validate/engine.ts';

/** The arguments of chat.postMessage and its kin that are looked at; others are left alone. */
export interface MessageLike {
  text?: string;
  blocks?: unknown;
  attachments?: unknown;
  metadata?: unknown;
  [argument: string]: unknown;
}

const messageText = string(LIMITS.message.text, 0);
const messageBlocks = array(anyBlock, 0, LIMITS.message.blocks);
const metadata = object({
  event_type: required(pattern(/^[A-Za-z0-9_.-]+$/, 'must be alphanumeric')),
  event_payload: required((value, path, run) => {
    if (!isObject(value)) report(run, path, 'must provide an object');
  }),
});

/**
 * What Slack would refuse in a message; empty when it would accept it.
 * Paths are JSON pointers from the arguments (`/blocks/0/text/text`).
 */
export function validateMessage(message: MessageLike): Problem[] {
  const run = newRun('message');
  const { text, blocks, attachments } = message;
  if (text !== undefined) messageText(text, '/text', run);
  if (blocks !== undefined) messageBlocks(blocks, '/blocks', run);
  if (attachments !== undefined) attachmentList(attachments, '/attachments', run);
  if (message.metadata !== undefined) metadata(message.metadata, '/metadata', run);
  const empty = (value: unknown) => !Array.isArray(value) || value.length === 0;
  if (!text && run.problems.length === 0 && empty(blocks) && empty(attachments)) {
    report(run, '', 'no_text');
  }
  return run.problems;
}

/** Attachments are a legacy of many optional fields: only their blocks are looked into. */
const attachmentList = array(
  (value, path, run) => {
    if (!isObject(value)) return report(run, path, 'must provide an object');
    if (value.blocks !== undefined) messageBlocks(value.blocks, `${path}/blocks`, run);
  },
  0,
  LIMITS.message.attachments,
);

const viewFields = {
  type: required(oneOf('modal', 'home')),
  blocks: required(array(anyBlock, 1, LIMITS.view.blocks)),
  private_metadata: string(LIMITS.view.privateMetadata, 0),
  callback_id: string(LIMITS.view.callbackId, 0),
  external_id: string(LIMITS.view.externalId, 0),
};
const home = object(viewFields);
const modal = object({
  ...viewFields,
  title: required(plainText(LIMITS.view.title)),
  submit: plainText(LIMITS.view.submit),
  close: plainText(LIMITS.view.close),
  clear_on_close: boolean,
  notify_on_close: boolean,
});

/** How large a view is on its way to Slack. */
export const viewBytes = (view: object): number => new TextEncoder().encode(JSON.stringify(view)).byteLength;

/**
 * What Slack would refuse in a view (modal or home); empty when it would accept it.
 * Paths are JSON pointers from the arguments of views.open (`/view/blocks/0/label`).
 */
export function validateView(view: unknown): Problem[] {
  const isHome = isObject(view) && view.type === 'home';
  const run = newRun(isHome ? 'home' : 'modal');
  (isHome ? home : modal)(view, '/view', run);
  if (!isObject(view)) return run.problems;
  if (!isHome && run.firstInput !== undefined && view.submit === undefined) {
    report(run, `${run.firstInput}/input`, 'must define `submit` to use an `input` block in modals');
  }
  if (viewBytes(view) > LIMITS.view.bytes) report(run, '/view', 'view_too_large');
  return run.problems;
}

/**
 * What Slack would refuse in a message and what we do not want in one: no meaningful fallback text, pictures
 * without a description, more than 9,000 characters, more than five buttons in a row.
 */
export function lintMessage(message: MessageLike): Problem[] {
  return [
    ...validateMessage(message),
    ...fallbackProblems(message),
    ...budgetProblems(message),
    ...screenProblems(message.blocks, '/blocks'),
    ...screenProblems(message.attachments, '/attachments'),
  ];
}

/** As `lintMessage`, for a view. */
export function lintView(view: unknown): Problem[] {
  const blocks = isObject(view) ? view.blocks : undefined;
  return [...validateView(view), ...screenProblems(blocks, '/view/blocks')];
}
