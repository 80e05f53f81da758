import type { Action, Answer } from './answers.ts';
import type { Client } from './client.ts';
import { digestOf } from './digest.ts';

/** It was not carried out, and why. Whoever catches this knows that the function did not run. */
export class NotAllowed extends Error {
  /** The last answer there was; null where there was none. */
  readonly answer: Answer | null;

  constructor(why: string, answer: Answer | null, cause?: unknown) {
    super(why, { cause });
    this.name = 'NotAllowed';
    this.answer = answer;
  }
}

/** It was carried out, with this result, but Phasegate could not be told so. */
export class NotReported extends Error {
  readonly result: unknown;

  constructor(result: unknown, cause: unknown) {
    super('It was carried out, and Phasegate could not be told.', { cause });
    this.name = 'NotReported';
    this.result = result;
  }
}

export interface GuardOptions {
  /** Milliseconds to wait for people; a quarter of an hour where nothing is said. */
  within?: number;
  signal?: AbortSignal;
}

const WITHIN = 15 * 60_000;

/**
 * Wraps a function, an agent's tool say, so that it runs only with leave: it asks, waits, checks the token by the published
 * keys and by its own digest of the proposal, runs, and reports. A time-out, a refusal, a lost connection or any other doubt
 * is `NotAllowed`, and the function has not run.
 * @param describe what the function would do with these arguments; `proposal` must hold all that matters of them
 */
export function guard<Arguments extends unknown[], Result>(
  client: Client,
  run: (...given: Arguments) => Promise<Result> | Result,
  describe: (...given: Arguments) => Action,
  options: GuardOptions = {},
): (...given: Arguments) => Promise<Result> {
  return async (...given) => {
    const { caseId, digest } = await leaveFor(client, () => describe(...given), options);
    const result = await run(...given);
    const told = await client.report(caseId, digest).catch((error: unknown) => {
      throw new NotReported(result, error);
    });
    if (!told.approved) throw new NotReported(result, new Error('Phasegate had given no leave for it.'));
    return result;
  };
}

/** @throws NotAllowed */
async function leaveFor(
  client: Client,
  describe: () => Action,
  { within = WITHIN, signal }: GuardOptions,
): Promise<{ caseId: string; digest: string }> {
  let answer: Answer | null = null;
  try {
    const action = describe();
    const [caseId, digest] = [action.case_id, digestOf(action.proposal)];
    answer = await client.propose(action);
    if (answer.answer === 'review')
      answer = await client.waitForDecision(caseId, { within, ...(signal && { signal }) });
    if (answer.answer === 'review') throw new NotAllowed('Nobody has decided yet.', answer);
    if (answer.answer !== 'execute' || answer.token === null) throw new NotAllowed(answer.reason, answer);
    await client.verify(answer.token, { caseId, digest });
    // People take their time: what would run now has to be what they saw.
    if (digestOf(describe().proposal) !== digest)
      throw new NotAllowed('It changed while people looked at it.', answer);
    signal?.throwIfAborted();
    return { caseId, digest };
  } catch (error) {
    if (error instanceof NotAllowed) throw error;
    throw new NotAllowed(error instanceof Error ? error.message : String(error), answer, error);
  }
}
