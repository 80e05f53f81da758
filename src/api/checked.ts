import type { Endpoint } from './endpoint.ts';
import { faultsOf } from './faults.ts';
import { Problem } from './problem.ts';

/** What a caller sent, as the endpoint takes it. @throws Problem with every fault at its field */
export function checked(endpoint: Pick<Endpoint, 'input'>, given: unknown): unknown {
  const result = endpoint.input.safeParse(given);
  if (result.success) return result.data;
  const errors = faultsOf(result.error, given);
  const [first] = errors;
  const detail = first ? `${first.field || 'The input'}: ${first.message}` : 'The input does not fit.';
  throw new Problem('unprocessable', detail, { errors });
}

/** @throws Problem where it is no object of JSON */
export function objectIn(given: unknown): Record<string, unknown> {
  if (typeof given === 'object' && given !== null && !Array.isArray(given))
    return given as Record<string, unknown>;
  throw new Problem('bad-request', 'The body should be a JSON object.');
}
