import type { Room } from '../room.ts';
import { paging } from '../slack/pager.ts';
import { commands } from './commands.ts';
import { sourcesImport } from './csv/kind.ts';
import { exitChecks } from './exit/checks.ts';
import { RISK_CARD } from './exit/ids.ts';
import { riskCard } from './exit/risk-card.ts';
import { exitChanges, exitCommands, exitSlack } from './exit/slack.ts';
import { fileWorker } from './file-worker.ts';
import { sourcesWithGaps } from './gaps/by-source.ts';
import { openFoundGap } from './gaps/found.ts';
import { gaps } from './gaps/slack.ts';
import { IDS } from './ids.ts';
import { lineageCard } from './lineage/card.ts';
import { LINEAGE_CARD } from './lineage/ids.ts';
import { lineageChanges, lineageCommand, lineageSlack } from './lineage/slack.ts';
import { backToList, exportList, filterList, listPlace, openList, pageList, searchList } from './list.ts';
import { chooseFromMenu, pageHistory, submitRetire } from './menu.ts';
import { changeStep, keepDraft, keepTyped, openForm, startAfresh } from './open-form.ts';
import { assessCommand, quality } from './quality/slack.ts';
import { draftAction } from './screens/source-fields.ts';
import { stepTo } from './screens/source-form.ts';
import { foundationStatus, riskLines } from './status.ts';
import { submitForm } from './submit-form.ts';

/** Phase 1: the data inventory and its gaps. */
export const foundation: Room = {
  name: 'foundation',
  phase: 1,
  slack: {
    commands: [...commands, assessCommand, lineageCommand, ...exitCommands],
    actions: {
      [IDS.add]: (visit) => openForm(visit, visit.value, null, listPlace(visit)),
      [IDS.list]: (visit) => openList(visit, visit.value),
      [IDS.search]: filterList,
      [IDS.filter]: filterList,
      ...paging(IDS.page, pageList),
      [IDS.menu]: chooseFromMenu,
      [IDS.backToList]: backToList,
      ...paging(IDS.historyPage, pageHistory),
      [IDS.fresh]: startAfresh,
      [draftAction(0)]: keepTyped,
      [draftAction(1)]: keepTyped,
      [stepTo(1)]: changeStep,
      [stepTo(2)]: changeStep,
      [stepTo(3)]: changeStep,
      ...gaps.actions,
      ...quality.actions,
      [IDS.export]: exportList,
      ...lineageSlack.actions,
      ...exitSlack.actions,
    },
    views: {
      ...gaps.views,
      ...quality.views,
      [IDS.save]: submitForm,
      [IDS.list]: searchList,
      [IDS.retire]: submitRetire,
      ...lineageSlack.views,
      ...exitSlack.views,
    },
    suggestions: lineageSlack.suggestions,
    closed: {
      [IDS.save]: keepDraft,
    },
    shortcuts: gaps.shortcuts,
  },
  workers: (backstage) => [fileWorker(backstage)],
  ticks: gaps.ticks,
  tasks: gaps.tasks,
  changes: { ...gaps.changes, ...quality.changes, ...lineageChanges, ...exitChanges },
  cards: {
    ...gaps.cards,
    [LINEAGE_CARD]: lineageCard,
    [RISK_CARD]: riskCard,
  },
  status: foundationStatus,
  cardLines: riskLines,
  checks: exitChecks,
  dataSources: ({ tx, workspaceId, engagement }) => sourcesWithGaps(tx, workspaceId, engagement.id),
  openGap: openFoundGap,
  imports: [sourcesImport],
};
