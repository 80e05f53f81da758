import type { ChangeWording } from '../../news.ts';
import type { Part } from '../../parts.ts';
import { goes } from '../../turns.ts';
import { DEPLOYMENT_IDS as IDS, RETRAINING_IDS } from '../deployments/ids.ts';
import { ALARM_CARD, DEPLOYMENT_CARD } from '../deployments/showings.ts';
import { alarmCard } from './alarm.ts';
import { stageBehind } from './behind.ts';
import { stageChecks } from './checks.ts';
import {
  deploymentHere,
  openBack,
  openClose,
  openErrors,
  openPause,
  openResume,
  openRetraining,
  showStanding,
  submitBack,
  submitClose,
  submitPause,
  submitResume,
  submitRetraining,
} from './handlers.ts';
import { deploymentCard, stageDigest, stageTasks, stageTick } from './news.ts';
import { stagesPack } from './pack.ts';
import { nextStages, promoted } from './promotion.ts';
import { productionStatus } from './status.ts';

/** The model an event is about, where it says so. */
const ofModel: Pick<ChangeWording, 'what'> = {
  what: ({ after }) => (typeof after?.model === 'string' ? after.model : null),
};
/** [S3.1] [S3.3] What a model may do by itself, as it is now. */
const stage: ChangeWording = {
  text: 'production.change.stage',
  ...ofModel,
  news: {
    text: 'outcome.stage',
    means: 'decision',
    turn: ({ subject, before, after }) => ({
      of: subject,
      from: `${before?.stage} ${before?.paused}`,
      to: `${after?.stage} ${after?.paused}`,
    }),
    what: ({ after }, say) =>
      say('outcome.stage.of', {
        model: String(after?.model ?? '–'),
        stage: Number(after?.stage ?? 0),
        paused: after?.paused ? 'yes' : 'no',
      }),
  },
};

/** [S2.1] [S3.1–S3.4] How far the model acts by itself. */
export const stages: Part = {
  slack: {
    commands: [
      {
        name: 'deployment',
        summary: 'production.command',
        help: 'production.command.help',
        about: 'engagement',
        run: deploymentHere,
      },
    ],
    actions: {
      [IDS.show]: showStanding,
      [IDS.back]: openBack,
      [IDS.pause]: openPause,
      [IDS.resume]: openResume,
      [IDS.errors]: openErrors,
      [IDS.error]: openClose,
      [RETRAINING_IDS.open]: openRetraining,
    },
    views: {
      [IDS.rolled]: submitBack,
      [IDS.paused]: submitPause,
      [IDS.resumed]: submitResume,
      [IDS.closed]: submitClose,
      [RETRAINING_IDS.save]: submitRetraining,
    },
  },
  cards: { [DEPLOYMENT_CARD]: deploymentCard, [ALARM_CARD]: alarmCard },
  status: productionStatus,
  tasks: stageTasks,
  pack: stagesPack,
  digest: stageDigest,
  ticks: [stageTick],
  checks: stageChecks,
  evidence: stageBehind,
  subjects: { stage: nextStages },
  passed: promoted,
  changes: {
    'production.stage.gate': stage,
    'production.stage.retrained': null,
    'production.stage.rollback': stage,
    'production.stage.pause': stage,
    'production.stage.resume': stage,
    'production.error.close': {
      text: 'production.change.error.close',
      ...ofModel,
      news: { text: 'outcome.error.closed', means: 'result', turn: goes },
    },
    'production.retraining.test': {
      text: 'production.change.retraining',
      news: { text: 'outcome.retraining.tested', means: 'result' },
    },
  },
};
