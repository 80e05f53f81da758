import { validateMessage, validateView } from '@phasegate/block-kit/validate.ts';
import { isObject, shownLength } from '../blocks.ts';
import type { Core } from '../core.ts';
import type { Json, Workspace } from '../model.ts';
import { isReady } from '../shape-file.ts';
import { SlackError } from './errors.ts';

const TEXT_MAX = 40_000;
/** Slack refuses whole messages from about here on, though each block is within its own limit. */
const BLOCKS_MAX = 11_000;
const VIEW_BYTES_MAX = 250_000;

interface Problem {
  path: string;
  message: string;
}

/** Refuses a message that Slack would refuse. */
export function checkMessage(message: { text?: string; blocks?: Json[]; attachments?: Json[] }): void {
  const empty = !message.text && !message.blocks?.length && !message.attachments?.length;
  if (empty) throw new SlackError('no_text');
  if ((message.text?.length ?? 0) > TEXT_MAX) throw new SlackError('msg_too_long');
  const problems = validateMessage(message);
  if (problems.length > 0) throw new SlackError('invalid_blocks', worded(problems));
  if (message.blocks && shownLength(message.blocks) > BLOCKS_MAX) throw new SlackError('msg_blocks_too_long');
}

/** Refuses a picture that Slack is still looking at. */
export function checkPictures(core: Core, workspace: Workspace, blocks: Json[] = []): void {
  const problems = blocks.flatMap(({ slack_file: picture }, at) => {
    const file = isObject(picture) && workspace.files.find((each) => each.id === picture.id);
    return file && !isReady(core, file)
      ? [{ path: `/blocks/${at}/slack_file`, message: 'invalid slack file' }]
      : [];
  });
  if (problems.length > 0) throw new SlackError('invalid_blocks', worded(problems));
}

/** Refuses a view that Slack would refuse. */
export function checkView(view: Json | undefined, type: 'modal' | 'home'): Json {
  if (!view) throw new SlackError('invalid_arguments', ['[ERROR] missing required field: view']);
  if (Buffer.byteLength(JSON.stringify(view)) > VIEW_BYTES_MAX) throw new SlackError('view_too_large');
  const problems: Problem[] = validateView(view);
  if (view.type !== type) problems.push({ path: '/view/type', message: `must be ${type}` });
  if (problems.length > 0) throw new SlackError('invalid_arguments', worded(problems));
  return view;
}

function worded(problems: Problem[]): string[] {
  return problems.map((each) => `[ERROR] ${each.message} [json-pointer:${each.path}]`);
}
