import {
  actions,
  type Block,
  button,
  context,
  type Picture,
  type SlackMessage,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { table } from '@phasegate/block-kit/data-blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import type { Say } from '../../../texts/say.ts';
import { SCORING_IDS } from '../../scoring/ids.ts';
import { CANDIDATE_IDS } from '../../use-case/ids.ts';
import { needsText, type RoadmapState, stateText } from './words.ts';

/** [R3] The roadmap as a message: picture and table, in the order of work. */
export function roadmapMessage(say: Say, state: RoadmapState, picture: Picture): SlackMessage {
  const { engagement, shown, total } = state;
  const count = (...of: string[]) => shown.filter((step) => of.includes(step.state)).length;
  const message = (rows: Block[]): SlackMessage => ({
    text: say.md('roadmap.text', {
      engagement: engagement.name,
      done: count('done', 'work'),
      running: count('running'),
      next: total - count('done', 'work', 'running'),
    }),
    blocks: [
      section(say.md('roadmap.head', { engagement: engagement.name, cycle: engagement.cycle })),
      ...rows,
      ...(total > shown.length ? [context(say.md('roadmap.cut', { count: total - shown.length }))] : []),
      actions([
        button(say('scoring.button.all'), SCORING_IDS.matrix, { value: engagement.id }),
        button(say('candidates.button.list'), CANDIDATE_IDS.list, { value: engagement.id }),
      ]),
    ],
  });
  return { ...message([roadmapTable(say, state)]), fallback: message([section(lines(say, state))]), picture };
}

/** How it stands, and the data work it waits for: one cell, since a thread shows three columns. */
function stateCell(say: Say, step: RoadmapState['shown'][number], phases: RoadmapState['phases']): string {
  const needs = needsText(say, step) ?? (step.cycle === null ? say('roadmap.needs.none') : null);
  return [stateText(say, step, phases), ...(needs ? [needs] : [])].join(' · ');
}

const roadmapTable = (say: Say, { shown, phases }: RoadmapState): Block =>
  table(
    [
      { title: '#', align: 'right' },
      { title: say('roadmap.column.name'), wrap: true },
      { title: say('roadmap.column.state'), wrap: true },
    ],
    shown.map((step) => [String(step.place), step.name.replace(/\s+/g, ' '), stateCell(say, step, phases)]),
    'roadmap',
  );

/** The same where a workspace takes no tables. */
const lines = (say: Say, { shown, phases }: RoadmapState): string =>
  shown
    .map((step) => {
      const name = escape(fitText(step.name.replace(/\s+/g, ' '), 60));
      const needs = needsText(say, step);
      const rest = [stateText(say, step, phases), ...(needs ? [needs] : [])].map(escape).join(' · ');
      return `${step.place} *${name}* ${rest}`;
    })
    .join('\n');
