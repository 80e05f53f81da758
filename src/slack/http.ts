import type { IncomingMessage } from 'node:http';
import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import type { Logger } from 'pino';
import { type Answer, type Arrival, json } from '../answer.ts';
import { openBudget, type Share } from '../budget.ts';
import { free } from '../bytes/free.ts';
import { systemClock } from '../clock.ts';
import { bodyFrom, isForm } from './payload-body.ts';
import { proofOf } from './signature.ts';

/**
 * The largest body taken from Slack. The largest it sends is a submission with its view: at most 250 kB of JSON,
 * tripled by percent-encoding, and as much again for what was typed into it.
 */
const BODY_MAX = 2 * 1024 * 1024;
/** Bodies of which nobody knows yet whether Slack signed them: bytes held by one address, and by all. */
const UNPROVEN = { each: 8 * 1024 * 1024, all: 32 * 1024 * 1024 };
/** What a piece of a body costs beside its bytes, so that a body in tiny pieces is no way around the budget. */
const PIECE = 512;
/** `ssl_check=1&token=…` is the one request that Slack does not sign. */
const SSL_CHECK_MAX = 1_024;

export interface SlackHttp extends Receiver {
  handle(request: IncomingMessage, arrival: Arrival): Promise<Answer>;
}

/** The same signed request came twice. Slack never does that; somebody else did. */
export class Replay extends Error {}

/** A request that is answered without any work. */
class Refused extends Error {
  readonly status: number;
  constructor(status: number, reason: string) {
    super(reason);
    this.status = status;
  }
}

/** Takes Slack's requests over HTTP: proof first, then Bolt. What Bolt acknowledges is the answer. */
export function slackHttp({
  signingSecrets,
  log,
}: {
  signingSecrets: readonly string[];
  log: Logger;
}): SlackHttp {
  const unproven = openBudget(UNPROVEN);
  let app: App | undefined;

  /** @throws Refused */
  async function proven(
    request: IncomingMessage,
    { address, signal }: Arrival,
  ): Promise<{ body: Record<string, unknown>; signature: string } | 'ssl check'> {
    const { headers } = request;
    const type = headers['content-type'];
    const size = Number(headers['content-length'] ?? Number.NaN);
    const proof = proofOf(headers, signingSecrets, systemClock.now().epochMilliseconds);
    if (!proof && !(isForm(type) && size <= SSL_CHECK_MAX)) throw new Refused(401, 'no valid signature');
    if (size > BODY_MAX) throw new Refused(413, 'the body is too large');
    const share = unproven.open(address);
    const pieces: Uint8Array[] = [];
    try {
      await arrived(request, { pieces, share, signal, show: (piece) => proof?.update(piece) });
      if (proof && !proof.holds()) throw new Refused(401, 'the signature is not that of the body');
      const body = bodyFrom(type, Buffer.concat(pieces).toString());
      if (!proof) {
        if (body?.ssl_check === '1') return 'ssl check';
        throw new Refused(401, 'no valid signature');
      }
      if (!body) throw new Refused(400, 'the body is neither JSON nor a form of Slack’s');
      return { body, signature: proof.signature };
    } finally {
      share.close();
      pieces.forEach(free);
    }
  }

  function pass(body: Record<string, unknown>, signature: string): Promise<Answer> {
    const { promise, resolve } = Promise.withResolvers<Answer>();
    let isAcknowledged = false;
    const ack: ReceiverEvent['ack'] = async (said?: unknown) => {
      if (isAcknowledged) throw new Error('a request is acknowledged once');
      isAcknowledged = true;
      resolve(acknowledgement(said));
    };
    const event = { body, ack, customProperties: { signature } };
    if (!app) throw new Error('Bolt was not started');
    app.processEvent(event).then(
      // Nobody answered for it, and nobody will.
      () => resolve({ status: 404 }),
      (error: unknown) => {
        if (error instanceof Replay) return resolve({ status: 401 });
        log.error({ err: error, acknowledged: isAcknowledged }, 'a request from Slack failed');
        // Slack sends an event again that was answered like this, and tells the person otherwise.
        resolve({ status: 503 });
      },
    );
    return promise;
  }

  return {
    init: (bolt) => {
      app = bolt;
    },
    start: async () => {},
    stop: async () => {},
    async handle(request, arrival) {
      try {
        const found = await proven(request, arrival);
        if (found === 'ssl check') return { status: 200 };
        const { body, signature } = found;
        if (body.type === 'url_verification') return json(200, { challenge: body.challenge });
        return await pass(body, signature);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        const { status, message } = error;
        log.warn(
          { status, reason: message, address: arrival.address },
          'a request to Slack’s address was refused',
        );
        return { status, ...(status === 503 && { headers: { 'retry-after': '5' } }) };
      }
    },
  };
}

function acknowledgement(said: unknown): Answer {
  if (said === undefined || said === null || said === '') return { status: 200 };
  if (typeof said === 'string') return { status: 200, body: said };
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(said) };
}

interface Arriving {
  /** Filled. */
  pieces: Uint8Array[];
  share: Share;
  signal: AbortSignal;
  /** Shown each piece as it arrives. */
  show(piece: Uint8Array): void;
}

/**
 * The body has arrived, as far as limits go. What is left of one that is given up stays on the wire.
 * @throws Refused
 */
async function arrived(request: IncomingMessage, { pieces, share, signal, show }: Arriving): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let size = 0;
  const take = (piece: Uint8Array) => {
    size += piece.length;
    if (size > BODY_MAX) return reject(new Refused(413, 'the body is too large'));
    if (!share.take(piece.length + PIECE)) return reject(new Refused(503, 'too much unproven at once'));
    show(piece);
    pieces.push(piece);
  };
  const leave = () => reject(new Refused(400, 'the body did not end'));
  request.on('data', take).on('end', resolve).on('close', leave);
  signal.addEventListener('abort', leave);
  try {
    await promise;
  } finally {
    request.pause().off('data', take).off('end', resolve).off('close', leave);
    signal.removeEventListener('abort', leave);
  }
}
