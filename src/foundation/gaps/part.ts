import type { ChangeWordings } from '../../news.ts';
import type { Part } from '../../parts.ts';
import { paging } from '../../slack/pager.ts';
import { commandHere } from '../commands.ts';
import { sourcesWithGaps } from './by-source.ts';
import { expireWaivers } from './expire.ts';
import { openFoundGap } from './found.ts';
import { changeGapStep, openGapForm } from './handlers/form.ts';
import { goBack, openGapDetail, pageGapHistory } from './handlers/gap.ts';
import { clickPost, filterGaps, gapListPlace, openGapList, pageGaps, searchGaps } from './handlers/list.ts';
import { chooseMove, submitReopen, submitResolve, submitWaive } from './handlers/moves.ts';
import { chooseForRecord, recordMessage } from './handlers/record.ts';
import { submitGap } from './handlers/submit.ts';
import { GAP_IDS, GAPS_CARD, RECORD_GAP } from './ids.ts';
import { gapsCard, gapTasks } from './tasks.ts';

const command = commandHere(
  { name: 'gaps', summary: 'foundation.command.gaps', help: 'foundation.command.gaps.help' },
  (visit, { id }) => openGapList(visit, id, visit.text),
);

const told = (
  what: 'open' | 'edit' | 'start' | 'resolve' | 'waive' | 'reopen' | 'expire',
): ChangeWordings => ({
  [`foundation.gap.${what}`]: {
    text: `gaps.change.${what}`,
    what: ({ after }) => (typeof after?.title === 'string' ? after.title : null),
  },
});

/** What the room of phase 1 has for gaps. */
export const gaps: Part = {
  slack: {
    commands: [command],
    actions: {
      [GAP_IDS.list]: (visit) => openGapList(visit, visit.value),
      [GAP_IDS.search]: filterGaps,
      [GAP_IDS.filter]: filterGaps,
      ...paging(GAP_IDS.page, pageGaps),
      [GAP_IDS.post]: clickPost,
      [GAP_IDS.add]: (visit) => openGapForm(visit, visit.value, { back: gapListPlace(visit) }),
      [GAP_IDS.show]: (visit) => openGapDetail(visit, visit.value),
      [GAP_IDS.menu]: chooseMove,
      [`${GAP_IDS.menu}.edit`]: chooseMove,
      [`${GAP_IDS.menu}.start`]: chooseMove,
      [`${GAP_IDS.menu}.resolve`]: chooseMove,
      [`${GAP_IDS.menu}.waive`]: chooseMove,
      [`${GAP_IDS.menu}.reopen`]: chooseMove,
      [`${GAP_IDS.menu}.history`]: chooseMove,
      [GAP_IDS.back]: goBack,
      ...paging(GAP_IDS.historyPage, pageGapHistory),
      [`${GAP_IDS.step}.1`]: changeGapStep,
      [`${GAP_IDS.step}.2`]: changeGapStep,
    },
    views: {
      [GAP_IDS.search]: searchGaps,
      [GAP_IDS.save]: submitGap,
      [GAP_IDS.resolve]: submitResolve,
      [GAP_IDS.waive]: submitWaive,
      [GAP_IDS.reopen]: submitReopen,
      [GAP_IDS.choose]: chooseForRecord,
    },
    shortcuts: { [RECORD_GAP]: recordMessage },
  },
  cards: { [GAPS_CARD]: gapsCard },
  ticks: [expireWaivers],
  tasks: gapTasks,
  changes: {
    ...told('open'),
    ...told('edit'),
    ...told('start'),
    ...told('resolve'),
    ...told('waive'),
    ...told('reopen'),
    ...told('expire'),
    'foundation.gap.post': null,
  },
  dataSources: ({ tx, workspaceId, engagement }) => sourcesWithGaps(tx, workspaceId, engagement.id),
  openGap: openFoundGap,
};
