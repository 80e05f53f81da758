import type { Message } from '@phasegate/slack-sandbox/page/contract.ts';
import { expect } from 'vitest';
import { type First, ok, words } from './cast.ts';
import type { PilotStory } from './pilot-story.ts';

/** What each act of the pilot's stories does in Slack, from the use cases to the seal, and what phase 3 needs. */

/** [P1.1] Two use cases by their form; the first with all that a high score has to be earned by. */
export async function addUseCases(story: PilotStory): Promise<void> {
  const list = await story.opensHere('lena', '/playbook candidates');
  const form = await story.clickTo('lena', list, 'prioritization.candidate.add');
  const source = { type: 'multi_external_select', selected_options: [await sourceOption(story)] };
  await story.fill(
    'lena',
    form,
    { name: 'Employment outreach', description: 'Who is likely out of work, so that help reaches them' },
    {
      startState: 'A claim arrives',
      endState: 'An adviser has called',
      processDocument: 'https://wiki.example.org/outreach',
      sources: source,
    },
    {
      costPerTransaction: '12',
      currency: 'EUR',
      volume: '2000',
      volumePeriod: 'month',
      improvementRate: '45',
    },
  );
  await story.clear('lena');
  const again = await story.opensHere('lena', '/playbook candidates');
  await story.fill(
    'lena',
    await story.clickTo('lena', again, 'prioritization.candidate.add'),
    { name: 'Letter drafting', description: 'Drafts of standard letters' },
    {},
    {},
  );
  await story.clear('lena');
}

/** What the field of data sources offers for “census”, as Slack sends what is chosen. */
async function sourceOption(story: PilotStory): Promise<unknown> {
  const id = await story.app.world.db.inWorkspace('T0NORTHWND', async (tx) => {
    const { source } = await import('../../db/schema/foundation.ts');
    const rows = await tx.select({ id: source.id, name: source.name }).from(source);
    return rows.find((one) => one.name === 'census_pums')?.id;
  });
  return { text: { type: 'plain_text', text: 'census_pums' }, value: id };
}

const LEVELS: Record<string, Record<string, string>> = {
  'Employment outreach': {
    dataReadiness: '5',
    processClarity: '4',
    roiMeasurability: '4',
    scopeBoundedness: '4',
  },
  'Letter drafting': {
    dataReadiness: '3',
    processClarity: '3',
    roiMeasurability: '2',
    scopeBoundedness: '3',
  },
};

/** [P2.2] Both score blind, Lena settles the medians, and chooses the highest product. */
export async function scoreAndChoose(story: PilotStory): Promise<void> {
  for (const [name, scores] of Object.entries(LEVELS)) {
    for (const first of ['marco', 'lena'] as const) {
      await openFromList(story, first, name);
      await ok(story.as(first).submit(await top(story, first, 'Your score'), scores));
      await story.sandbox.settled();
      if (first === 'marco') await story.clear(first);
    }
    const result = await story.until(() => story.as('lena').view());
    const settle = await story.clickTo('lena', result, 'prioritization.settle.open');
    await ok(story.as('lena').submit(settle));
    await story.sandbox.settled();
    await story.clear('lena');
  }
  const matrix = await story.opensHere('lena', '/playbook matrix');
  const choice = await story.clickTo('lena', matrix, 'prioritization.choice.open');
  await ok(story.as('lena').submit(choice));
  await story.sandbox.settled();
  await story.clear('lena');
}

async function openFromList(story: PilotStory, first: First, name: string): Promise<void> {
  const list = await story.opensHere(first, '/playbook score');
  const row = (list.blocks ?? []).find((block) => JSON.stringify(block).includes(name));
  const value = /"value":"([0-9a-f-]{36})"/.exec(JSON.stringify(row))?.[1];
  await story.clickTo(first, list, 'prioritization.score.open', value);
}

const top = (story: PilotStory, first: First, title: string) =>
  story.until(() => {
    const view = story.as(first).view();
    return view?.title?.text === title ? view : undefined;
  });

/** [P3.1] [P3.2] [P3.3] [P3.4] The plan's sections, one form after another. */
export async function fillPlan(story: PilotStory, { target }: { target: string }): Promise<void> {
  const form = async (name: string) => {
    const plan = await story.opensHere('lena', '/playbook plan');
    return story.clickTo('lena', plan, `prioritization.plan.form.${name}`);
  };
  await story.fill(
    'lena',
    await form('roi'),
    {},
    { targetPerYear: target, metric: 'accuracy' },
    {
      level1: '0.75',
      improvement1: '30',
      level2: '0.9',
      improvement2: '60',
    },
  );
  // The number that follows is the next thing to look at, and taken as it is.
  await ok(story.as('lena').submit(await top(story, 'lena', 'Required metric')));
  await story.sandbox.settled();
  await story.clear('lena');

  const plan = await story.opensHere('lena', '/playbook plan');
  const baseline = await story.clickTo('lena', plan, 'prioritization.baseline.open');
  await ok(story.as('lena').choose(baseline, 'prioritization.baseline.template', 'support_triage'));
  const templates = await story.next('lena', baseline);
  const metric = await story.clickTo('lena', templates, 'prioritization.baseline.fill', 'handle_time');
  await story.fill('lena', metric, {
    value: '11.2',
    period: 'October 2026',
    source: 'Case system report',
    target: '8',
    variancePercent: '10',
  });
  await story.clear('lena');

  await addBound(
    story,
    { segment: 'SEX', metric: 'false_positive_rate' },
    { rule: 'max_gap', limit: '0.05', minCases: '1000' },
  );
  await addBound(
    story,
    { segment: 'RAC1P', values: '1\n2\n6\n8\n9', metric: 'recall' },
    { rule: 'min_ratio', limit: '0.9', minCases: '200' },
  );
  await story.fill('lena', await form('operations'), {}, {}, {}, {});
  await story.clear('lena');
}

async function addBound(story: PilotStory, ...steps: Record<string, unknown>[]): Promise<void> {
  const plan = await story.opensHere('lena', '/playbook plan');
  const list = await story.clickTo('lena', plan, 'prioritization.fairness.open');
  await story.fill('lena', await story.clickTo('lena', list, 'prioritization.plan.form.bound'), ...steps);
  await story.clear('lena');
}

/** [P3.5] Business and legal sign the bounds, in the channel. */
export async function signBounds(story: PilotStory): Promise<void> {
  for (const [first, role] of [
    ['priya', 'business'],
    ['jonas', 'legal'],
  ] as const) {
    const card = await story.shown(`prioritization.fairness.sign.${role}`);
    await ok(story.as(first).click(card, `prioritization.fairness.sign.${role}`));
    await story.until(() => !words(story.fresh(card)).includes(`prioritization.fairness.sign.${role}`));
  }
}

/** [E6] Every question answered with no, but that people talk to it: transparency, limited. */
export async function assessRisk(story: PilotStory, yes: RegExp = /deal with it directly/): Promise<void> {
  let view = await story.opensHere('lena', '/playbook risk');
  while (!words(view).includes('"block_id":"reason"')) {
    await ok(story.as('lena').submit(view, { answer: yes.test(words(view)) ? 'yes' : 'no' }));
    view = await story.next('lena', view);
  }
  await ok(story.as('lena').submit(view, { reason: 'Advisers call; nobody is decided about by a machine' }));
  await story.sandbox.settled();
  await story.clear('lena');
}

/** [P3.4] The gate that seals the plan, approved by three people; at tier limited legal has something to attest. */
export async function sealPlan(story: PilotStory): Promise<Message> {
  const gate = await story.ask('/playbook gate', 'Prioritization');
  await story.approve('priya', gate, 'owner_agrees');
  await story.approve('jonas', gate, 'transparency');
  await story.approve('ada', gate);
  await story.shown('Phase 3 Pilot');
  return gate;
}

/** [B1] Every step of the build sequence, done with what shows it. */
export async function buildAll(story: PilotStory): Promise<void> {
  for (const _ of story.app.world.playbook.build) {
    const list = await story.opensHere('marco', '/playbook build');
    const task = /"value":"finish ([0-9a-f-]{36})"/.exec(words(list))?.[1];
    if (!task) throw new Error('nothing left to finish');
    await ok(story.as('marco').choose(list, 'pilot.build.menu', `finish ${task}`));
    const form = await story.next('marco', list);
    await ok(story.as('marco').submit(form, { evidence: 'https://git.example.org/outreach/pull/12' }));
    await story.sandbox.settled();
    await story.clear('marco');
  }
}

/** [B2] The heuristic in use today and a baseline model, by hand: counts of 2,000 cases each. */
export async function evaluateBefore(story: PilotStory): Promise<void> {
  for (const [model, kind, measured] of [
    ['call everybody over 50', 'heuristic', '700 400 300 600'],
    ['logistic regression', 'baseline', '780 260 220 740'],
  ]) {
    const list = await story.opensHere('marco', '/playbook evaluations');
    const form = await story.clickTo('marco', list, 'pilot.evaluation.record');
    await ok(
      story.as('marco').submit(form, { model, kind, dataset: 'cases of March', measured, segments: '' }),
    );
    await story.sandbox.settled();
    await story.clear('marco');
  }
}

/** What the employment files' columns mean. */
export const columns = (model: string) => ({
  model,
  kind: 'version',
  dataset: 'Massachusetts, 2015',
  label: 'employed',
  prediction: 'prediction',
  probability: 'predicted_probability',
  positive: '1',
  segments: 'SEX, RAC1P',
});

/** [B7] A staging run that meets what was sealed. */
export async function recordStaging(story: PilotStory, model: string): Promise<void> {
  const list = await story.opensHere('marco', '/playbook staging');
  const form = await story.clickTo('marco', list, 'pilot.staging.record');
  const id = new RegExp(`"text":"${model}"[^}]*},"value":"([0-9a-f-]{36})"`).exec(words(form))?.[1];
  expect(id).toBeDefined();
  await story.fill(
    'marco',
    form,
    { model: id, minutes: '120', cases: '4000', errors: '8', p95Ms: '640' },
    {
      auditLogSeen: 'yes',
      auditLogLink: 'https://logs.example.org/a',
      checkpointSeen: 'yes',
      checkpointLink: 'https://queue.example.org/1',
    },
  );
  await story.clear('marco');
}
