import { until } from '@phasegate/slack-sandbox/remote.ts';
import type { First, Scene, Values } from '../scene.ts';
import { words } from '../scene.ts';

const NAME = 'Employment outreach';

/** Phase 2: a use case, scored and chosen, its plan, its bounds signed, its risk, and the gate that seals them. */
export async function playPrioritization(scene: Scene): Promise<void> {
  await addUseCase(scene);
  await scoreAndChoose(scene);
  await fillPlan(scene);
  await signBounds(scene);
  await assessRisk(scene);
  const gate = await scene.ask('/playbook gate', 'Prioritization');
  await scene.approve('priya', gate, 'owner_agrees');
  await scene.approve('jonas', gate, 'transparency');
  await scene.approve('ada', gate);
  await scene.shown('Phase 3 Pilot');
}

async function addUseCase(scene: Scene): Promise<void> {
  const list = await scene.opens('lena', '/playbook candidates');
  const form = await scene.clickTo('lena', list, 'prioritization.candidate.add');
  const steps: Values[] = [
    { name: NAME, description: 'Who is likely out of work, so that help reaches them' },
    {
      startState: 'A claim arrives',
      endState: 'An adviser has called',
      processDocument: 'https://wiki.example.org/outreach',
    },
    {
      costPerTransaction: '12',
      currency: 'EUR',
      volume: '2000',
      volumePeriod: 'month',
      improvementRate: '45',
    },
  ];
  await scene.fill('lena', form, ...steps);
}

async function scoreAndChoose(scene: Scene): Promise<void> {
  const scores = { dataReadiness: '3', processClarity: '4', roiMeasurability: '4', scopeBoundedness: '4' };
  for (const first of ['marco', 'lena'] as const) {
    const list = await scene.opens(first, '/playbook score');
    await scene.as(first).submit(await scene.clickTo(first, list, 'prioritization.score.open'), scores);
    if (first === 'marco') await scene.as(first).clear();
  }
  const result = await until('both scores', async () => {
    const view = await scene.top('lena');
    return view && words(view).includes('prioritization.settle.open') && view;
  });
  await scene.fill('lena', await scene.clickTo('lena', result, 'prioritization.settle.open'), {});
  const matrix = await scene.opens('lena', '/playbook matrix');
  await scene.fill('lena', await scene.clickTo('lena', matrix, 'prioritization.choice.open'), {});
}

async function fillPlan(scene: Scene): Promise<void> {
  const part = async (action: string, ...steps: Values[]) => {
    const plan = await scene.opens('lena', '/playbook plan');
    await scene.fill('lena', await scene.clickTo('lena', plan, action), ...steps);
  };
  const plan = await scene.opens('lena', '/playbook plan');
  const roi = await scene.clickTo('lena', plan, 'prioritization.plan.form.roi');
  const levels = { level1: '0.75', improvement1: '30', level2: '0.9', improvement2: '60' };
  for (const values of [{}, { targetPerYear: '126720', metric: 'accuracy' }, levels]) {
    const before = await scene.top('lena');
    await scene.as('lena').submit(before ?? roi, values);
    await until(
      'the next step of the ROI model',
      async () => (await scene.top('lena'))?.hash !== before?.hash,
    );
  }
  // The number that follows is taken as it is.
  await scene.fill('lena', await scene.modal('lena', 'Required metric'), {});

  const again = await scene.opens('lena', '/playbook plan');
  const baseline = await scene.clickTo('lena', again, 'prioritization.baseline.open');
  const templates = await scene.chooseTo(
    'lena',
    baseline,
    'prioritization.baseline.template',
    'support_triage',
  );
  await scene.fill(
    'lena',
    await scene.clickTo('lena', templates, 'prioritization.baseline.fill', 'handle_time'),
    {
      value: '11.2',
      period: 'October 2026',
      source: 'Case system report',
      target: '8',
      variancePercent: '10',
    },
  );

  const bounds = await scene.opens('lena', '/playbook plan');
  const list = await scene.clickTo('lena', bounds, 'prioritization.fairness.open');
  const bound = [
    { segment: 'SEX', metric: 'false_positive_rate' },
    { rule: 'max_gap', limit: '0.05', minCases: '1000' },
  ];
  await scene.fill('lena', await scene.clickTo('lena', list, 'prioritization.plan.form.bound'), ...bound);
  await part('prioritization.plan.form.operations', {}, {}, {}, {});
}

async function signBounds(scene: Scene): Promise<void> {
  const signers: [First, string][] = [
    ['priya', 'prioritization.fairness.sign.business'],
    ['jonas', 'prioritization.fairness.sign.legal'],
  ];
  for (const [first, action] of signers) {
    const card = await scene.shown(action);
    await scene.press(first, () => scene.fresh(card), action);
    await until('the signature', async () => !words(await scene.fresh(card)).includes(action));
  }
}

/** [E6] Every question answered with no, but that people deal with it: transparency, limited. */
async function assessRisk(scene: Scene): Promise<void> {
  let view = await scene.opens('lena', '/playbook risk');
  while (!words(view).includes('"block_id":"reason"')) {
    const before = view;
    const answer = /deal with it directly/.test(words(view)) ? 'yes' : 'no';
    await scene.as('lena').submit(view, { answer });
    view = await until('the next question', async () => {
      const now = await scene.top('lena');
      return now && now.hash !== before.hash && now;
    });
  }
  await scene.fill('lena', view, { reason: 'Advisers call; nobody is decided about by a machine' });
}
