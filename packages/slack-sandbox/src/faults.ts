/**
 * Faults that the sandbox commits on purpose, so that the app can be tried against them:
 * - `rate_limited`: 429 with Retry-After, nothing done
 * - `server_error`: 5xx, nothing done
 * - `unreachable`: the connection is cut before anything is done
 * - `api_error`: `ok: false` with the error given
 * - `timeout_after_accept`: done, but the answer never comes
 * - `cut_after_accept`: done, and the connection is cut in place of an answer
 * - `error_after_accept`: done, and answered by a 5xx
 * - `slow`: done and answered after `ms`
 * - `drop_event`, `double_event`: an event never comes, or comes twice (same event_id)
 * - `late_event`: an event comes after `ms`; others overtake it
 * - `few_messages`: the class of apps outside Slack's Marketplace: histories and threads come 15 messages at a
 *   time, and may be asked for once a minute
 * - `slow_file`: a file that is uploaded takes `ms` until a message may show it
 */
export type FaultKind =
  | 'rate_limited'
  | 'server_error'
  | 'unreachable'
  | 'api_error'
  | 'timeout_after_accept'
  | 'cut_after_accept'
  | 'error_after_accept'
  | 'slow'
  | 'drop_event'
  | 'double_event'
  | 'late_event'
  | 'few_messages'
  | 'slow_file';

export interface Fault {
  kind: FaultKind;
  /** API method, or event type for the three event faults; any when left out. */
  method?: string;
  /** Only calls about this channel. */
  channel?: string;
  /** How often (default: until cleared). */
  times?: number;
  /** Seconds, for `rate_limited` (default 1); null: Slack does not say. */
  retryAfter?: number | null;
  /** For `server_error` and `error_after_accept` (default 503). */
  status?: number;
  /** For `slow` and `late_event` (default 1000), and for `slow_file` (default 8000). */
  ms?: number;
  /** For `api_error` (default `fatal_error`). */
  error?: string;
}

/** The faults in force. */
export class FaultList {
  #faults: (Fault & { left: number })[] = [];

  add(fault: Fault): void {
    this.#faults.push({ ...fault, left: fault.times ?? Number.POSITIVE_INFINITY });
  }

  clear(): void {
    this.#faults = [];
  }

  list(): Fault[] {
    return this.#faults.map(({ left, ...fault }) =>
      Number.isFinite(left) ? { ...fault, times: left } : fault,
    );
  }

  /** The fault to commit now, if any; counts it. */
  take(kind: FaultKind, method: string, channel?: string): Fault | undefined {
    const fault = this.#find(kind, method, channel);
    if (!fault) return undefined;
    fault.left -= 1;
    if (fault.left <= 0) this.#faults = this.#faults.filter((each) => each !== fault);
    return fault;
  }

  /** Whether a lasting fault is in force; not counted. */
  holds(kind: FaultKind, method: string, channel?: string): boolean {
    return this.#find(kind, method, channel) !== undefined;
  }

  #find(kind: FaultKind, method: string, channel?: string) {
    return this.#faults.find(
      (each) =>
        each.kind === kind &&
        each.left > 0 &&
        (!each.method || each.method === method) &&
        (!each.channel || each.channel === channel),
    );
  }
}
