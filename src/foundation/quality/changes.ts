import { escape } from '@phasegate/block-kit/escape.ts';
import type { ChangeWordings, Told } from '../../news.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import type { Say } from '../../texts/say.ts';
import type { AssessmentFields } from './input.ts';
import { judge } from './rules.ts';
import { dimensionName, valueText } from './screens/words.ts';

/** [G14] The dimensions that are not what the version before found: “Accuracy: 99.5 % … → 75 % …”. */
function details({ before, after }: Told, say: Say, { quality }: Playbook): string | null {
  if (!before || !after) return null;
  const judged = (told: Record<string, unknown>) => {
    const fields = told as unknown as AssessmentFields;
    const verdicts = judge(fields, quality.thresholds);
    return new Map(verdicts.map((one) => [one.dimension, valueText(one, fields, say)]));
  };
  const was = judged(before);
  const changed = [...judged(after)].filter(([dimension, value]) => was.get(dimension) !== value);
  return changed
    .map(
      ([dimension, value]) =>
        `*${dimensionName(dimension, say)}*: ${escape(`${was.get(dimension)} → ${value}`)}`,
    )
    .join('; ');
}

/** How assessments are told. */
export const assessmentChanges: ChangeWordings = {
  'foundation.assessment.record': {
    text: 'quality.change',
    what: ({ after }) => (typeof after?.name === 'string' ? after.name : null),
    details,
    news: { text: 'outcome.assessed', means: 'progress' },
  },
};
