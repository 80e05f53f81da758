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
  const alert = () => scene.shown('monitoring.alert', ACCURACY, 'in a row');
  const marco = scene.as('marco');
  await marco.click(await alert(), 'monitoring.alert.acknowledge');
  await marco.click(
    await scene.shown('Acknowledged', ACCURACY, 'monitoring.alert.investigate'),
    'monitoring.alert.investigate',
  );
  const looked = await scene.shown('Acknowledged', ACCURACY, 'monitoring.alert.findings');
  const findings = 'The campaign for school leavers brings people under 25; v1 has learned little of them.';
  await scene.fill('marco', await scene.clickTo('marco', looked, 'monitoring.alert.findings'), { findings });
  const found = await scene.shown('Acknowledged', ACCURACY, 'school leavers');
  await scene.fill('sam', await scene.clickTo('sam', found, 'monitoring.alert.retrain'), { words: findings });
  const step = async (first: 'ada' | 'lena', action: string) =>
    scene.as(first).click(await scene.shown('Retraining of v1', action), action);
  await step('ada', 'monitoring.retraining.approve');
  await step('ada', 'monitoring.retraining.start');
  const running = await scene.shown('Retraining of v1', 'monitoring.retraining.name');
  const version = { model: 'v2', digest: 'b4'.repeat(32) };
  await scene.fill('ada', await scene.clickTo('ada', running, 'monitoring.retraining.name'), version);
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
