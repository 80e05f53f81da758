import type { Card, Room } from '../room.ts';
import { engagementEndpoints } from './api.ts';
import { renderCard } from './card.ts';
import { ENGAGEMENT_CARD } from './card-subject.ts';
import { changes } from './changes.ts';
import { renderDeparture } from './departure.ts';
import { engagementDigest, engagementTasks } from './duties.ts';
import {
  chooseMore,
  openChannel,
  openDetails,
  openPeople,
  openState,
  openStateMenu,
  pauseHere,
  submitChannel,
  submitDetails,
  submitPeople,
  submitState,
} from './handlers/change.ts';
import { cycleClicked, openCycle, submitCycle } from './handlers/cycle.ts';
import { onJoined, onUnarchived, onUserChanged } from './handlers/events.ts';
import { openHolidays, submitHolidays } from './handlers/holidays.ts';
import { chooseEngagement, openMore, overview } from './handlers/overview.ts';
import { goBackHere, openBack, openPhases, submitBack } from './handlers/phases.ts';
import { keepWhat, openStart, submitWhat, submitWhen, suggestTimeZones } from './handlers/start.ts';
import {
  BACK_NOTICE,
  CHANNEL_NOTICE,
  CYCLE_NOTICE,
  DEPARTURE_NOTICE,
  IDS,
  RECORDED_MESSAGE,
  STATE_NOTICE,
  TROUBLE_NOTICE,
} from './ids.ts';
import { engagementLinks } from './links.ts';
import { channelWorker } from './make-channel.ts';
import { newDay } from './new-day.ts';
import { renderBack, renderCycle, renderState } from './news.ts';
import { engagementPack } from './pack.ts';
import { engagementQuestions } from './questions.ts';
import { channelRefusedMessage } from './screens/notices.ts';
import { searchableEngagements } from './search.ts';
import { findEngagement } from './store.ts';
import { renderTrouble, retryDelivery, tellTrouble } from './trouble.ts';

const renderChannelNotice: Card = async ({ tx, workspaceId, say }, id) => {
  const [engagementId = '', reason = ''] = id.split(' ');
  const found = await findEngagement(tx, workspaceId, engagementId);
  return found ? channelRefusedMessage(say, found, reason) : null;
};

/** Engagements, their people and their way through the phases. */
export const engagement: Room = {
  name: 'engagement',
  slack: {
    commands: [
      {
        name: '',
        summary: 'engagement.command.overview',
        help: 'engagement.command.overview.help',
        run: overview,
      },
      {
        name: 'start',
        summary: 'engagement.command.start',
        help: 'engagement.command.start.help',
        anywhere: true,
        run: openStart,
      },
      {
        name: 'team',
        summary: 'engagement.command.team',
        help: 'engagement.command.team.help',
        about: 'engagement',
        run: (visit, { id }) => openPeople('team')(visit, id),
      },
      {
        name: 'approvers',
        summary: 'engagement.command.approvers',
        help: 'engagement.command.approvers.help',
        about: 'engagement',
        run: (visit, { id }) => openPeople('approvers')(visit, id),
      },
      {
        name: 'details',
        summary: 'engagement.command.details',
        help: 'engagement.command.details.help',
        about: 'engagement',
        run: (visit, { id }) => openDetails(visit, id),
      },
      {
        name: 'phases',
        summary: 'engagement.command.phases',
        help: 'engagement.command.phases.help',
        about: 'engagement',
        run: (visit, { id }) => openPhases(visit, id),
      },
      {
        name: 'back',
        summary: 'engagement.command.back',
        help: 'engagement.command.back.help',
        about: 'engagement',
        run: (visit, { id }) => goBackHere(visit, id),
      },
      {
        name: 'cycle',
        summary: 'cycle.command',
        help: 'cycle.command.help',
        about: 'engagement',
        run: (visit, { id }) => openCycle(visit, id),
      },
      {
        name: 'pause',
        summary: 'engagement.command.pause',
        help: 'engagement.command.pause.help',
        about: 'engagement',
        run: pauseHere,
      },
      {
        name: 'state',
        summary: 'engagement.command.state',
        help: 'engagement.command.state.help',
        about: 'engagement',
        run: (visit, { id }) => openStateMenu(visit, id),
      },
      {
        name: 'holidays',
        summary: 'engagement.command.holidays',
        help: 'engagement.command.holidays.help',
        about: 'engagement',
        run: (visit, { id }) => openHolidays(visit, id),
      },
    ],
    actions: {
      [IDS.startOpen]: openStart,
      [IDS.startDraft]: keepWhat,
      [IDS.choose]: chooseEngagement,
      [IDS.more]: chooseMore,
      [IDS.overviewMore]: openMore,
      [IDS.teamOpen]: (visit) => openPeople('team')(visit, visit.value),
      [IDS.approversOpen]: (visit) => openPeople('approvers')(visit, visit.value),
      [IDS.channelOpen]: (visit) => openChannel(visit, visit.value),
      [IDS.phasesOpen]: (visit) => openPhases(visit, visit.value),
      [IDS.backOpen]: openBack,
      [IDS.retryDelivery]: ({ world, actor, value }) => retryDelivery(world, actor, { engagementId: value }),
      [IDS.stateOpen]: openState,
      [IDS.cycleOpen]: cycleClicked,
    },
    views: {
      [IDS.startWhat]: submitWhat,
      [IDS.startWhen]: submitWhen,
      [IDS.people]: submitPeople,
      [IDS.details]: submitDetails,
      [IDS.channel]: submitChannel,
      [IDS.back]: submitBack,
      [IDS.holidays]: submitHolidays,
      [IDS.state]: submitState,
      [IDS.cycle]: submitCycle,
    },
    shortcuts: { [IDS.startShortcut]: openStart },
    suggestions: { [IDS.timeZone]: suggestTimeZones },
    events: {
      member_joined_channel: onJoined,
      channel_unarchive: onUnarchived,
      group_unarchive: onUnarchived,
      user_change: onUserChanged,
    },
  },
  workers: (backstage) => [channelWorker(backstage)],
  ticks: [newDay],
  cards: {
    [ENGAGEMENT_CARD]: renderCard,
    [TROUBLE_NOTICE]: renderTrouble,
    [DEPARTURE_NOTICE]: renderDeparture,
    [CHANNEL_NOTICE]: renderChannelNotice,
    [STATE_NOTICE]: renderState,
    [BACK_NOTICE]: renderBack,
    [CYCLE_NOTICE]: renderCycle,
    // Not ours: it only says where a thread is.
    [RECORDED_MESSAGE]: async () => null,
  },
  api: engagementEndpoints,
  links: engagementLinks,
  search: [searchableEngagements],
  pack: engagementPack,
  tasks: engagementTasks,
  digest: engagementDigest,
  questions: engagementQuestions,
  changes,
  undelivered: tellTrouble,
};
