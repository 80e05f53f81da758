import { and, count, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../db/database.ts';
import { proposedAction } from '../../db/schema/actions.ts';
import { deployment } from '../../db/schema/production.ts';
import { verifyChain } from '../../src/record/verify.ts';
import { WORKSPACE } from '../support/at-production.ts';
import { ok, words } from '../support/cast.ts';
import type { ClockedStory } from '../support/clocked-story.ts';
import { onPostgres } from '../support/database.ts';
import {
  employmentCases,
  hasEmployment,
  type LabelledCase,
  madeUpCases,
} from '../support/employment-cases.ts';
import { compareExecutions } from '../support/executions.ts';
import { isLeave, type ModelSystem, modelSystem } from '../support/model-system.ts';
import { startProductionStory } from '../support/production-story.ts';
import { review } from '../support/reviewers.ts';

/** Real people where the file is there; else made up ones, and fewer. */
const [SUPERVISED, MIN_CASES] = hasEmployment ? [600, 500] : [120, 100];
const who = hasEmployment ? 'real people' : 'made up ones, since the file beside the project is not here';
/** Cases of each later stage: at its beginning, and after its days. */
const OF_STAGE = 20;
const LONG = 300_000;

onPostgres(`a model at work, over ${SUPERVISED} ${who}`, (open) => {
  let db: Database;
  let story: ClockedStory;
  let system: ModelSystem;
  let deploymentId: string;
  let key: string;
  let cases: LabelledCase[];
  let taken = 0;
  const truths = new Map<string, string>();
  const probes = new Set<string>();
  beforeAll(async () => {
    db = await open();
    story = await startProductionStory(db, MIN_CASES);
    cases = hasEmployment ? await employmentCases(6_000) : madeUpCases(6_000);
    for (const { action, truth } of cases) truths.set(action.case_id, truth);
  }, LONG);
  afterAll(() => story?.stop());

  const row = async () => {
    const [found] = await db.inWorkspace(WORKSPACE, (tx) => tx.select().from(deployment));
    if (!found) throw new Error('no deployment');
    return found;
  };
  const waiting = async () => {
    const [found] = await db.inWorkspace(WORKSPACE, (tx) =>
      tx
        .select({ cases: count() })
        .from(proposedAction)
        .where(and(eq(proposedAction.workspaceId, WORKSPACE), eq(proposedAction.review, 'waiting'))),
    );
    return found?.cases ?? 0;
  };
  /** How many of the cases that it carried out by itself somebody has looked at. */
  const sampled = async () => {
    const isSampled = and(eq(proposedAction.answer, 'execute'), eq(proposedAction.review, 'decided'));
    const [found] = await db.inWorkspace(WORKSPACE, (tx) =>
      tx.select({ cases: count() }).from(proposedAction).where(isSampled),
    );
    return found?.cases ?? 0;
  };
  const take = (some: number) => {
    taken += some;
    return cases.slice(taken - some, taken);
  };
  const finished = () => system.log.filter(({ did }) => did !== 'verified').length;

  /**
   * The system works through these while three people review what comes to them.
   * @param meanwhile happens once half of them are settled
   */
  async function work(some: readonly LabelledCase[], meanwhile?: () => Promise<void>): Promise<void> {
    let isOver = false;
    const people = (['lena', 'marco', 'jonas'] as const).map((first) =>
      review(
        story,
        first,
        (caseId) => truths.get(caseId) ?? '',
        () => isOver,
      ),
    );
    const before = finished();
    const playing = system.play(some.map(({ action }) => action));
    if (meanwhile) {
      await expect.poll(() => finished() - before, { timeout: LONG }).toBeGreaterThan(some.length / 2);
      await meanwhile();
    }
    await playing;
    // Of those that nobody had to wait for some are looked at afterwards.
    await expect.poll(waiting, { timeout: LONG }).toBe(0);
    isOver = true;
    await Promise.all(people);
  }

  async function promote(stage: number): Promise<void> {
    const form = await story.opens('lena', `/playbook gate promotion stage ${stage}`);
    await ok(story.as('lena').submit(form));
    await story.clear('lena');
    const gate = await story.shown(new RegExp(`stage ${stage}.*gates\\.request\\.approve"`, 's'));
    for (const first of ['priya', 'ada'] as const)
      await ok(story.as(first).click(gate, 'gates.request.approve'));
    await expect.poll(async () => (await row()).stage, { timeout: LONG }).toBe(stage);
  }

  /** What the API says of one more action, which nobody means to carry out. */
  async function answerTo(complexity: 'low' | 'medium' | 'high'): Promise<unknown> {
    const { action } = cases[0] as LabelledCase;
    const case_id = `probe-${probes.size}`;
    probes.add(case_id);
    truths.set(case_id, action.outcome);
    const answer = await fetch(`${story.url}/v1/deployments/${deploymentId}/actions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...action, case_id, complexity, confidence: 0.97 }),
    });
    return answer.json();
  }

  it('[S1.1] [X1] is put to work by its lead, and its system gets a key for it alone', {
    timeout: LONG,
  }, async () => {
    const lena = story.as('lena');
    await ok(lena.submit(await story.opens('lena', '/playbook deployment'), { outcomes: 'approve\ndeny' }));
    const list = await story.opens('lena', '/playbook api');
    const form = await story.click('lena', list, 'api.key.add');
    const offered = await lena.suggest(form, 'api.key.deployment', 'v3');
    expect(JSON.stringify(offered)).toContain('v3 · Employment outreach');
    deploymentId = (await row()).id;
    const scopes = ['actions:read', 'actions:write'];
    await ok(lena.submit(form, { name: 'Outreach', scopes, deployment: deploymentId }));
    const shown = await story.modal('lena', 'Your new key');
    key = words(shown).match(/phasegate_\w+?_[\w-]{43}/)?.[0] ?? '';
    expect(words(await story.click('lena', shown, 'api.key.back'))).toContain(
      'only for v3 · Employment outreach',
    );
    await story.clear('lena');
    system = modelSystem({ url: story.url, deploymentId, key });
  });

  it('[S1.2] [S2.1] is supervised for three days, one of them cut short by a kill -9', {
    timeout: LONG,
  }, async () => {
    await work(take(SUPERVISED / 3));
    await story.later({ hours: 24 });
    await work(take(SUPERVISED / 3), story.killed);
    await story.later({ hours: 24 });
    await work(take(SUPERVISED / 3));
    expect(await compareExecutions(db, WORKSPACE, system.log)).toMatchObject({ faults: [] });
    await promote(1);
  });

  it('[S3.1] [S3.2] acts by itself in three stages, one after the other, and through another kill -9', {
    timeout: LONG,
  }, async () => {
    for (const stage of [1, 2, 3]) {
      await work(take(OF_STAGE), stage === 2 ? story.killed : undefined);
      await story.later({ hours: 24 * 7 });
      // Nobody goes on without having looked at what it does by itself.
      const before = await sampled();
      while ((await sampled()) === before) await work(take(OF_STAGE));
      if (stage < 3) await promote(stage + 1);
    }
    expect(await answerTo('high')).toMatchObject({ answer: 'execute', rule: 'stage' });
    expect(await compareExecutions(db, WORKSPACE, system.log, probes)).toMatchObject({ faults: [] });
  });

  it('[S3.3] is paused by what people see of it, rolled back by one click, and obeys at the next answer', {
    timeout: LONG,
  }, async () => {
    const lena = story.as('lena');
    // As if its input had gone bad: cases that it is sure of, and wrong.
    const wrong = cases
      .slice(taken)
      .filter(({ action, truth }) => action.outcome !== truth && action.confidence >= 0.8)
      .values();
    while ((await row()).pausedCause === null) {
      const some = [...wrong.take(15)];
      if (some.length === 0) throw new Error('it was not paused, however wrong');
      await work(some);
    }
    expect(await row()).toMatchObject({ stage: 3, pausedCause: 'breach' });
    expect(await answerTo('low')).toMatchObject({ answer: 'review', rule: 'paused' });

    const card = await story.shown(
      /at work · stage 3 of 3.*▲ paused.*under the sealed line.*production\.stage\.back"/s,
    );
    await ok(
      lena.submit(await story.click('lena', card, 'production.stage.back'), { to: '1', reason: 'Bad input' }),
    );
    await expect.poll(async () => (await row()).stage).toBe(1);
    const back = await story.shown(/at work · stage 1 of 3.*▲ paused.*production\.stage\.resume"/s);
    await ok(
      lena.submit(await story.click('lena', back, 'production.stage.resume'), { reason: 'Put right' }),
    );
    await expect.poll(async () => (await row()).pausedCause).toBe(null);
    expect(await answerTo('low')).toMatchObject({ answer: 'execute', rule: 'stage' });
    expect(await answerTo('medium')).toMatchObject({ answer: 'review', rule: 'complexity' });
  });

  it('[S1.6] [S1.7] nothing was done without its decision, lost or done twice, by its own log against the record', async () => {
    const published = await (await fetch(`${story.url}/.well-known/jwks.json`)).json();
    const { keys } = published as { keys: { kid: string }[] };
    for (const line of system.log)
      if (line.did === 'verified') expect(isLeave(line.token, keys, { deploymentId, ...line })).toBe(true);
    const { faults, executed } = await compareExecutions(db, WORKSPACE, system.log, probes);
    expect(faults).toEqual([]);
    expect(executed).toBeGreaterThan(SUPERVISED / 2);
    // The check itself sees what is not so.
    const [first] = system.log.filter(({ did }) => did === 'executed');
    const twice = await compareExecutions(db, WORKSPACE, [...system.log, ...(first ? [first] : [])], probes);
    expect(twice.faults).toEqual([expect.stringContaining('executed more than once')]);
    const less = await compareExecutions(
      db,
      WORKSPACE,
      system.log.filter((line) => line !== first),
      probes,
    );
    expect(less.faults).toContainEqual(expect.stringContaining('recorded and was never executed'));
    expect((await db.inWorkspace(WORKSPACE, (tx) => verifyChain(tx, WORKSPACE))).fault).toBeNull();
  });
});
