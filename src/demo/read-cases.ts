import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { Action } from '@phasegate/client/answers.ts';
import { parse } from 'csv-parse';

/** A row of predictions: who, what the model says of them and how sure it is, and what was true in the end. */
interface Row {
  id: string;
  AGEP: string;
  DIS: string;
  prediction: string;
  predicted_probability: string;
  employed: string;
}

export interface Case {
  action: Action;
  /** What it should come out as, by the label. */
  truth: string;
}

interface Reading {
  /** What a positive and a negative prediction come out as. */
  outcomes: readonly [string, string];
  /** Stands before the ids of cases, so that they are new ones. */
  run: string;
  /** No more than so many rows. */
  most: number;
}

/** The rows of a CSV file, packed with gzip or not, as cases; as they are read. */
export async function* readCases(path: string, { outcomes, run, most }: Reading): AsyncGenerator<Case> {
  const bytes = createReadStream(path);
  const text = path.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  const rows = text.pipe(parse({ bom: true, columns: true, skip_empty_lines: true, to: most }));
  for (const stream of [bytes, text]) stream.on('error', (error) => rows.destroy(error));
  for await (const row of rows as AsyncIterable<Row>) yield caseOf(row, run, outcomes);
}

function caseOf(
  { id, AGEP, DIS, prediction, predicted_probability, employed }: Row,
  run: string,
  [yes, no]: readonly [string, string],
): Case {
  const probability = Number(predicted_probability);
  const isPositive = prediction === '1';
  const outcome = isPositive ? yes : no;
  const caseId = `${run}-${id}`;
  return {
    action: {
      case_id: caseId,
      complexity: complexityOf(Number(AGEP), DIS === '1'),
      confidence: isPositive ? probability : 1 - probability,
      segment: null,
      summary: `${AGEP} years old${DIS === '1' ? ', with a disability' : ''}: ${no}, or ${yes}?`,
      outcome,
      proposal: { tool: 'settle', arguments: { case: caseId, outcome } },
      link: null,
    },
    truth: employed === '1' ? yes : no,
  };
}

/** Near the ends of working life one does not know people's plans, and a disability changes what a job asks of them. */
function complexityOf(age: number, hasDisability: boolean): Action['complexity'] {
  const isAtEnds = age < 22 || age > 64;
  if (isAtEnds && hasDisability) return 'high';
  return isAtEnds || hasDisability ? 'medium' : 'low';
}
