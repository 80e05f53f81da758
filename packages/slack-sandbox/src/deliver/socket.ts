import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Answer } from './answer.ts';

const PING_MS = 5000;

/** What travels in a Socket Mode envelope. */
export type EnvelopeType = 'events_api' | 'slash_commands' | 'interactive';

/** The Socket Mode connections of the app; the newest takes the traffic. */
export class SocketHub {
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #tickets = new Set<string>();
  readonly #waiting = new Map<string, { socket: WebSocket; settle: (answer: Answer) => void }>();
  readonly #appId: string;
  readonly #changed: () => void;
  #sockets: WebSocket[] = [];

  constructor(appId: string, changed: () => void) {
    this.#appId = appId;
    this.#changed = changed;
  }

  /** Whether the app has ever come by socket; it may then come again. */
  known = false;

  get connected(): boolean {
    return this.#sockets.length > 0;
  }

  get count(): number {
    return this.#sockets.length;
  }

  /** A single-use address for `apps.connections.open`. */
  address(baseUrl: string): string {
    const ticket = randomBytes(16).toString('hex');
    this.#tickets.add(ticket);
    return `${baseUrl.replace('http', 'ws')}/link/?ticket=${ticket}&app_id=${this.#appId}`;
  }

  /** Takes an HTTP upgrade; refuses it without a fresh ticket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? '/', 'http://x').searchParams.get('ticket') ?? '';
    if (!this.#tickets.delete(ticket)) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (connection) => this.#welcome(connection));
  }

  /** Sends an envelope and waits for its acknowledgement. */
  ask(type: EnvelopeType, payload: unknown, limitMs: number, retry?: Retry): Promise<Answer> {
    const socket = this.#sockets.at(-1);
    if (!socket) return Promise.resolve({ kind: 'failed', reason: 'connection_failed' });
    const id = randomUUID();
    return new Promise((resolve) => {
      const settle = (answer: Answer) => {
        clearTimeout(timer);
        this.#waiting.delete(id);
        resolve(answer);
      };
      const timer = setTimeout(() => settle({ kind: 'timeout' }), limitMs);
      this.#waiting.set(id, { socket, settle });
      const events = type === 'events_api';
      socket.send(
        JSON.stringify({
          envelope_id: id,
          type,
          payload,
          accepts_response_payload: !events,
          ...(events ? { retry_attempt: retry?.number ?? 0, retry_reason: retry?.reason ?? '' } : {}),
        }),
      );
    });
  }

  /** Tells the connected apps to reconnect, as Slack does every few hours, and closes. */
  refresh(reason = 'refresh_requested'): void {
    for (const socket of this.#sockets) {
      socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'sandbox' } }));
      socket.close();
    }
  }

  stop(): void {
    for (const socket of this.#sockets) socket.terminate();
    this.#server.close();
  }

  #welcome(socket: WebSocket): void {
    this.#sockets.push(socket);
    this.known = true;
    const pings = setInterval(() => socket.ping(), PING_MS);
    socket.on('message', (data) => this.#receive(String(data)));
    socket.on('close', () => {
      clearInterval(pings);
      this.#sockets = this.#sockets.filter((each) => each !== socket);
      for (const { socket: asked, settle } of [...this.#waiting.values()]) {
        if (asked === socket) settle({ kind: 'failed', reason: 'connection_failed' });
      }
      this.#changed();
    });
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: this.#sockets.length,
        connection_info: { app_id: this.#appId },
        debug_info: { host: 'sandbox', build_number: 1, approximate_connection_time: 18060 },
      }),
    );
    this.#changed();
  }

  #receive(text: string): void {
    let message: { envelope_id?: string; payload?: unknown };
    try {
      message = JSON.parse(text);
    } catch {
      return;
    }
    if (!message.envelope_id) return;
    // Bolt acknowledges with an empty object where HTTP has an empty body.
    const body = isEmpty(message.payload) ? undefined : message.payload;
    this.#waiting.get(message.envelope_id)?.settle({ kind: 'ok', body });
  }
}

export interface Retry {
  number: number;
  reason: string;
}

const isEmpty = (payload: unknown): boolean =>
  typeof payload === 'object' && payload !== null && Object.keys(payload).length === 0;
