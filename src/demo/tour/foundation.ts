import { until } from '@phasegate/slack-sandbox/remote.ts';
import { PEOPLE, type Scene, words } from '../scene.ts';

const SOURCES = ['census_pums', 'unemployment_claims'];

/** Phase 1: an engagement with its people, two data sources, assessed, in a lineage, the pipeline run, the gate approved. */
export async function playFoundation(scene: Scene): Promise<void> {
  await begin(scene);
  for (const name of SOURCES) await addSource(scene, name);
  await assessAll(scene);
  const lineage = await scene.opens('lena', '/playbook lineage');
  const paste = await scene.clickTo('lena', lineage, 'foundation.lineage.paste');
  const lines = [...SOURCES.map((name) => `${name} -> join`), 'join -> final: training set'].join('\n');
  await scene.fill('lena', paste, { lines }, {});
  const run = { rowsIn: '6000', rowsOut: '5990', passed: '14', failed: '0', covers: 'yes' };
  const link = 'https://ci.example.org/run/7';
  await scene.fill('lena', await scene.opens('lena', '/playbook pipeline'), { ...run, link });
  await scene.shown('Ask for the gate');
  const gate = await scene.ask('/playbook gate', 'Data foundation');
  await scene.approve('jonas', gate, 'licence', 'personal_data');
  await scene.approve('sam', gate);
  await scene.approve('priya', gate);
  await scene.shown('Phase 2 Prioritization');
}

async function begin(scene: Scene): Promise<void> {
  const form = await scene.opens('lena', '/playbook start');
  const goal = 'People who lose their work hear from an adviser within a day';
  await scene.fill('lena', form, { name: 'Employment outreach', goal }, {});
  await scene.shown('Employment outreach', 'Phase 1');
  const { marco, sam, priya, jonas, ada } = PEOPLE;
  const team = await scene.opens('lena', '/playbook team');
  await scene.fill('lena', team, { member: [marco], reviewer: [marco, sam] });
  const approvers = await scene.opens('lena', '/playbook approvers');
  await scene.fill('lena', approvers, { business: [priya], legal: [jonas], data: [sam], engineering: [ada] });
  await scene.shown(`Engineering <@${ada}>`);
}

async function addSource(scene: Scene, name: string): Promise<void> {
  const form = await scene.opens('marco', '/playbook add');
  await scene.fill(
    'marco',
    form,
    { name, system: 'Data warehouse', owner: 'Labour Statistics', volume: '2 million rows' },
    { accessMethod: 'sql', updateFrequency: 'daily', format: 'table' },
    { existsToday: 'yes', accessible: 'yes', checkedBy: PEOPLE.marco },
  );
}

async function assessAll(scene: Scene): Promise<void> {
  const marco = scene.as('marco');
  let view = await scene.opens('marco', '/playbook assess');
  for (let left = SOURCES.length; left > 0; left -= 1) {
    const counts = { recordsExpected: '1000', recordsPresent: '990', checked: '200', wrong: '2' };
    await marco.submit(view, counts);
    const second = await until('the second step', async () => {
      const now = await scene.top('marco');
      return now && words(now).includes('"block_id":"ageSeen"') && now;
    });
    const consistent = ['formats', 'units', 'coding', 'formats across', 'units across', 'coding across'];
    await marco.submit(second, { consistent, ageSeen: '6 h', ageNeeded: '1 day' });
    if (left === 1) break;
    view = await until('the next source', async () => {
      const now = await scene.top('marco');
      return now && words(now).includes('"block_id":"recordsExpected"') && now;
    });
  }
  await marco.clear();
}
