import type { ChangeWording } from '../../news.ts';
import type { Part } from '../../parts.ts';
import { appears, goes } from '../../turns.ts';
import { deploymentsForKeys } from './for-keys.ts';
import {
  openConnect,
  openEnd,
  openSettings,
  openStart,
  submitEnd,
  submitSettings,
  submitStart,
} from './handlers.ts';
import { DEPLOYMENT_IDS as IDS } from './ids.ts';
import { liveQuestion } from './question.ts';
import { engagementsOfDeployments, liveDeployments } from './store.ts';

/** The model an event is about, where it says so. */
const ofModel: Pick<ChangeWording, 'what'> = {
  what: ({ after }) => (typeof after?.model === 'string' ? after.model : null),
};

/** A model version at work in an engagement. */
export const deployments: Part = {
  slack: {
    actions: {
      [IDS.start]: openStart,
      [IDS.settings]: openSettings,
      [IDS.connect]: openConnect,
      [IDS.end]: openEnd,
    },
    views: { [IDS.save]: submitStart, [IDS.change]: submitSettings, [IDS.ended]: submitEnd },
  },
  deployments: async ({ tx, workspaceId, engagement }) =>
    (await liveDeployments(tx, workspaceId, engagement.id)).map(
      ({ id, cycle, model, createdAt, modelSince }) => ({
        id,
        cycle,
        model,
        since: createdAt,
        modelSince: modelSince ?? createdAt,
      }),
    ),
  keyDeployments: deploymentsForKeys,
  questions: [liveQuestion],
  // What systems do is told by deployment: an event for each action of theirs would fill an engagement's record.
  behind: ({ tx, workspaceId }, about) =>
    engagementsOfDeployments(
      tx,
      workspaceId,
      about.flatMap(({ kind, subject }) => (kind === 'deployment' ? [subject] : [])),
    ),
  changes: {
    'production.deployment.start': {
      text: 'production.change.start',
      ...ofModel,
      news: { text: 'outcome.deployed', means: 'decision', turn: appears },
    },
    'production.deployment.settings': { text: 'production.change.settings', ...ofModel },
    'production.deployment.end': {
      text: 'production.change.end',
      ...ofModel,
      news: { text: 'outcome.deployment.ended', means: 'decision', turn: goes },
    },
  },
};
