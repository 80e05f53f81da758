import type { ChangeWording } from '../../news.ts';
import type { Part } from '../../parts.ts';
import type { Card } from '../../room.ts';
import { ALERT_IDS } from '../alerts/ids.ts';
import {
  approveClicked,
  openAbandon,
  openTrigger,
  showClicked,
  submitAbandon,
  submitTrigger,
} from './handlers.ts';
import { RETRAINING_IDS as IDS, RETRAINING_CARD } from './ids.ts';
import { retrainingMessage } from './screens/card.ts';
import { retrainingView } from './view.ts';

const card: Card = async (context, id) => {
  const view = await retrainingView(context, id);
  return view && retrainingMessage(context.say, view);
};

/** The version an event is about. */
const ofModel: Pick<ChangeWording, 'what'> = {
  what: ({ after }) => (typeof after?.model === 'string' ? after.model : null),
};

/** [R1] [R2] Training a model anew: from the reasons to the version that takes its place. */
export const retraining: Part = {
  slack: {
    actions: {
      [ALERT_IDS.retrain]: openTrigger,
      [IDS.show]: showClicked,
      [IDS.approve]: approveClicked,
      [IDS.abandon]: openAbandon,
    },
    decides: [IDS.approve],
    views: { [IDS.triggered]: submitTrigger, [IDS.abandoned]: submitAbandon },
  },
  cards: { [RETRAINING_CARD]: card },
  changes: {
    'monitoring.retraining.propose': { text: 'retraining.change.propose', means: 'decision', ...ofModel },
    'monitoring.retraining.trigger': null,
    'monitoring.retraining.approve': { text: 'retraining.change.approve', means: 'decision', ...ofModel },
    'monitoring.retraining.abandon': { text: 'retraining.change.abandon', means: 'decision', ...ofModel },
  },
};
