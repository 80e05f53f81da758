import { App, type Receiver, type ReceiverEvent, SocketModeReceiver } from '@slack/bolt';
import type { Route } from '../answer.ts';
import type { SlackConfig } from '../config.ts';
import type { Core } from '../core.ts';
import { firstReceipt } from '../record/act.ts';
import { inTrace, traceOf } from '../trace.ts';
import { boltLogger } from './bolt-logger.ts';
import type { Ack, Dispatch } from './dispatch.ts';
import { isEvent, takeEvent } from './events.ts';
import { Replay, slackHttp } from './http.ts';
import { commandOrigin, interactionOrigin } from './identity.ts';
import { stayConnected } from './socket.ts';

export const EVENTS_PATH = '/slack/events';

/** Milliseconds for a whole request. Slack has given up before: it waits for three seconds. */
const WITHIN = 4_000;

/** The way in for Slack's requests. */
export interface SlackDoor {
  /** `POST /slack/events`; in Socket Mode there is none. */
  routes: readonly Route[];
  /** Resolves once requests can come: at once over HTTP, with the first connection in Socket Mode. */
  start(): Promise<void>;
  /** Takes nothing new and waits for what is under way. */
  stop(): Promise<void>;
}

/** @param listening event type → the rooms that listen; `acknowledged`: told how long Slack waited for each answer */
export function openReceiver(
  world: Core,
  listening: ReadonlyMap<string, ReadonlyMap<string, unknown>>,
  dispatch: Dispatch,
  config: SlackConfig,
  acknowledged: (seconds: number) => void,
): SlackDoor {
  const underWay = new Set<Promise<unknown>>();
  const leaving = new AbortController();
  const logger = boltLogger(world.log);
  const http = config.transport === 'http' ? slackHttp({ ...config, log: world.log }) : null;
  const receiver = http ?? socketReceiver(config, logger);

  /** Bolt acknowledges events before anything is done with them; here they are written down first. */
  class Phasegate extends App {
    override async processEvent(given: ReceiverEvent): Promise<void> {
      const started = performance.now();
      const ack: ReceiverEvent['ack'] = async (said) => {
        await given.ack(said);
        acknowledged((performance.now() - started) / 1_000);
      };
      const event = { ...given, ack };
      // Over HTTP it has begun with the request.
      const work = inTrace(() => (isEvent(event.body) ? keep(event) : this.#pass(event)), traceOf());
      underWay.add(work);
      await work.finally(() => underWay.delete(work));
    }

    async #pass(event: ReceiverEvent): Promise<void> {
      if (await isReplay(world, event)) throw new Replay('replayed request');
      await super.processEvent(event);
    }
  }
  const keep = async (event: ReceiverEvent): Promise<void> => {
    await takeEvent(world, listening, event.body);
    await event.ack();
  };

  const app = new Phasegate({
    receiver: receiver as Receiver,
    logger,
    socketMode: false,
    ignoreSelf: false,
    convoStore: false,
    // Tokens are looked up where they are needed: a request must reach its answer without one.
    authorize: async () => ({}),
    clientOptions: { slackApiUrl: config.apiUrl },
  });
  // Whatever no handler answered for: the receiver refuses it, rather than let Slack wait.
  app.error(async (error) => {
    throw error;
  });
  listen(app, dispatch);

  return {
    routes: http ? [{ method: 'POST', path: EVENTS_PATH, within: WITHIN, handle: http.handle }] : [],
    start: async () => {
      if (receiver instanceof SocketModeReceiver)
        await stayConnected(receiver.client, world.log, leaving.signal);
    },
    stop: async () => {
      leaving.abort();
      if (receiver instanceof SocketModeReceiver) await receiver.stop();
      await Promise.allSettled(underWay);
    },
  };
}

function listen(app: App, dispatch: Dispatch): void {
  const answer =
    (ack: unknown): Ack =>
    (body) =>
      (ack as (body?: unknown) => Promise<void>)(body);
  app.command(/.*/, ({ body, ack }) => dispatch.command(body, answer(ack)));
  app.action({ type: 'block_actions' }, ({ body, ack }) => dispatch.action(body, answer(ack)));
  app.view({ type: 'view_submission' }, ({ body, ack }) => dispatch.submit(body, answer(ack)));
  app.view({ type: 'view_closed' }, ({ body, ack }) => dispatch.closed(body, answer(ack)));
  app.shortcut({ type: 'shortcut' }, ({ body, ack }) => dispatch.shortcut(body, answer(ack)));
  app.shortcut({ type: 'message_action' }, ({ body, ack }) => dispatch.shortcut(body, answer(ack)));
  app.options({ type: 'block_suggestion' }, ({ body, ack }) => dispatch.suggest(body, answer(ack)));
}

/**
 * Whether this very request, signature and all, was here before. While the database is away nobody can
 * tell; then the request passes, and fails for the same reason before it has an effect.
 */
async function isReplay(world: Core, event: ReceiverEvent): Promise<boolean> {
  const signature: unknown = event.customProperties?.signature;
  if (typeof signature !== 'string') return false;
  try {
    const visitor = 'command' in event.body ? commandOrigin(event.body) : interactionOrigin(event.body);
    const { workspaceId } = visitor;
    const at = world.clock.now();
    // Not waiting for the disk: what a crash could lose is one signature, which Slack's clock soon makes void.
    return !(await firstReceipt(world.db, workspaceId, `request:${signature}`, at));
  } catch {
    return false;
  }
}

function socketReceiver(config: SlackConfig, logger: ReturnType<typeof boltLogger>): SocketModeReceiver {
  return new SocketModeReceiver({
    appToken: config.appToken ?? '',
    logger,
    // Its own way of connecting again gives up, and ends the process, when Slack cannot be reached.
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: { slackApiUrl: config.apiUrl, retryConfig: { retries: 0 } } },
    processEventErrorHandler: async ({ error }) => {
      // Not acknowledged: Slack sends it again.
      logger.error('A request from Slack failed:', error);
      return false;
    },
  });
}
