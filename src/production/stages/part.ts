import type { ChangeWording } from '../../news.ts';
import type { Part } from '../../parts.ts';
import { stageChecks } from './checks.ts';
import { nextStages, promoted } from './promotion.ts';

/** The model an event is about, where it says so. */
const ofModel: Pick<ChangeWording, 'what'> = {
  what: ({ after }) => (typeof after?.model === 'string' ? after.model : null),
};
const stage: ChangeWording = { text: 'production.change.stage', ...ofModel };

/** [S2.1] [S3.1–S3.4] How far the model acts by itself. */
export const stages: Part = {
  checks: stageChecks,
  subjects: { stage: nextStages },
  passed: promoted,
  changes: {
    'production.stage.gate': stage,
    'production.stage.rollback': stage,
    'production.stage.pause': stage,
    'production.stage.resume': stage,
    'production.error.close': { text: 'production.change.error.close', ...ofModel },
    'production.retraining.test': { text: 'production.change.retraining' },
  },
};
