import { createHash } from 'node:crypto';
import type { Picture } from '@phasegate/block-kit/blocks.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { painter } from '../../pictures/painter.ts';
import type { RoadmapChart } from '../../pictures/roadmap-chart.ts';
import type { Say } from '../../texts/say.ts';
import { phasesOf } from './rules.ts';
import { needsText, type RoadmapState, stateText } from './screens/words.ts';

/** [R3] The roadmap as delivery needs it; drawn in a thread of its own. Plain data crosses over. */
export function roadmapPicture(say: Say, state: RoadmapState): Picture {
  const chart = roadmapChart(say, state);
  return {
    hash: createHash('sha256').update(JSON.stringify(chart)).digest('hex'),
    name: 'roadmap.png',
    alt: altOf(say, state),
    at: 1,
    render: async () => (await painter().draw({ picture: 'roadmap', chart })).bytes,
  };
}

export const roadmapChart = (say: Say, { engagement, phases, shown }: RoadmapState): RoadmapChart => ({
  title: say('roadmap.picture', { engagement: engagement.name }),
  legend: say('roadmap.legend'),
  rows: shown.map((step) => ({
    place: step.place,
    name: step.name.replace(/\s+/g, ' ').slice(0, 200),
    state: stateText(say, step, phases),
    needs: needsText(say, step) ?? '',
    ...phasesOf(step),
  })),
});

/** Use cases that the alternative text names; the table has all. */
const NAMED = 6;

/** What the picture says to who cannot see it. */
function altOf(say: Say, { engagement, phases, shown }: RoadmapState): string {
  const named = shown.slice(0, NAMED).map((step) => {
    const needs = needsText(say, step);
    const rest = `${stateText(say, step, phases)}${needs ? `, ${needs}` : ''}`;
    return `${step.place} ${fitText(step.name.replace(/\s+/g, ' '), 80)} ${rest}`;
  });
  const text = say('roadmap.alt', {
    engagement: engagement.name,
    count: shown.length,
    named: named.join('; ') + (shown.length > NAMED ? '; …' : ''),
  });
  return fitText(text, LIMITS.image.alt);
}
