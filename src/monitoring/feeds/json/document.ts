import type { FaultRead } from '../fault.ts';
import { figureOf } from '../figure.ts';
import { readJsonText } from '../json-text.ts';
import type { Outcome } from '../outcome.ts';
import { shownJson, shownText } from '../shown.ts';
import { missingField } from './path.ts';
import { jmesPath } from './search.ts';

/** JMESPath, each. */
export interface JsonQuery {
  value: string;
  /** How many cases stand behind the value. */
  cases: string | null;
  /** When it was measured. */
  measured: string | null;
}

/** [M3] The number that a JSON document holds. Runs in a thread of its own: an expression may take any time, and any memory. */
export function readJsonDocument(text: string, query: JsonQuery): Outcome {
  const read = readJsonText(text);
  if ('fault' in read) return read;
  const found = valueAt(query.value, read.value);
  if ('fault' in found) return found;
  const shown = shownJson(found.value);
  const figure = figureOf(found.value);
  if ('fault' in figure) return figure;
  if (figure.number === null) return { nothing: `${shown} in ${shownJson(read.value)}`.slice(0, 300) };
  const cases = query.cases === null ? null : casesAt(query.cases, read.value);
  if (cases && 'fault' in cases) return cases;
  const measured = query.measured === null ? null : valueAt(query.measured, read.value);
  if (measured && 'fault' in measured) return measured;
  return {
    number: figure.number,
    ...(cases && { n: cases.number ?? 0 }),
    ...(measured && { measuredAt: onlyOf(measured.value) }),
    shown,
  };
}

const onlyOf = (value: unknown): unknown => (Array.isArray(value) && value.length === 1 ? value[0] : value);

function casesAt(expression: string, document: unknown) {
  const found = valueAt(expression, document);
  return 'fault' in found ? found : figureOf(found.value);
}

function valueAt(expression: string, document: unknown): { value: unknown } | FaultRead {
  let value: unknown;
  try {
    value = jmesPath(expression, document);
  } catch (error) {
    const why = shownText((error as Error).message);
    return { fault: 'query', key: 'feeds.fault.jmespath', params: { why } };
  }
  const isEmpty = value === null || value === undefined || (Array.isArray(value) && value.length === 0);
  const missing = isEmpty ? missingField(expression, document) : null;
  if (!missing) return { value: value ?? null };
  const { field, has } = missing;
  return {
    fault: 'query',
    key: 'feeds.fault.no-field',
    params: { field, has: shownText(has.join(', ')).slice(0, 150), hasAny: has.length > 0 ? 'yes' : 'no' },
  };
}
