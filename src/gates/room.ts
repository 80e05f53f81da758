import { readPlace } from '../engagement/place.ts';
import { placeTyped } from '../engagement/place-typed.ts';
import type { EngagementCommand, Room } from '../room.ts';
import { gateEndpoints } from './api.ts';
import { cardLines } from './card-lines.ts';
import { cards } from './cards.ts';
import { changes } from './changes.ts';
import { requireChecks } from './checks.ts';
import { gatesDigest, gatesTasks } from './duties.ts';
import { cycleBegun, modelEnded } from './end-requests.ts';
import { endingStep } from './ending.ts';
import { erasing } from './erasing.ts';
import { askClicked, askHere, submitAsk, submitChoose } from './handlers/ask.ts';
import { attestClicked, submitAttest } from './handlers/attest.ts';
import { approve, openConditions, openReject, submitConditions, submitReject } from './handlers/decide.ts';
import { onMessage, onReaction, onUnreaction } from './handlers/events.ts';
import {
  agreeToOverride,
  chooseMore,
  delegateHere,
  openEvidence,
  openItem,
  ratifyOverride,
  submitDelegate,
  submitOverride,
  submitWithdraw,
} from './handlers/more.ts';
import { openSeal } from './handlers/seal.ts';
import { openTask, submitTask, tellTasks } from './handlers/tasks.ts';
import { IDS } from './ids.ts';
import { gateLinks } from './links.ts';
import { gatesPack } from './pack.ts';
import { gateQuestions } from './questions.ts';
import { reconcileTick, reconcileWorker } from './reconcile.ts';
import { remindTick } from './remind.ts';
import { searchableGates } from './search.ts';
import { showOpenRequests } from './showings.ts';
import { gateSteps } from './steps.ts';

const command = (
  name: 'gate' | 'seal' | 'tasks' | 'delegate',
  run: EngagementCommand['run'],
): EngagementCommand => ({
  name,
  summary: `gates.command.${name}`,
  help: `gates.command.${name}.help`,
  about: 'engagement',
  run,
});

/** Gates and approvals: what is asked of whom, every way to answer, and what the answers come to. */
export const gates: Room = {
  name: 'gates',
  slack: {
    commands: [
      command('gate', askHere),
      command('seal', (visit, engagement) => openSeal(visit, placeTyped(visit.text, engagement))),
      command('tasks', (visit, { id }) => tellTasks(visit, id)),
      command('delegate', delegateHere),
    ],
    actions: {
      [IDS.askOpen]: askClicked,
      [IDS.approve]: approve,
      [IDS.conditionsOpen]: openConditions,
      [IDS.rejectOpen]: openReject,
      [IDS.evidence]: openEvidence,
      [IDS.itemOpen]: openItem,
      [IDS.more]: chooseMore,
      [IDS.attestOpen]: attestClicked,
      [IDS.second]: agreeToOverride,
      [IDS.ratify]: ratifyOverride,
      [IDS.sealOpen]: (visit) => openSeal(visit, readPlace(visit.value)),
      [IDS.tasksOpen]: (visit) => tellTasks(visit, visit.value),
      [IDS.taskOpen]: openTask,
    },
    decides: [IDS.approve, IDS.second, IDS.ratify],
    views: {
      [IDS.ask]: submitAsk,
      [IDS.choose]: submitChoose,
      [IDS.conditions]: submitConditions,
      [IDS.reject]: submitReject,
      [IDS.attest]: submitAttest,
      [IDS.withdraw]: submitWithdraw,
      [IDS.delegate]: submitDelegate,
      [IDS.override]: submitOverride,
      [IDS.taskDone]: submitTask,
    },
    events: { reaction_added: onReaction, reaction_removed: onUnreaction, message: onMessage },
  },
  cards,
  api: gateEndpoints,
  search: [searchableGates],
  links: gateLinks,
  steps: gateSteps,
  questions: gateQuestions,
  erasing,
  cardLines,
  ending: endingStep,
  phaseChanged: showOpenRequests,
  cycleBegun,
  modelEnded,
  tasks: gatesTasks,
  pack: gatesPack,
  digest: gatesDigest,
  changes,
  ticks: [reconcileTick, remindTick],
  workers: (backstage) => {
    // Workers are made at the start, once every room is known: a manifest that nobody computes stops it here.
    requireChecks(backstage.world);
    return [reconcileWorker(backstage)];
  },
};
