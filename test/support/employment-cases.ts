import { createReadStream, existsSync } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { Action } from '@phasegate/client/answers.ts';
import { parse } from 'csv-parse';

/** People of Massachusetts and what a model says of them, 2016 to 2018; it lies beside the project. */
const EMPLOYMENT_2016 = new URL('../../../shared/data/ma-employment-analysis.csv.gz', import.meta.url);
export const hasEmployment = existsSync(EMPLOYMENT_2016);

/** A case of a model's system, and what a person who looks at it finds. */
export interface LabelledCase {
  action: Action;
  truth: string;
}

interface Row {
  id: string;
  AGEP: string;
  DIS: string;
  prediction: string;
  predicted_probability: string;
  employed: string;
}

const OUTCOMES: Record<string, string> = { '1': 'approve', '0': 'deny' };

/** The first rows of the real file. */
export async function employmentCases(count: number): Promise<LabelledCase[]> {
  const rows = createReadStream(EMPLOYMENT_2016)
    .pipe(createGunzip())
    .pipe(parse({ columns: true }));
  const cases: LabelledCase[] = [];
  for await (const row of rows as AsyncIterable<Row>) {
    cases.push(caseOf(row));
    if (cases.length === count) break;
  }
  return cases;
}

/** Rows of the same shape, for a machine that lacks the file: every complexity alike, one in twenty wrong. */
export const madeUpCases = (count: number): LabelledCase[] =>
  Array.from({ length: count }, (_, at) => {
    const prediction = String(at % 2);
    const probability = prediction === '1' ? 0.96 : 0.04;
    return caseOf({
      id: String(at + 1),
      AGEP: at % 3 === 0 ? '40' : '70',
      DIS: at % 3 === 2 ? '1' : '2',
      prediction,
      predicted_probability: String(probability),
      employed: at % 20 === 19 ? String((at + 1) % 2) : prediction,
    });
  });

function caseOf({ id, AGEP, DIS, prediction, predicted_probability, employed }: Row): LabelledCase {
  const probability = Number(predicted_probability);
  const outcome = OUTCOMES[prediction] ?? '';
  const action: Action = {
    case_id: `person-${id}`,
    complexity: complexityOf(Number(AGEP), DIS === '1'),
    confidence: Math.max(probability, 1 - probability),
    summary: `Person ${id}: age ${AGEP}, probability ${predicted_probability}`,
    outcome,
    proposal: { tool: 'settle', arguments: { person: id, outcome } },
  };
  return { action, truth: OUTCOMES[employed] ?? '' };
}

/** Who has hardly begun to work, or may have stopped, is less plain; a disability on top of it least. */
function complexityOf(age: number, hasDisability: boolean): Action['complexity'] {
  const isAtAnEnd = age < 22 || age > 64;
  if (isAtAnEnd && hasDisability) return 'high';
  return isAtAnEnd || hasDisability ? 'medium' : 'low';
}
