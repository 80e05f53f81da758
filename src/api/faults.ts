import type { z } from 'zod';
import { FieldRefusals, Refusal } from '../refusal.ts';
import { databaseFault } from '../slack/database-fault.ts';
import type { TextKey } from '../texts/catalogue.ts';
import { type Params, sayIn } from '../texts/say.ts';
import { type Fault, Problem, type ProblemKind } from './problem.ts';

/** What callers read is English: it ends in the logs of their systems. */
const say = sayIn('en');

/** Refusals that say more than “this can’t be accepted”. */
const KINDS: Partial<Record<TextKey, ProblemKind>> = {
  'refusal.not-found': 'not-found',
  'refusal.role': 'forbidden',
  'refusal.external': 'forbidden',
  'refusal.deactivated': 'forbidden',
  'refusal.conflict': 'conflict',
  'refusal.no-encryption-key': 'unavailable',
  'refusal.other-encryption-key': 'unavailable',
  'api.refusal.idempotency': 'conflict',
  'retraining.refusal.over': 'conflict',
  'retraining.refusal.not-running': 'conflict',
  'retraining.refusal.old-attempt': 'conflict',
  'retraining.refusal.no-such-attempt': 'conflict',
  'retraining.refusal.run-over': 'conflict',
  'retraining.refusal.other-version': 'conflict',
};

/** Slack's markup for a person, as far as it stands in refusals, becomes the bare id. */
const wordsOf = (key: TextKey, params: Params): string =>
  say(key, params).replace(/<[@#]([A-Z0-9]+)>/g, '$1');

/** What a caller is told of an error; null where it is a mistake of ours. */
export function problemOf(error: unknown): Problem | null {
  if (error instanceof Problem) return error;
  const refusals = error instanceof FieldRefusals ? error.refusals : error instanceof Refusal ? [error] : [];
  const [first] = refusals;
  if (first) {
    const errors = refusals.flatMap(({ key, params, field }) =>
      field === undefined ? [] : [{ field, message: wordsOf(key, params) }],
    );
    return new Problem(KINDS[first.key] ?? 'unprocessable', wordsOf(first.key, first.params), { errors });
  }
  if (databaseFault(error) !== null)
    return new Problem('unavailable', say('api.fault.database'), { headers: { 'retry-after': '5' } });
  return null;
}

/** The faults of an input, each at its field. */
export function faultsOf(error: z.ZodError, input: unknown): Fault[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((name) => ({
        field: [...path, name].join('.'),
        message: say('api.fault.unknown'),
      }));
    return [{ field: path.join('.'), message: messageOf(issue, valueAt(input, issue.path)) }];
  });
}

function messageOf(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === 'custom' && typeof issue.params?.key === 'string')
    return wordsOf(issue.params.key as TextKey, (issue.params.values ?? {}) as Params);
  if (value === undefined) return say('refusal.required');
  if (issue.code === 'too_big' && issue.origin === 'string')
    return say('refusal.too-long', { max: Number(issue.maximum), length: String(value).length });
  return issue.message;
}

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (at, name) =>
      typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[name] : undefined,
    input,
  );
