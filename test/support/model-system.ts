import { createPublicKey, verify } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Action } from '@phasegate/client/answers.ts';
import { type Client, type ClientOptions, openClient } from '@phasegate/client/client.ts';
import { digestOf } from '@phasegate/client/digest.ts';
import { guard, NotAllowed, NotReported } from '@phasegate/client/guard.ts';

/** What a model's system writes down for itself, whatever Phasegate has of it. */
export type LogLine =
  | { did: 'verified'; caseId: string; digest: string; token: string }
  | { did: 'executed'; caseId: string; digest: string }
  | { did: 'gave up'; caseId: string; rule: string };

/** How many of its actions a system has under way at once. */
const AT_ONCE = 30;
/** Milliseconds for which people are waited for in one go. */
const WITHIN = 20_000;

export interface ModelSystem {
  log: readonly LogLine[];
  /** Carries out what it gets leave for; resolves once every action is executed or given up. */
  play(actions: readonly Action[]): Promise<void>;
}

/** A model's system, which knows Phasegate by its client alone and goes on through its absence. */
export function modelSystem(options: ClientOptions): ModelSystem {
  const log: LogLine[] = [];
  const client = openClient(options);
  const noting: Client = {
    ...client,
    verify: async (token, expected) => {
      const found = await client.verify(token, expected);
      log.push({ did: 'verified', ...expected, token });
      return found;
    },
  };
  const execute = guard(
    noting,
    ({ case_id: caseId, proposal }: Action) => {
      log.push({ did: 'executed', caseId, digest: digestOf(proposal) });
    },
    (action) => action,
    { within: WITHIN },
  );

  async function settle(action: Action): Promise<void> {
    const { case_id: caseId, proposal } = action;
    for (;;) {
      try {
        return await execute(action);
      } catch (error) {
        if (error instanceof NotReported) return tell(caseId, digestOf(proposal));
        if (!(error instanceof NotAllowed)) throw error;
        if (error.answer?.answer === 'reject' || error.answer?.rule === 'executed')
          return void log.push({ did: 'gave up', caseId, rule: error.answer.rule });
        // Nobody has decided yet, or Phasegate is not there: the same case has the same answer, so that it can ask again.
        await pause(250);
      }
    }
  }

  async function tell(caseId: string, digest: string): Promise<void> {
    for (;;) {
      const told = await client.report(caseId, digest).catch(() => null);
      if (told) return;
      await pause(250);
    }
  }

  return {
    log,
    async play(actions) {
      const left = actions.values();
      const work = async () => {
        for (const action of left) await settle(action);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
    },
  };
}

/** Whether a token says so much, by what anybody can know of it: the published keys (JWK) and RFC 7515. */
export function isLeave(
  token: string,
  keys: readonly { kid: string }[],
  expected: { deploymentId: string; caseId: string; digest: string },
): boolean {
  const [head = '', claims = '', signature = ''] = token.split('.');
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
  const jwk = keys.find(({ kid }) => kid === read(head).kid);
  if (!jwk || read(head).alg !== 'EdDSA') return false;
  const key = createPublicKey({ key: jwk as never, format: 'jwk' });
  const { aud, sub, digest } = read(claims);
  return (
    verify(null, Buffer.from(`${head}.${claims}`), key, Buffer.from(signature, 'base64url')) &&
    aud === expected.deploymentId &&
    sub === expected.caseId &&
    digest === expected.digest
  );
}
