import { createHash } from 'node:crypto';
import type { Picture } from '@phasegate/block-kit/blocks.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import type { MatrixChart } from '../../pictures/chart-words.ts';
import { painter } from '../../pictures/painter.ts';
import type { Rubric } from '../../playbook/rubric-schema.ts';
import type { Say } from '../../texts/say.ts';
import { numberText } from '../../texts/words.ts';
import { CRITERIA } from './rules.ts';
import { type MatrixState, mark } from './screens/matrix.ts';
import { criterionName, productText, roiText } from './screens/words.ts';

/** [P2.6] The matrix as delivery needs it; drawn in a thread of its own. Plain data crosses over. */
export function matrixPicture(say: Say, rubric: Rubric, state: MatrixState): Picture {
  const name = (at: number): string => {
    const criterion = CRITERIA[at];
    return criterion ? criterionName(rubric, criterion, say) : '';
  };
  const chosen = state.chosen?.candidate.id ?? null;
  const chart: MatrixChart = {
    title: say('scoring.matrix.picture', { engagement: state.engagement.name }),
    locale: say.locale,
    criteria: [name(0), name(1), name(2), name(3)],
    candidates: state.top.map((row) => ({
      name: `${mark(row, chosen)}${row.name.slice(0, 200)}`,
      factors: [row.dataReadiness, row.processClarity, row.roiMeasurability, row.scopeBoundedness],
      roi: row.roiYear ? roiText(say, row) : '',
      ...(row.level > 1 && { tied: true as const }),
    })),
    words: {
      priority: say('scoring.matrix.column.product'),
      roi: say('scoring.matrix.column.roi'),
      tie: say('scoring.matrix.tie-word'),
    },
  };
  return {
    hash: createHash('sha256').update(JSON.stringify(chart)).digest('hex'),
    name: 'matrix.png',
    alt: altOf(say, state),
    at: 1,
    render: async () => (await painter().draw({ picture: 'matrix', chart })).bytes,
  };
}

/** Use cases that the alternative text names; the table and the list have the others. */
const NAMED = 5;

/** What the picture says to who cannot see it. */
function altOf(say: Say, { engagement, top, chosen }: MatrixState): string {
  const named = top.slice(0, NAMED).map((row) => {
    const place = `${row.rank}${row.level > 1 ? '=' : ''}`;
    return `${place} ${mark(row, chosen?.candidate.id ?? null)}${fitText(row.name, 80)} ${productText(row)}`;
  });
  const text = say('scoring.matrix.alt', {
    engagement: engagement.name,
    count: numberText(top.length, say),
    named: named.join('; '),
  });
  const [first] = top;
  const tie =
    first && first.level > 1
      ? ` ${say('scoring.matrix.alt-tie', { count: first.level, priority: first.priority })}`
      : '';
  return fitText(`${text}${tie}`, LIMITS.image.alt);
}
