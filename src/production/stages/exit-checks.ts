import type { Room } from '../../room.ts';
import { RETRAINING_IDS } from '../deployments/ids.ts';
import { daysSince } from './evidence.ts';
import { identity, onLive } from './look.ts';
import { newestTest } from './retraining.ts';

/**
 * [S3.1] The last sealed stage is reached. An earlier one for good is a decision of people: the gate carries it with conditions,
 * which say why. Supervised is no end of it.
 */
const stages = onLive((looked) => {
  const { deployment, seal } = looked;
  const last = Math.max(...seal.content.rollout.map(({ stage }) => stage));
  const ok = deployment.stage >= last;
  return {
    ok,
    ...(!ok && deployment.stage > 0 && { conditional: true as const }),
    figure: { key: 'production.figure.stages', params: { stage: deployment.stage, last } },
    fingerprint: { ...identity(looked), last },
  };
});

/** [S3.1] The stage that the phase ends with has lasted its days. */
const lasted = onLive((looked, { now }) => {
  const { deployment, seal } = looked;
  const { stage, stageSince } = deployment;
  const least = seal.content.rollout.find((step) => step.stage === stage)?.minDays ?? 0;
  const days = daysSince(stageSince, now);
  return {
    ok: stage > 0 && days >= least,
    figure: { key: 'production.figure.lasted', params: { stage, days, least } },
    fingerprint: { ...identity(looked), least },
  };
});

/** [S4] */
const retraining = onLive(async (_, { tx, workspaceId, engagement }) => {
  const test = await newestTest(tx, workspaceId, engagement);
  const ok = test?.passed ?? false;
  return {
    ok,
    figure: {
      key: 'production.figure.retraining',
      params: {
        state: test ? (ok ? 'passed' : 'failed') : 'none',
        model: test?.model ?? '–',
      },
    },
    fingerprint: { test: test?.id ?? null, ok },
    ...(!ok && {
      fix: {
        label: 'production.button.retraining',
        action: RETRAINING_IDS.open,
        value: engagement.id,
      } as const,
    }),
  };
});

export const exitChecks: NonNullable<Room['checks']> = {
  'production.stages': stages,
  'production.lasted': lasted,
  'production.retraining': retraining,
};
