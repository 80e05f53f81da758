import { section } from '@phasegate/block-kit/blocks.ts';
import { ROADMAP } from '../../engagement/ids.ts';
import type { Visit } from '../../handlers.ts';
import type { Part } from '../../parts.ts';
import { beginMatrix, remaining } from './begun.ts';
import { ROADMAP_CARD } from './ids.ts';
import { roadmapQuestion } from './question.ts';
import { postRoadmap, roadmapCard } from './show.ts';

/** Posts it, and says where. */
async function ask({ world, actor, say, tell }: Visit, engagementId: string): Promise<void> {
  const engagement = await postRoadmap(world, actor, engagementId);
  const text = say.md('roadmap.posted', { engagement });
  await tell({ text, blocks: [section(text)] });
}

/** [R3] The order of the use cases over all cycles, and what a new cycle begins with. */
export const roadmap: Part = {
  slack: {
    commands: [
      {
        name: 'roadmap',
        summary: 'roadmap.command',
        help: 'roadmap.command.help',
        about: 'engagement',
        run: (visit, { id }) => ask(visit, id),
      },
    ],
    actions: { [ROADMAP]: (visit) => ask(visit, visit.value) },
  },
  cards: { [ROADMAP_CARD]: roadmapCard },
  questions: [roadmapQuestion],
  remaining,
  cycleBegun: beginMatrix,
};
