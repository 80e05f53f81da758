import { z } from 'zod';
import { because, optional, paragraph } from '../../record/parse.ts';
import { CRITERIA, eachCriterion, type Scores } from './rules.ts';

/** The longest a note or a reason may be, in characters. */
export const NOTE_MAX = 500;

/** [P2.1] A whole number 1–5, as a number or as a form sends it. Wherever it comes from: 0, 6 and 2.5 are none. */
const level = z
  .unknown()
  .refine((typed) => /^[1-5]$/.test(String(typed ?? '').trim()), because('scoring.refusal.level'))
  .transform((typed) => Number(typed));

/** The four levels, each a field of its own; all are required. */
export const levels = eachCriterion(() => level);

export const note = optional(paragraph(NOTE_MAX));

/** The four of a row that has them among other things. */
export const scoresIn = (row: Scores): Scores => eachCriterion((criterion) => row[criterion]);

/** The settled four of a use case; null where nothing is settled. */
export function settledOf(row: Readonly<Record<(typeof CRITERIA)[number], number | null>>): Scores | null {
  const { dataReadiness, processClarity, roiMeasurability, scopeBoundedness } = row;
  if (
    dataReadiness === null ||
    processClarity === null ||
    roiMeasurability === null ||
    scopeBoundedness === null
  )
    return null;
  return { dataReadiness, processClarity, roiMeasurability, scopeBoundedness };
}

export const sameScores = (one: Scores, other: Scores): boolean =>
  CRITERIA.every((criterion) => one[criterion] === other[criterion]);
