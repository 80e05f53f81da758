import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { holdDeployment, liveDeployment, stagesOf } from '../../../src/production/deployments/store.ts';
import { openErrorsOf } from '../../../src/production/stages/error-store.ts';
import { closeMaterialError } from '../../../src/production/stages/material-error.ts';
import { pauseStage, resumeStage } from '../../../src/production/stages/pause.ts';
import { recordRetrainingTest } from '../../../src/production/stages/retraining.ts';
import { rollBack } from '../../../src/production/stages/roll-back.ts';
import { eachEngine, onPostgres } from '../../support/database.ts';
import { refusal } from '../../support/gates.ts';
import {
  approve,
  ask,
  judge,
  promote,
  reportError,
  requestState,
  type StagesBench,
  stagesBench,
} from '../../support/stages.ts';
import { checked } from '../../support/verdicts.ts';

/** A good supervised period: easy cases on three days, as the plan asks. */
async function shown(made: StagesBench): Promise<void> {
  await judge(
    made,
    { right: 196, wrong: 4, ago: 2 },
    { right: 196, wrong: 4, ago: 1 },
    { right: 196, wrong: 4 },
  );
}

/** In stage 1, which has lasted its week, with samples that were right. */
async function inStage1(made: StagesBench): Promise<void> {
  await shown(made);
  await promote(made, 1);
  made.clock.advance({ hours: 24 * 7 });
}

const by = (made: StagesBench, reason = 'The refunds look wrong') => ({
  engagementId: made.engagementId,
  deploymentId: made.deploymentId,
  reason,
});
const check = (made: StagesBench, name: string, subject: string | null = null) =>
  checked(made, `production.${name}`, subject);

eachEngine('how far a model acts by itself', (open) => {
  it('[S2.1] the supervised period ends on enough cases, on enough days, with the bound over the line', async () => {
    const made = await stagesBench(await open());
    expect(await check(made, 'supervised')).toMatchObject({ ok: false });
    expect((await check(made, 'supervised')).figure).toContain(
      'at least 500 more cases to go; 0 of 500 cases, 0 of 3 days',
    );
    await judge(made, { right: 600 });
    const oneDay = await check(made, 'supervised');
    expect(oneDay.ok).toBe(false);
    expect(oneDay.figure).toContain('600 of 500 cases, 1 of 3 days');
    await judge(made, { right: 1, ago: 1 }, { right: 1, ago: 2 });
    expect(await check(made, 'supervised')).toMatchObject({ ok: true });
    expect(await refusal(ask(made, 'promotion', 'stage 2'))).toEqual(['subject: gates.refusal.subject']);
    await promote(made, 1);
    expect(await made.deployment()).toMatchObject({ stage: 1, pausedAt: null });
  });

  it('[S2.1] many cases that are not sure enough end nothing', async () => {
    const made = await stagesBench(await open());
    await judge(made, { right: 380, wrong: 20, ago: 2 }, { right: 190, wrong: 10, ago: 1 }, { right: 9 });
    const { ok, figure } = await check(made, 'supervised');
    expect(ok).toBe(false);
    expect(figure).toContain('more cases to go');
    expect(await refusal(ask(made, 'promotion', 'stage 1'))).toEqual(['gates.refusal.missing']);
  });

  it('[S2.1] [S3.1] an approval is given on the evidence of its moment: an open material error takes it away', async () => {
    const made = await stagesBench(await open());
    await shown(made);
    const id = await ask(made, 'promotion', 'stage 1');
    await approve(made, 'UBIZ', id);
    await reportError(made, 'case-7');
    await refusal(approve(made, 'UENG', id));
    expect(await made.deployment()).toMatchObject({ stage: 0, pausedCause: 'material error' });
    expect(await requestState(made, id)).toBe('open');
  });

  it('[S3.1] a stage lasts its days, and only the cases it is to add promote the next one', async () => {
    const made = await stagesBench(await open());
    await shown(made);
    await promote(made, 1);
    await judge(made, { stage: 1, opensAt: 2, right: 400 });
    expect(await check(made, 'supervised', 'stage 2')).toMatchObject({ ok: false });
    made.clock.advance({ hours: 24 * 7 - 1 });
    expect(await check(made, 'supervised', 'stage 2')).toMatchObject({ ok: false });
    made.clock.advance({ hours: 1 });
    expect(await check(made, 'supervised', 'stage 2')).toMatchObject({ ok: true });
    expect(await check(made, 'added', 'stage 2')).toMatchObject({ ok: true });
    expect(await check(made, 'added', 'stage 3')).toMatchObject({ ok: false });
    // Seven days later nobody has looked at what it does by itself.
    expect(await check(made, 'running', 'stage 2')).toMatchObject({ ok: false });
    await judge(made, { stage: 1, opensAt: 1, right: 1 });
    await promote(made, 2);
    expect(await made.deployment()).toMatchObject({ stage: 2 });
  });

  it('[S3.3] what is judged of autonomous cases pauses the stage by itself, in the verdict that shows it', async () => {
    const made = await stagesBench(await open());
    await inStage1(made);
    await judge(made, { stage: 1, right: 40, wrong: 4 });
    expect(await made.deployment()).toMatchObject({ pausedAt: null });
    await judge(made, { stage: 1, ago: 1, right: 40, wrong: 16 });
    const found = await made.deployment();
    expect(found).toMatchObject({ stage: 1, pausedCause: 'breach', pausedReason: '80/100' });
    expect(await check(made, 'running', 'stage 2')).toMatchObject({ ok: false });
    // Resumed, it is judged by what comes from here on.
    await resumeStage(made.world, made.as('ULEAD'), by(made, 'A wrong template was taken out'));
    expect(await made.deployment()).toMatchObject({ stage: 1, pausedAt: null, pausedReason: null });
    await judge(made, { stage: 1, ago: 2, right: 10, wrong: 1 });
    expect(await made.deployment()).toMatchObject({ pausedAt: null });
    await judge(made, { stage: 1, ago: 3, right: 10, wrong: 30 });
    expect(await made.deployment()).toMatchObject({ pausedCause: 'breach', pausedReason: '20/51' });
  });

  it('[S3.3] what only people decide on breaks no stage', async () => {
    const made = await stagesBench(await open());
    await inStage1(made);
    await judge(made, { stage: 1, opensAt: 3, wrong: 400, right: 0 });
    expect(await made.deployment()).toMatchObject({ pausedAt: null });
  });

  it('[S3.3] a material error pauses; it goes on only after somebody said what came of it', async () => {
    const made = await stagesBench(await open());
    await inStage1(made);
    await reportError(made, 'case-7');
    expect(await made.deployment()).toMatchObject({
      pausedCause: 'material error',
      pausedReason: 'A refund of ten times the sum',
    });
    expect(await refusal(resumeStage(made.world, made.as('ULEAD'), by(made)))).toEqual([
      'production.refusal.open-errors',
    ]);
    const paused = await made.deployment();
    const [error] = await made.world.db.inWorkspace(made.workspaceId, (tx) => openErrorsOf(tx, paused));
    const { engagementId, deploymentId } = made;
    const of = { engagementId, deploymentId, errorId: error?.id ?? '' };
    const close = (who: string, findings: string) =>
      refusal(closeMaterialError(made.world, made.as(who), { ...of, findings }));
    expect(await close('UENG', 'The sum was read in cents')).toEqual([]);
    // The same again changes nothing; what somebody else found is not dropped in silence.
    expect(await close('UENG', 'The sum was read in cents')).toEqual([]);
    expect(await close('UREVIEW', 'A typo')).toEqual(['findings: production.refusal.closed-by']);
    expect(await made.deployment()).toMatchObject({ pausedCause: 'material error' });
    await resumeStage(made.world, made.as('ULEAD'), by(made, 'Sums are checked'));
    expect(await made.deployment()).toMatchObject({ stage: 1, pausedAt: null });
  });

  it('[S3.3] one click rolls back, with a reason: a stage or to supervised, never forward', async () => {
    const made = await stagesBench(await open());
    await inStage1(made);
    const roll = (who: string, to: number, reason?: string) =>
      rollBack(made.world, made.as(who), { ...by(made, reason), to });
    expect(await refusal(roll('UREVIEW', 2))).toEqual(['to: production.refusal.higher']);
    expect(await refusal(roll('UBIZ', 0))).toEqual(['refusal.role']);
    expect(await refusal(roll('UREVIEW', 0, ' '))).toEqual(['reason: refusal.required']);
    await roll('UREVIEW', 0);
    await roll('UREVIEW', 0);
    expect(await made.deployment()).toMatchObject({ stage: 0, pausedAt: null });
    const rolled = await made.deployment();
    const entries = await made.world.db.inWorkspace(made.workspaceId, (tx) => stagesOf(tx, rolled));
    expect(entries.map(({ stage, cause, by: who }) => [stage, cause, who])).toEqual([
      [0, 'start', 'ULEAD'],
      [1, 'gate', 'UENG'],
      [0, 'rollback', 'UREVIEW'],
    ]);
  });

  it('[S3.3] a rollback to another stage does not end a pause, and what was asked for before it is void', async () => {
    const made = await stagesBench(await open());
    await inStage1(made);
    await judge(made, { stage: 1, right: 1 }, { stage: 1, opensAt: 2, right: 400 });
    await promote(made, 2);
    made.clock.advance({ hours: 24 * 7 });
    await judge(made, { stage: 2, opensAt: 1, right: 1 }, { stage: 2, opensAt: 3, right: 400 });
    const id = await ask(made, 'promotion', 'stage 3');
    await approve(made, 'UBIZ', id);
    await pauseStage(made.world, made.as('UREVIEW'), by(made));
    await rollBack(made.world, made.as('UENG'), { ...by(made, 'Until it is understood'), to: 1 });
    expect(await made.deployment()).toMatchObject({
      stage: 1,
      pausedCause: 'person',
      pausedReason: 'The refunds look wrong',
    });
    await refusal(approve(made, 'UENG', id));
    expect(await made.deployment()).toMatchObject({ stage: 1 });
  });

  it('[S4] [S3.1] phase 4 ends with a stage that lasted, a tested retraining pipeline and no open error', async () => {
    const made = await stagesBench(await open());
    expect(await check(made, 'stages')).toMatchObject({ ok: false });
    expect((await check(made, 'stages')).conditional).toBeUndefined();
    await inStage1(made);
    expect(await check(made, 'stages')).toMatchObject({ ok: false, conditional: true });
    expect(await check(made, 'lasted')).toMatchObject({ ok: true });
    expect(await check(made, 'retraining')).toMatchObject({ ok: false });
    const test = (passed: boolean, model: string) =>
      recordRetrainingTest(made.world, made.as('UDATA'), {
        engagementId: made.engagementId,
        id: randomUUID(),
        passed,
        model,
        evidence: 'https://ci.example.org/runs/7',
      });
    expect(await refusal(test(true, ' '))).toEqual(['model: production.refusal.no-model']);
    await test(true, 'v4');
    expect(await check(made, 'retraining')).toMatchObject({ ok: true });
    made.clock.advance({ minutes: 1 });
    await test(false, '');
    expect(await check(made, 'retraining')).toMatchObject({ ok: false });
  });
});

onPostgres('a change of stage among replicas', (open) => {
  it('[S3.3] waits for the answers under way, and the next answer of any connection obeys', async () => {
    const made = await stagesBench(await open());
    await inStage1(made);
    const { world, workspaceId, engagementId, deploymentId } = made;
    const order: string[] = [];
    let hold = (): void => {};
    const held = new Promise<void>((resolve) => {
      hold = resolve;
    });
    let answered = (): void => {};
    const answering = new Promise<void>((resolve) => {
      answered = resolve;
    });
    const first = world.db.inWorkspace(workspaceId, async (tx) => {
      const { stage } = await holdDeployment(tx, workspaceId, deploymentId);
      answered();
      await held;
      order.push(`answered in stage ${stage}`);
    });
    await answering;
    const back = rollBack(world, made.as('UENG'), { ...by(made), to: 0 }).then(() =>
      order.push('rolled back'),
    );
    hold();
    await Promise.all([first, back]);
    const next = await world.db.inWorkspace(workspaceId, (tx) =>
      holdDeployment(tx, workspaceId, deploymentId),
    );
    expect(order).toEqual(['answered in stage 1', 'rolled back']);
    expect(next.stage).toBe(0);
    const live = await world.db.inWorkspace(workspaceId, (tx) =>
      liveDeployment(tx, workspaceId, { id: engagementId, cycle: 1 }),
    );
    expect(live?.id).toBe(deploymentId);
  });
});
