import { type Scene, type Values, words } from '../scene.ts';

/** A model of 20,000 made-up cases: right in 84.5 %, and as often wrong about either sex. */
const V1 = {
  model: 'v1',
  kind: 'version',
  dataset: 'cases of March, made up',
  measured: '8700 1450 1650 8200',
  segments: 'SEX=1: 4400 700 800 4100\nSEX=2: 4300 750 850 4100',
};

/** What it is held against. */
const BEFORE = [
  { model: 'call everybody over 50', kind: 'heuristic', measured: '700 400 300 600' },
  { model: 'logistic regression', kind: 'baseline', measured: '780 260 220 740' },
].map((one) => ({ ...one, dataset: 'cases of March, made up', segments: '' }));

/** Phase 3: the build sequence, the evaluations, a staging run, and the three gates on one version. */
export async function playPilot(scene: Scene): Promise<void> {
  await buildAll(scene);
  for (const found of [...BEFORE, V1])
    await record(scene, '/playbook evaluations', 'pilot.evaluation.record', found);
  await scene.shown('Segments of v1');
  await recordStaging(scene, 'v1');
  await passGates(scene, 'v1');
  await scene.shown('Phase 4 Production');
}

/** The three gates of phase 3, approved about a version. */
export async function passGates(scene: Scene, model: string): Promise<void> {
  const performance = await scene.ask(`/playbook gate performance ${model}`, 'Performance');
  await scene.approve('priya', performance);
  await scene.approve('sam', performance);
  const fairness = await scene.ask(`/playbook gate fairness ${model}`, 'Fairness');
  await scene.approve('priya', fairness);
  await scene.approve('jonas', fairness, 'read');
  const integration = await scene.ask(`/playbook gate integration ${model}`, 'Integration');
  await scene.approve('ada', integration);
  await scene.approve('sam', integration);
}

export async function record(scene: Scene, line: string, action: string, ...steps: Values[]): Promise<void> {
  const list = await scene.opens('marco', line);
  await scene.fill('marco', await scene.clickTo('marco', list, action), ...steps);
}

/** [B1] Every step of the build sequence, done with what shows it. */
async function buildAll(scene: Scene): Promise<void> {
  for (;;) {
    const list = await scene.opens('marco', '/playbook build');
    const [task] = /finish [0-9a-f-]{36}/.exec(words(list)) ?? [];
    if (!task) break;
    const form = await scene.chooseTo('marco', list, 'pilot.build.menu', task);
    await scene.fill('marco', form, { evidence: 'https://git.example.org/outreach/pull/12' });
  }
  await scene.as('marco').clear();
}

/** [B7] A staging run that meets what was sealed. */
export async function recordStaging(scene: Scene, version: string): Promise<void> {
  const list = await scene.opens('marco', '/playbook staging');
  const form = await scene.clickTo('marco', list, 'pilot.staging.record');
  const model = new RegExp(`"text":"${version}"[^}]*},"value":"([0-9a-f-]{36})"`).exec(words(form))?.[1];
  await scene.fill(
    'marco',
    form,
    { model, minutes: '120', cases: '4000', errors: '8', p95Ms: '640' },
    {
      auditLogSeen: 'yes',
      auditLogLink: 'https://logs.example.org/a',
      checkpointSeen: 'yes',
      checkpointLink: 'https://queue.example.org/1',
    },
  );
}
