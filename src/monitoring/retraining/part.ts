import type { Part } from '../../parts.ts';
import type { Card } from '../../room.ts';
import { ALERT_IDS } from '../alerts/ids.ts';
import { retrainingEndpoints } from './api.ts';
import { changes } from './changes.ts';
import { incidentsAdd } from './declare.ts';
import {
  messageToChange,
  messageToIncident,
  openChange,
  openIncident,
  openList,
  openPipeline,
  reasonRecorded,
  retrainingHere,
  submitChange,
  submitIncident,
  submitPipeline,
} from './declare-handlers.ts';
import { phaseStatus, retrainingDigest, retrainingLines, retrainingTasks } from './duties.ts';
import {
  approveClicked,
  openAbandon,
  openName,
  openTrigger,
  promoteClicked,
  showClicked,
  startClicked,
  submitAbandon,
  submitName,
  submitTrigger,
} from './handlers.ts';
import {
  DECLARE_CHANGE,
  DECLARE_INCIDENT,
  RETRAINING_IDS as IDS,
  REASON_RECORDED,
  RETRAINING_CARD,
} from './ids.ts';
import { retrainingPack } from './pack.ts';
import { gatePassed, retrained } from './promote.ts';
import { retrainingMessage } from './screens/card.ts';
import { searchableRetraining } from './search.ts';
import { modelEnded } from './steps.ts';
import { retrainingView } from './view.ts';
import { pipelineWorker } from './worker.ts';

const card: Card = async (context, id) => {
  const view = await retrainingView(context, id);
  return view && retrainingMessage(context.say, view);
};

/** [R1] [R2] Training a model anew: from the reasons to the version that takes its place. */
export const retraining: Part = {
  pack: retrainingPack,
  slack: {
    commands: [
      {
        name: 'retraining',
        summary: 'retraining.command',
        help: 'retraining.command.help',
        about: 'engagement',
        run: retrainingHere,
      },
    ],
    shortcuts: { [DECLARE_CHANGE]: messageToChange.shortcut, [DECLARE_INCIDENT]: messageToIncident.shortcut },
    actions: {
      [ALERT_IDS.retrain]: openTrigger,
      [IDS.show]: showClicked,
      [IDS.approve]: approveClicked,
      [IDS.start]: startClicked,
      [IDS.name]: openName,
      [IDS.promote]: promoteClicked,
      [IDS.abandon]: openAbandon,
      [IDS.list]: openList,
      [IDS.change]: openChange,
      [IDS.incident]: openIncident,
      [IDS.pipeline]: openPipeline,
    },
    decides: [IDS.approve, IDS.start, IDS.promote],
    views: {
      [IDS.triggered]: submitTrigger,
      [IDS.named]: submitName,
      [IDS.abandoned]: submitAbandon,
      [IDS.chooseChange]: messageToChange.choose,
      [IDS.chooseIncident]: messageToIncident.choose,
      [IDS.changed]: submitChange,
      [IDS.happened]: submitIncident,
      [IDS.piped]: submitPipeline,
    },
  },
  cards: { [RETRAINING_CARD]: card, [REASON_RECORDED]: reasonRecorded },
  status: phaseStatus,
  cardLines: retrainingLines,
  tasks: retrainingTasks,
  digest: retrainingDigest,
  search: [searchableRetraining],
  api: retrainingEndpoints,
  workers: (backstage) => [pipelineWorker(backstage)],
  adds: incidentsAdd,
  retrained,
  passed: gatePassed,
  modelEnded,
  changes,
};
