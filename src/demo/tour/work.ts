import type { View } from '@phasegate/slack-sandbox/page/contract.ts';
import { until } from '@phasegate/slack-sandbox/remote.ts';
import { type Scene, words } from '../scene.ts';

/** What a model's system needs to ask. */
export interface Access {
  deploymentId: string;
  key: string;
}

/** What a case can come out as; the first is what is done where a person is predicted to be at work soon. */
export const OUTCOMES = ['wait', 'call'] as const;

/** Phase 4: the approved version goes to work, supervised. */
export async function putToWork(scene: Scene): Promise<void> {
  const form = await scene.opens('lena', '/playbook deployment');
  await scene.as('lena').submit(form, { outcomes: OUTCOMES.join('\n') });
  await scene.modal('lena', 'Connect its system');
  await scene.as('lena').clear();
}

/** A new key of Lena's for the deployment that is at work here. */
export async function makeKey(scene: Scene): Promise<Access> {
  const work = await scene.shown('production.deployment.settings');
  const [, deploymentId = ''] = /"value":"[0-9a-f-]{36} ([0-9a-f-]{36})"/.exec(words(work)) ?? [];
  return { deploymentId, key: await keyFor(scene, ['actions:read', 'actions:write']) };
}

/** A new key of Lena's. @returns it, as it is shown this once */
export async function keyFor(scene: Scene, scopes: string[]): Promise<string> {
  const list = await scene.opens('lena', '/playbook api');
  await scene.as('lena').submit(await scene.clickTo('lena', list, 'api.key.add'), { name: 'Demo', scopes });
  const [key = ''] = await until('the key', async () => keyIn(await scene.top('lena')));
  await scene.as('lena').clear();
  return key;
}

const keyIn = (view: View | undefined) => view && /phasegate_[\w-]+/.exec(words(view));
