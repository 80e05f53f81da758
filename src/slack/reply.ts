import { type Modal, modal, type SlackMessage } from '@phasegate/block-kit/blocks.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import type { WebClient } from '@slack/web-api';
import { WebAPIPlatformError } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Say } from '../texts/say.ts';
import { type RawView, withNotice } from './payload.ts';

/** Where a person is, and by what they can be reached there. */
export interface Place {
  userId: string;
  channel: string;
  /** The thread they are in; empty outside of one. */
  threadTs: string;
  triggerId: string;
  responseUrl: string;
  /** The view they clicked in. */
  view: RawView | null;
}

/** What a visit has opened so far: a trigger opens one modal only. */
export interface Opened {
  viewId: string | null;
}

export interface Reply {
  place: Place;
  opened: Opened;
  client: WebClient;
  say: Say;
  log: Logger;
}

/** Milliseconds for an answer over a `response_url`. */
const RESPOND_TIMEOUT = 3_000;

/**
 * Tells a person alone, where they are: beside the message, on top of the modal; directly where neither
 * works. The first way that Slack takes is enough. `title` is that of the modal, where it becomes one.
 */
export async function tell(
  reply: Reply,
  message: SlackMessage,
  title = headingOf(message) ?? reply.say('common.notice'),
): Promise<void> {
  for (const way of waysTo(reply, message, title)) {
    try {
      await way();
      return;
    } catch (error) {
      reply.log.debug({ err: error }, 'one way to tell a person failed');
    }
  }
  reply.log.warn({ userId: reply.place.userId, text: message.text }, 'a person could not be told');
}

/** What a message says of itself, where a modal has room for it. */
function headingOf({ blocks }: SlackMessage): string | null {
  const [first] = blocks;
  const said = first?.type === 'header' ? first.text.text : '';
  return said !== '' && said.length <= LIMITS.view.title ? said : null;
}

function waysTo(reply: Reply, message: SlackMessage, title: string): (() => Promise<unknown>)[] {
  const { place, opened, client } = reply;
  const { text, blocks } = message;
  const ways: (() => Promise<unknown>)[] = [];
  const { viewId } = opened;
  if (viewId) {
    ways.push(() => client.views.update({ view_id: viewId, view: notice(reply, message, title) as never }));
  } else if (place.view?.type === 'modal') {
    const { view } = place;
    ways.push(
      () => client.views.push({ trigger_id: place.triggerId, view: notice(reply, message, title) as never }),
      // Three modals are open already, or the trigger is used: what was typed stays, with the words above it.
      () =>
        client.views.update({ view_id: view.id, hash: view.hash, view: withNotice(view, blocks) as never }),
    );
  } else if (place.responseUrl) {
    ways.push(() => respond(place, message));
  } else if (place.triggerId) {
    ways.push(() =>
      client.views.open({ trigger_id: place.triggerId, view: notice(reply, message, title) as never }),
    );
  }
  if (place.channel) {
    const thread = place.threadTs ? { thread_ts: place.threadTs } : {};
    ways.push(() =>
      client.chat.postEphemeral({
        channel: place.channel,
        user: place.userId,
        text,
        blocks: blocks as never,
        ...thread,
      }),
    );
  }
  ways.push(() => client.chat.postMessage({ channel: place.userId, text, blocks: blocks as never }));
  return ways;
}

/** A small modal that only says something. */
function notice({ say }: Reply, message: SlackMessage, title: string): Modal {
  return modal({ title, close: say('common.close'), blocks: message.blocks });
}

async function respond(place: Place, message: SlackMessage): Promise<void> {
  const answer = await fetch(place.responseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    signal: AbortSignal.timeout(RESPOND_TIMEOUT),
    body: JSON.stringify({
      response_type: 'ephemeral',
      replace_original: false,
      text: message.text,
      blocks: message.blocks,
      ...(place.threadTs && { thread_ts: place.threadTs }),
    }),
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`response_url answered ${answer.status}`);
}

/** Opens a modal; on top of the one the person is in. A trigger opens one: the second time, it is replaced. */
export async function openModal(reply: Reply, view: Modal): Promise<{ viewId: string; hash: string }> {
  const { place, opened, client } = reply;
  const trigger_id = place.triggerId;
  const open =
    place.view?.type === 'modal'
      ? () => client.views.push({ trigger_id, view: view as never })
      : () => client.views.open({ trigger_id, view: view as never });
  const { viewId } = opened;
  const answer = viewId ? await client.views.update({ view_id: viewId, view: view as never }) : await open();
  const shown = answer.view as { id?: string; hash?: string } | undefined;
  opened.viewId = shown?.id ?? null;
  return { viewId: shown?.id ?? '', hash: shown?.hash ?? '' };
}

/** Replaces an open modal. One that was closed, or has moved on meanwhile, is left alone: nobody waits for it. */
export async function updateModal(
  client: WebClient,
  viewId: string,
  view: Modal,
  hash?: string,
): Promise<void> {
  try {
    await client.views.update({ view_id: viewId, view: view as never, ...(hash && { hash }) });
  } catch (error) {
    const code = error instanceof WebAPIPlatformError ? error.data.error : '';
    if (code !== 'not_found' && code !== 'hash_conflict' && code !== 'view_not_found') throw error;
  }
}
