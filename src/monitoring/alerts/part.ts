import type { ChangeWording, Told, Turn } from '../../news.ts';
import type { Part } from '../../parts.ts';
import type { Card } from '../../room.ts';
import { alertDigest, alertLines, alertTasks } from './duties.ts';
import {
  acknowledgeClicked,
  alertsHere,
  investigateClicked,
  openDismiss,
  openFindings,
  openSilence,
  openSnooze,
  showClicked,
  submitDismiss,
  submitFindings,
  submitSilence,
  submitSnooze,
  unsilenceClicked,
} from './handlers.ts';
import { ALERT_CARD, ALERT_ESCALATED, ALERT_NOTE, ALERT_IDS as IDS } from './ids.ts';
import { alertLinks } from './links.ts';
import { alertTick } from './look.ts';
import { monitoringPack } from './pack.ts';
import { alertsQuestion } from './question.ts';
import { alertMessage } from './screens/card.ts';
import { escalatedMessage, noteMessage } from './screens/notes.ts';
import { searchableAlerts } from './search.ts';
import { findNote } from './store.ts';
import { alertView } from './view.ts';
import { alertmanagerRoute } from './webhook.ts';

const card: Card = async (context, id) => {
  const view = await alertView(context, context.workspaceId, id);
  return view && alertMessage(context.say, view);
};

const note: Card = async (context, id) => {
  const [alertId = '', number] = id.split(' ');
  const view = await alertView(context, context.workspaceId, alertId);
  const found = await findNote(context.tx, context.workspaceId, alertId, Number(number));
  return view && found ? noteMessage(context.say, view, found) : null;
};

const escalated: Card = async (context, id) => {
  const view = await alertView(context, context.workspaceId, id);
  return view && escalatedMessage(context.say, view);
};

/** The monitor an event is about. */
const ofMonitor: Pick<ChangeWording, 'what'> = {
  what: ({ after }) => (typeof after?.about === 'string' ? after.about : null),
};

/** A monitor fires, or is well: what fired and was well again since is no news. */
const fires =
  (to: 'firing' | 'well') =>
  ({ subject, after }: Told): Turn => ({
    of: `monitor ${after?.about ?? subject}`,
    from: to === 'well' ? 'firing' : 'well',
    to,
  });

/** [M6] [M7] What monitors found wrong, from the first breach to its end. */
export const alerts: Part = {
  pack: monitoringPack,
  slack: {
    commands: [
      {
        name: 'alerts',
        summary: 'alerts.command',
        help: 'alerts.command.help',
        about: 'engagement',
        run: alertsHere,
      },
    ],
    actions: {
      [IDS.show]: showClicked,
      [IDS.acknowledge]: acknowledgeClicked,
      [IDS.investigate]: investigateClicked,
      [IDS.findings]: openFindings,
      [IDS.snooze]: openSnooze,
      [IDS.dismiss]: openDismiss,
      [IDS.silence]: openSilence,
      [IDS.unsilence]: unsilenceClicked,
    },
    views: {
      [IDS.found]: submitFindings,
      [IDS.snoozed]: submitSnooze,
      [IDS.dismissed]: submitDismiss,
      [IDS.silenced]: submitSilence,
    },
  },
  cards: { [ALERT_CARD]: card, [ALERT_NOTE]: note, [ALERT_ESCALATED]: escalated },
  cardLines: alertLines,
  tasks: alertTasks,
  digest: alertDigest,
  ticks: [alertTick],
  routes: (world) => [alertmanagerRoute(world)],
  search: [searchableAlerts],
  links: alertLinks,
  questions: [alertsQuestion],
  changes: {
    'monitoring.alert.firing': {
      text: 'alerts.change.firing',
      ...ofMonitor,
      news: { text: 'outcome.alert.firing', means: 'obstacle', turn: fires('firing') },
    },
    'monitoring.alert.resolved': {
      text: 'alerts.change.resolved',
      ...ofMonitor,
      news: { text: 'outcome.alert.resolved', means: 'result', turn: fires('well') },
    },
    'monitoring.alert.acknowledged': null,
    'monitoring.alert.pending': null,
    'monitoring.alert.recovering': null,
    'monitoring.alert.over': null,
    'monitoring.alert.note': null,
    'monitoring.silence.add': {
      text: 'alerts.change.silence',
      news: { text: 'outcome.silenced', means: 'progress' },
    },
    'monitoring.silence.end': null,
  },
};
