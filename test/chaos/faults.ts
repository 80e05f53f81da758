import type { Fault, FaultKind } from '@phasegate/slack-sandbox/faults.ts';
import type { Sandbox } from '@phasegate/slack-sandbox/sandbox.ts';
import type { Chance } from './random.ts';

/** What Slack does wrong, and how often each. */
const SLACK: Record<string, { weight: number; fault: Omit<Fault, 'method'> }> = {
  '429 with a number': { weight: 26, fault: { kind: 'rate_limited', retryAfter: 1 } },
  '429 without': { weight: 1, fault: { kind: 'rate_limited', retryAfter: null } },
  '5xx': { weight: 14, fault: { kind: 'server_error' } },
  'no connection': { weight: 14, fault: { kind: 'unreachable' } },
  'internal error': { weight: 6, fault: { kind: 'api_error', error: 'internal_error' } },
  'done, no answer': { weight: 2, fault: { kind: 'timeout_after_accept' } },
  'done, connection cut': { weight: 14, fault: { kind: 'cut_after_accept' } },
  'done, 5xx': { weight: 14, fault: { kind: 'error_after_accept', status: 502 } },
  'slow answer': { weight: 12, fault: { kind: 'slow', ms: 2_500 } },
  'slow file': { weight: 2, fault: { kind: 'slow_file', ms: 6_000 } },
};
const METHODS = {
  'chat.postMessage': 35,
  'chat.update': 40,
  'conversations.history': 5,
  'views.open': 4,
  'views.update': 4,
  '': 12,
};
const EVENTS: Record<string, { weight: number; fault: Omit<Fault, 'method'> | null }> = {
  none: { weight: 45, fault: null },
  'event dropped': { weight: 15, fault: { kind: 'drop_event' } },
  'event doubled': { weight: 20, fault: { kind: 'double_event' } },
  'event late': { weight: 20, fault: { kind: 'late_event', ms: 2_500 } },
};
/** As many wait in Slack for the next call that they fit, of each method: what is called seldom holds up no others. */
const WAITING = 2;
const ONCE: FaultKind[] = ['drop_event', 'double_event', 'late_event'];

/** The faults of a run: brings them about, and counts those that really happened, by kind. */
export class Faults {
  readonly #sandbox: Sandbox;
  readonly #slack: Chance;
  readonly #events: Chance;
  readonly #counts = new Map<string, number>();
  /** What was asked of the sandbox and has not happened yet, by the fault. */
  readonly #asked = new Map<string, { name: string; asked: number }>();

  constructor(sandbox: Sandbox, chance: Chance) {
    this.#sandbox = sandbox;
    this.#slack = chance.of('slack');
    this.#events = chance.of('events');
  }

  happened(name: string): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  /** Something that Slack will do wrong at one of its next calls. */
  brew(): void {
    this.#settle();
    const weights = Object.fromEntries(Object.entries(SLACK).map(([name, { weight }]) => [name, weight]));
    const name = this.#slack.weighed(weights);
    const method = this.#slack.weighed(METHODS);
    const found = SLACK[name]?.fault;
    if (!found) return;
    // Of a file Slack says only how it stands.
    const fault = { ...found, ...(method && found.kind !== 'slow_file' && { method }) };
    const isLike = (one: Fault) =>
      one.method === fault.method && (one.kind === 'slow_file') === (fault.kind === 'slow_file');
    const waiting = this.#sandbox.faults.list().filter((one) => !ONCE.includes(one.kind) && isLike(one));
    if (waiting.length < WAITING) this.#add(name, fault);
  }

  /** Something may be wrong with the event that follows at once. */
  beforeEvent(type: string): void {
    this.#settle();
    const weights = Object.fromEntries(Object.entries(EVENTS).map(([name, { weight }]) => [name, weight]));
    const name = this.#events.weighed(weights);
    const fault = EVENTS[name]?.fault;
    if (fault) this.#add(name, { ...fault, method: type });
  }

  /** Slack is well again. */
  clear(): void {
    this.#settle();
    this.#sandbox.faults.clear();
    this.#asked.clear();
  }

  counts(): Record<string, number> {
    this.#settle();
    return Object.fromEntries([...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  total(): number {
    return Object.values(this.counts()).reduce((sum, count) => sum + count, 0);
  }

  #add(name: string, fault: Fault): void {
    const key = keyOf(fault);
    const known = this.#asked.get(key) ?? { name, asked: 0 };
    this.#asked.set(key, { name, asked: known.asked + 1 });
    this.#sandbox.faults.add({ ...fault, times: 1 });
  }

  /** What was asked for and waits no longer has happened. */
  #settle(): void {
    const waiting = new Map<string, number>();
    for (const { times: _, ...fault } of this.#sandbox.faults.list())
      waiting.set(keyOf(fault), (waiting.get(keyOf(fault)) ?? 0) + 1);
    for (const [key, { name, asked }] of this.#asked) {
      const left = waiting.get(key) ?? 0;
      for (let at = left; at < asked; at += 1) this.happened(name);
      this.#asked.set(key, { name, asked: left });
    }
  }
}

const keyOf = (fault: Fault): string =>
  JSON.stringify(Object.entries(fault).sort(([a], [b]) => (a < b ? -1 : 1)));
