import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { Action } from '@phasegate/client/answers.ts';
import { parse } from 'csv-parse';

/** A row of predictions: who, what the model says of them, and how sure it is. */
interface Row {
  id: string;
  AGEP: string;
  DIS: string;
  prediction: string;
  predicted_probability: string;
}

/** The rows of a CSV file, packed with gzip or not, as actions; as they are read. */
export async function* readCases(path: string, outcomes: readonly [string, string]): AsyncGenerator<Action> {
  const bytes = createReadStream(path);
  const text = path.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  const rows = text.pipe(parse({ bom: true, columns: true, skip_empty_lines: true }));
  for (const stream of [bytes, text]) stream.on('error', (error) => rows.destroy(error));
  for await (const row of rows as AsyncIterable<Row>) yield actionOf(row, outcomes);
}

function actionOf(
  { id, AGEP, DIS, prediction, predicted_probability }: Row,
  [yes, no]: readonly [string, string],
): Action {
  const probability = Number(predicted_probability);
  const isPositive = prediction === '1';
  const outcome = isPositive ? yes : no;
  return {
    case_id: `demo-${id}`,
    complexity: complexityOf(Number(AGEP), DIS === '1'),
    confidence: isPositive ? probability : 1 - probability,
    segment: null,
    summary: `Case ${id}: age ${AGEP}, probability ${predicted_probability}`,
    outcome,
    proposal: { tool: 'settle', arguments: { case: id, outcome } },
    link: null,
  };
}

/** Near the ends of working life one does not know people's plans, and a disability changes what a job asks of them. */
function complexityOf(age: number, hasDisability: boolean): Action['complexity'] {
  const isAtEnds = age < 22 || age > 64;
  if (isAtEnds && hasDisability) return 'high';
  return isAtEnds || hasDisability ? 'medium' : 'low';
}
