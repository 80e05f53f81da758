import { inLanguage } from '../../playbook/playbook.ts';
import type { Check } from '../../room.ts';
import { sayIn } from '../../texts/say.ts';
import { BUILD_IDS } from './ids.ts';
import { missingSteps } from './rules.ts';
import { buildTasks } from './store.ts';

/** [B1] [B7] Every step of the build sequence is done, those marked optional aside. */
export const buildCheck: Check = async ({ tx, workspaceId, world, engagement }) => {
  const tasks = await buildTasks(tx, workspaceId, engagement);
  const needed = world.playbook.build.filter((step) => !step.optional);
  const missing = missingSteps(needed, tasks);
  const [first] = missing;
  const name = (step: (typeof missing)[number]) =>
    tasks.find((task) => task.step === step.key)?.text ?? inLanguage(step.text, sayIn('en'));
  return {
    ok: missing.length === 0,
    figure: {
      key: 'build.figure',
      params: {
        total: needed.length,
        done: needed.length - missing.length,
        missing: missing.length,
        first: first ? name(first) : '',
      },
    },
    fingerprint: tasks.map(({ step, state, evidence }) => [step, state, evidence]).sort(byStep),
    ...(first && {
      fix: { label: 'build.fix' as const, action: BUILD_IDS.list, value: engagement.id },
    }),
  };
};

const byStep = (a: (string | null)[], b: (string | null)[]): number => (String(a[0]) < String(b[0]) ? -1 : 1);
