import { escape } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { inLanguage } from '../../../playbook/playbook.ts';
import type { Rubric } from '../../../playbook/rubric-schema.ts';
import type { Say } from '../../../texts/say.ts';
import { estimateText } from '../../../texts/words.ts';
import { CRITERIA, type Criterion, productOf, type Scores } from '../rules.ts';

/** “4 × 3 × 5 × 4 = 240”; a dot for what is not scored yet. */
export function productText(scores: Partial<Scores>): string {
  const factors = CRITERIA.map((criterion) => scores[criterion] ?? '·').join(' × ');
  return isComplete(scores) ? `${factors} = ${productOf(scores)}` : factors;
}

const isComplete = (scores: Partial<Scores>): scores is Scores =>
  CRITERIA.every((criterion) => scores[criterion] !== undefined);

/** ROI a year as lists show it; a dash where it is not known. */
export const roiText = (say: Say, row: { roiYear: string | null; currency: string | null }): string =>
  row.roiYear && row.currency ? estimateText({ amount: row.roiYear, currency: row.currency }, say) : '–';

export const criterionName = (rubric: Rubric, criterion: Criterion, say: Say): string => {
  const found = rubric.find((one) => one.key === criterion);
  return found ? inLanguage(found.name, say) : criterion;
};

/** A use case's name in mrkdwn, on one line and not longer than `max`. */
export const nameText = (name: string, max = 120): string => escape(fitText(name.replace(/\s+/g, ' '), max));
