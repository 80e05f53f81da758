import { modal, type SlackMessage, section } from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import type { Core } from '../core.ts';
import type { ViewAnswer } from './handlers.ts';
import type { RawView } from './payload.ts';
import { plainWords } from './plain-words.ts';
import { tell } from './reply.ts';
import type { Request } from './request.ts';
import { type Trouble, understand } from './trouble.ts';

/** Slack shows what is longer cut off in the middle of a word. */
const FIELD_ERROR = 400;

/** A refusal or failure as a message to one person. `mayLookUp`: Slack has its acknowledgement. */
async function troubleMessage(
  world: Core,
  { reply: { say, client }, visitor }: Request,
  trouble: Trouble,
  mayLookUp: boolean,
): Promise<SlackMessage> {
  const marked = trouble.said.map(({ key, params }) => say.md(key, params));
  const asking = mayLookUp ? { client, visitor } : undefined;
  const words = await plainWords(world, visitor.workspaceId, marked.join(' '), asking);
  return { text: escape(words), blocks: [section(marked.join('\n'))] };
}

/** Tells a person what went wrong, where they are. Never throws: there is nobody left to tell. */
export async function tellTrouble(world: Core, request: Request, error: unknown): Promise<Trouble> {
  const trouble = understand(error, request.log);
  try {
    const message = await troubleMessage(world, request, trouble, true);
    await tell(request.reply, message, request.reply.say('refusal.title'));
  } catch (failure) {
    request.log.error({ err: failure }, 'a person could not be told what went wrong');
  }
  return trouble;
}

/**
 * What a submitted form shows when it cannot be accepted: each refusal at its field, whatever has no field
 * at the first one. The form stays as it is, with everything typed. A form without fields gets a modal on top.
 */
export async function troubleAnswer(
  world: Core,
  request: Request,
  view: RawView,
  trouble: Trouble,
): Promise<NonNullable<ViewAnswer>> {
  const { say } = request.reply;
  const fields = view.blocks.flatMap((block) =>
    block.type === 'input' && block.block_id ? [block.block_id] : [],
  );
  const [first] = fields;
  if (first === undefined) {
    const message = await troubleMessage(world, request, trouble, false);
    return {
      push: modal({ title: say('refusal.title'), close: say('common.close'), blocks: message.blocks }),
    };
  }
  const errors: Record<string, string> = {};
  for (const { key, params, field } of trouble.said) {
    const place = field !== undefined && fields.includes(field) ? field : first;
    const words = await plainWords(world, request.visitor.workspaceId, say(key, params));
    errors[place] = fitText(errors[place] ? `${errors[place]} ${words}` : words, FIELD_ERROR);
  }
  return { errors };
}

/** A room's answer to a submit, in Slack's words. */
export function acknowledgement(answer: ViewAnswer): Record<string, unknown> | undefined {
  if (answer === undefined) return undefined;
  if ('errors' in answer) return { response_action: 'errors', errors: answer.errors };
  if ('update' in answer) return { response_action: 'update', view: answer.update };
  if ('push' in answer) return { response_action: 'push', view: answer.push };
  return { response_action: 'clear' };
}
