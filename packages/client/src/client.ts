import { setTimeout as pause } from 'node:timers/promises';
import { type Action, type Answer, Problem, type ProblemBody } from './answers.ts';
import { openVerifier, type VerifiedDecision } from './verify.ts';

export interface ClientOptions {
  /** Where Phasegate is: `https://phasegate.example`. */
  url: string;
  deploymentId: string;
  /** An API key with the scopes actions:read and actions:write. */
  key: string;
}

/** One deployment, as the system of its model sees it. */
export interface Client {
  readonly deploymentId: string;
  /** Asks about one action. The same case again has the same answer. @throws Problem */
  propose(action: Action): Promise<Answer>;
  /** Asks about up to 500 at once: an answer or a problem for each, in the order given. @throws Problem */
  proposeAll(actions: readonly Action[]): Promise<(Answer | { case_id: string; problem: ProblemBody })[]>;
  /** How an action stands now. @throws Problem */
  find(caseId: string): Promise<Answer>;
  /**
   * Waits until people decide. When the time is over the answer is what it was, `review`: that is no leave.
   * @param within milliseconds
   * @throws Problem; whatever `signal` is aborted with
   */
  waitForDecision(caseId: string, options: { within: number; signal?: AbortSignal }): Promise<Answer>;
  /** Checks a token by the published keys. @throws what jose throws, and Error for what was not asked for */
  verify(token: string, expected: { caseId: string; digest: string }): Promise<VerifiedDecision>;
  /** Tells what was carried out, by its digest. `approved` false: it had no leave, and the model is paused. @throws Problem */
  report(caseId: string, digest: string): Promise<{ case_id: string; approved: boolean }>;
}

/** Milliseconds of one request, beside the time that it is asked to wait. */
const WITHIN = 15_000;
/** Seconds that one request waits for a decision. */
const POLL = 25;
/** Tries of one request, where Phasegate is not there or busy. */
const TRIES = 6;

interface Asking {
  method?: 'GET' | 'POST';
  body?: unknown;
  within?: number;
  signal?: AbortSignal | undefined;
}

export function openClient({ url, deploymentId, key }: ClientOptions): Client {
  const base = `${url.replace(/\/+$/, '')}/v1/deployments/${deploymentId}/actions`;
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const verifier = openVerifier(url, deploymentId);

  /** Everything here may be asked twice, so that it is asked again where nobody knows whether it was heard. */
  async function ask<Result>(path: string, asking: Asking = {}): Promise<Result> {
    for (let tried = 1; ; tried += 1) {
      const found = await once(path, asking).catch((error: unknown) => {
        asking.signal?.throwIfAborted();
        if (tried >= TRIES) throw error;
        return null;
      });
      if (found?.ok) return (await found.json()) as Result;
      if (found && !(tried < TRIES && [429, 503].includes(found.status))) throw await problemOf(found);
      const told = Number(found?.headers.get('retry-after') ?? 0) * 1_000;
      await pause(Math.max(told, 100 * 2 ** tried), undefined, { signal: asking.signal });
    }
  }

  const once = (
    path: string,
    { method = 'GET', body, within = WITHIN, signal }: Asking,
  ): Promise<Response> => {
    const late = AbortSignal.timeout(within);
    return fetch(`${base}${path}`, {
      method,
      headers,
      redirect: 'error',
      signal: signal ? AbortSignal.any([late, signal]) : late,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  };

  const pathOf = (caseId: string) => `/${encodeURIComponent(caseId)}`;
  return {
    deploymentId,
    propose: (action) => ask('', { method: 'POST', body: action }),
    proposeAll: async (actions) => {
      type Told = { actions: (Answer | { case_id: string; problem: ProblemBody })[] };
      return (await ask<Told>('/batch', { method: 'POST', body: { actions } })).actions;
    },
    find: (caseId) => ask(pathOf(caseId)),
    async waitForDecision(caseId, { within, signal }) {
      const end = performance.now() + within;
      for (;;) {
        const left = Math.max(0, end - performance.now());
        const wait = Math.min(POLL, Math.floor(left / 1_000));
        const path = `${pathOf(caseId)}?wait=${wait}`;
        const answer = await ask<Answer>(path, { within: WITHIN + wait * 1_000, signal });
        if (answer.answer !== 'review' || left < 1_000) return answer;
      }
    },
    verify: verifier,
    report: (caseId, digest) => ask(`${pathOf(caseId)}/outcome`, { method: 'POST', body: { digest } }),
  };
}

async function problemOf(response: Response): Promise<Problem> {
  const { status, statusText } = response;
  const body = (await response.json().catch(() => null)) as ProblemBody | null;
  return new Problem(
    body?.detail ? body : { type: 'about:blank', title: statusText, status, detail: statusText },
  );
}
