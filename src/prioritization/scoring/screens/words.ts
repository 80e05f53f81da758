import { escape } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { inLanguage } from '../../../playbook/playbook.ts';
import type { Rubric } from '../../../playbook/rubric-schema.ts';
import type { TextKey } from '../../../texts/catalogue.ts';
import type { Say } from '../../../texts/say.ts';
import { estimateText } from '../../../texts/words.ts';
import { CRITERIA, type Criterion, type Limit, productOf, type Scores } from '../rules.ts';

/** Sources that a refusal names; the others are counted by the gaps. */
const NAMED = 3;

/** A text of the catalogue with what it takes. */
interface LimitText {
  key: TextKey;
  params: Readonly<Record<string, string | number>>;
}

/** [P2.3] Which levels are not available, and what is missing for them: as a text of the catalogue. */
export function limitText({ from, lack }: Limit): LimitText {
  const levels = String(from);
  switch (lack.kind) {
    case 'blocking':
    case 'open': {
      const names = lack.names.slice(0, NAMED).map((name) => fitText(name, 60));
      const all = names.join(', ') + (lack.names.length > NAMED ? ', …' : '');
      // One gap may affect several sources: how many there are is known of one source only.
      const { gaps, names: sources } = lack;
      return {
        key: `scoring.lack.${lack.kind}`,
        params: { levels, gaps, sources: sources.length, names: all },
      };
    }
    case 'terms':
      return { key: 'scoring.lack.terms', params: { levels, terms: lack.terms.join('_') } };
    case 'ends':
      return { key: 'scoring.lack.ends', params: { levels, ends: lack.ends.join('_') } };
    case 'document':
      return { key: 'scoring.lack.document', params: { levels } };
  }
}

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
