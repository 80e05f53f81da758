import type { FaultList } from '../faults.ts';
import type { Answer } from './answer.ts';
import { postToApp } from './http.ts';
import { type Retry, SocketHub } from './socket.ts';

/** A demo may run for weeks; a test never gets here. */
const ATTEMPTS_MAX = 20_000;

export interface LinkSettings {
  appId: string;
  signingSecret: string;
  /** Milliseconds the app has to answer (Slack: 3000). */
  answerLimit: number;
  /** Milliseconds before each retry of an event (Slack: at once, 1 minute, 5 minutes). */
  retryDelays: number[];
  faults: FaultList;
  changed: () => void;
}

/** One attempt to hand the app an event. */
export interface EventAttempt {
  eventId: string;
  type: string;
  attempt: number;
  outcome: 'delivered' | 'dropped' | 'timeout' | 'failed';
}

/** The wire to the app: Socket Mode while a socket is connected, otherwise signed HTTP. */
export class AppLink {
  readonly sockets: SocketHub;
  /** What happened to each event, oldest first. */
  readonly attempts: EventAttempt[] = [];
  requestUrl: string | null = null;
  readonly #settings: LinkSettings;
  readonly #timers = new Map<NodeJS.Timeout, () => void>();
  #busy = 0;

  constructor(settings: LinkSettings) {
    this.#settings = settings;
    this.sockets = new SocketHub(settings.appId, settings.changed);
  }

  /** Deliveries on their way (retries that wait for their time are not counted). */
  get busy(): number {
    return this.#busy;
  }

  get reachable(): boolean {
    return this.sockets.connected || this.requestUrl !== null;
  }

  /** A slash command: form fields by HTTP, the same fields as JSON by socket. */
  command(fields: Record<string, string>): Promise<Answer> {
    return this.#ask('slash_commands', fields, new URLSearchParams(fields).toString());
  }

  /** Clicks, submissions, shortcuts, option requests. */
  interaction(payload: unknown): Promise<Answer> {
    return this.#ask(
      'interactive',
      payload,
      new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
    );
  }

  /** Hands over an event; on failure again after each of the delays. */
  event(envelope: { event_id: string; event: { type: string } }): void {
    const { faults } = this.#settings;
    const type = envelope.event.type;
    if (faults.take('drop_event', type)) {
      this.#note(envelope, 0, 'dropped');
      return;
    }
    const copies = faults.take('double_event', type) ? 2 : 1;
    const late = faults.take('late_event', type);
    for (let copy = 0; copy < copies; copy += 1) {
      const attempt = () => void this.#attempt(envelope, 0);
      if (late) this.#later(late.ms ?? 1000, attempt);
      else attempt();
    }
  }

  /** Sends the retries, and what is late, that wait for their time at once. */
  retryNow(): void {
    for (const [timer, retry] of [...this.#timers]) {
      clearTimeout(timer);
      this.#timers.delete(timer);
      retry();
    }
  }

  stop(): void {
    for (const timer of this.#timers.keys()) clearTimeout(timer);
    this.#timers.clear();
    this.sockets.stop();
  }

  async #attempt(envelope: { event_id: string; event: { type: string } }, attempt: number, reason = '') {
    if (!this.reachable && !this.sockets.known) return;
    const answer = await this.#counted(() =>
      this.#sendEvent(envelope, attempt > 0 ? { number: attempt, reason } : undefined),
    );
    this.#note(envelope, attempt, answer.kind === 'ok' ? 'delivered' : answer.kind);
    if (answer.kind === 'ok' || (answer.kind === 'failed' && answer.noRetry)) return;
    const delay = this.#settings.retryDelays[attempt];
    if (delay === undefined) return;
    const why = answer.kind === 'timeout' ? 'http_timeout' : answer.reason;
    this.#later(delay, () => void this.#attempt(envelope, attempt + 1, why));
  }

  #later(delay: number, attempt: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      attempt();
    }, delay);
    this.#timers.set(timer, attempt);
  }

  #sendEvent(envelope: unknown, retry?: Retry): Promise<Answer> {
    const { answerLimit } = this.#settings;
    if (!this.requestUrl || this.sockets.connected) {
      return this.sockets.ask('events_api', envelope, answerLimit, retry);
    }
    const headers: Record<string, string> = retry
      ? { 'x-slack-retry-num': String(retry.number), 'x-slack-retry-reason': retry.reason }
      : {};
    return postToApp(this.#target(), 'application/json', JSON.stringify(envelope), headers);
  }

  #ask(type: 'slash_commands' | 'interactive', payload: unknown, form: string): Promise<Answer> {
    if (!this.reachable) return Promise.resolve({ kind: 'failed', reason: 'connection_failed' });
    return this.#counted(() =>
      this.sockets.connected
        ? this.sockets.ask(type, payload, this.#settings.answerLimit)
        : postToApp(this.#target(), 'application/x-www-form-urlencoded', form),
    );
  }

  #target() {
    return { ...this.#settings, url: this.requestUrl ?? '' };
  }

  async #counted(send: () => Promise<Answer>): Promise<Answer> {
    this.#busy += 1;
    try {
      return await send();
    } finally {
      this.#busy -= 1;
      this.#settings.changed();
    }
  }

  #note(
    envelope: { event_id: string; event: { type: string } },
    attempt: number,
    outcome: EventAttempt['outcome'],
  ) {
    this.attempts.push({ eventId: envelope.event_id, type: envelope.event.type, attempt, outcome });
    if (this.attempts.length > ATTEMPTS_MAX) this.attempts.splice(0, ATTEMPTS_MAX / 2);
    this.#settings.changed();
  }
}
