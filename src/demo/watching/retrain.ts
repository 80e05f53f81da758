import { type Scene, words } from '../scene.ts';
import { passGates, record, recordStaging } from '../tour/pilot.ts';
import { ACCURACY } from './watch.ts';

/** v2 is made up, as v1 is: right in 86 % of 20,000 cases. */
const V2 = {
  model: 'v2',
  kind: 'version',
  dataset: 'cases of the campaign, made up',
  measured: '8850 1300 1500 8350',
  segments: 'SEX=1: 4450 640 760 4150\nSEX=2: 4400 660 740 4200',
};

/** From an alert that fires to another version at work: looked into, proposed, approved by another, trained, three gates. */
export async function retrain(scene: Scene): Promise<void> {
  const alert = (...texts: string[]) => scene.shown('monitoring.alert', ACCURACY, ...texts);
  await scene.press('marco', () => alert('in a row'), 'monitoring.alert.acknowledge');
  const has = (action: string) => () => alert('Acknowledged', action);
  await scene.press('marco', has('monitoring.alert.investigate'), 'monitoring.alert.investigate');
  const findings = 'The campaign for school leavers brings people under 25; v1 has learned little of them.';
  const form = await scene.pressTo('marco', has('monitoring.alert.findings'), 'monitoring.alert.findings');
  await scene.fill('marco', form, { findings });
  const found = () => alert('Acknowledged', 'school leavers');
  const trigger = await scene.pressTo('sam', found, 'monitoring.alert.retrain');
  await scene.fill('sam', trigger, { words: findings });
  const retraining = (action: string) => () => scene.shown('Retraining of v1', action);
  const step = (first: 'ada' | 'lena', action: string) => scene.press(first, retraining(action), action);
  await step('ada', 'monitoring.retraining.approve');
  await step('ada', 'monitoring.retraining.start');
  const name = 'monitoring.retraining.name';
  const version = { model: 'v2', digest: 'b4'.repeat(32) };
  await scene.fill('ada', await scene.pressTo('ada', retraining(name), name), version);
  await record(scene, '/playbook evaluations', 'pilot.evaluation.record', V2);
  await scene.shown('Segments of v2');
  await recordStaging(scene, 'v2');
  await passGates(scene, 'v2');
  await step('lena', 'monitoring.retraining.promote');
  await scene.shown('Retraining of v1 → v2', 'It began supervised');
}

/** [R3] The next cycle, with another use case on the roadmap. */
export async function nextCycle(scene: Scene): Promise<void> {
  const lena = scene.as('lena');
  await lena.submit(await scene.opens('lena', '/playbook cycle'));
  await scene.shown('cycle 2');
  await lena.clear();
  const list = await scene.opens('lena', '/playbook candidates');
  const form = await scene.clickTo('lena', list, 'prioritization.candidate.add');
  const what = { name: 'Letter drafting', description: 'First drafts of the letters that advisers send' };
  await scene.fill('lena', form, what, {}, {});
  await lena.command(scene.channel, '/playbook roadmap');
  const roadmap = await scene.shown('Letter drafting', 'Employment outreach');
  if (!words(roadmap)) throw new Error('the roadmap is empty');
}
