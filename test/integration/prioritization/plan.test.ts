import { and, desc, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { auditEvent } from '../../../db/schema/record.ts';
import { figureText } from '../../../src/gates/screens/words.ts';
import { saveCandidate } from '../../../src/prioritization/candidates/keeping.ts';
import { planChanges, planDigest } from '../../../src/prioritization/plan/news.ts';
import { sealable } from '../../../src/prioritization/plan/rules.ts';
import { removeMetric } from '../../../src/prioritization/plan/save-baseline.ts';
import { findCandidate } from '../../../src/prioritization/use-case/store.ts';
import { sealedContent } from '../../../src/seal/content.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { eitherEngine } from '../../support/database.ts';
import { type PlanBench, planBench, refused } from '../../support/plans.ts';

const say = sayIn('en');
/** What the gate's line says. */
const figure = async (at: PlanBench, name: string): Promise<string> => {
  const { figure: told } = await at.check(name);
  return figureText(say, told);
};

eitherEngine('a plan on its way to a seal', (open) => {
  it('[P3.1] keeps the ROI model exactly, and what it is worth a year', async () => {
    const at = await planBench(await open());
    expect(await at.check('roi')).toMatchObject({
      ok: false,
      fix: { action: 'prioritization.plan.form.roi' },
    });
    expect(await at.save('roi')).toBe(true);
    const { content } = await at.look();
    expect(content.roi).toMatchObject({ costPerTransaction: '4.2', currency: 'EUR', valuePerYear: '430500' });
    expect(await figure(at, 'roi')).toBe('€430,500 a year, target €400,000');
  });

  it('[P3.1] counts a sent form once, and keeps what somebody else wrote meanwhile', async () => {
    const at = await planBench(await open());
    const was = await at.was('roi');
    expect(await at.save('roi', { was })).toBe(true);
    expect(await at.save('roi', { was })).toBe(false);
    expect(await refused(at.save('roi', { was, volume: '500000' }, 'UMEM'))).toMatchObject({
      key: 'refusal.conflict',
      params: { who: { value: '<@ULEAD>' } },
    });
    expect(await at.audit('prioritization.plan.roi')).toHaveLength(1);
    expect((await at.look()).content.roi?.volume).toBe('410000');
  });

  it('[G14] [G6] a change says what of the plan changed, before → after, in the reader’s language', async () => {
    const at = await planBench(await open());
    await at.fill();
    await at.save('roi', { volume: '380000' });
    const [event] = await at.world.db.inWorkspace(at.workspaceId, (tx) =>
      tx
        .select()
        .from(auditEvent)
        .where(
          and(eq(auditEvent.workspaceId, at.workspaceId), eq(auditEvent.action, 'prioritization.plan.roi')),
        )
        .orderBy(desc(auditEvent.seq))
        .limit(1),
    );
    const told = (locale: string) =>
      planChanges['prioritization.plan.roi']?.details?.(event as never, sayIn(locale), at.world.playbook);
    expect(told('en')).toMatch(
      /^\*ROI model\*: value a year: 430,500 → 399,000, volume \(transactions\): 410,000 → 380,000; \*.*\*: threshold: 0\.8993 → 0\.913; \*.*\*: threshold/,
    );
    expect(told('de')).toMatch(/410\.000 → 380\.000/);
  });

  it('[P3.1] refuses another currency than that of the engagement’s use cases, by name', async () => {
    const at = await planBench(await open());
    expect(await refused(at.save('roi', { currency: 'USD' }))).toMatchObject({
      key: 'plan.refusal.currencies',
      field: 'currency',
      params: { typed: 'USD', used: 'EUR' },
    });
  });

  it.each([
    [{ level2: '0.8' }, 'plan.refusal.equal-levels', 'level2'],
    [{ improvement2: '10' }, 'plan.refusal.equal-improvements', 'improvement2'],
    [{ improvement2: '5' }, 'plan.refusal.falls', 'improvement2'],
    [{ level2: '1.2' }, 'plan.refusal.level-range', 'level2'],
    [{ targetPerYear: '1722001' }, 'plan.refusal.beyond-cost', 'targetPerYear'],
    [{ targetPerYear: '700000' }, 'plan.refusal.unreachable', 'targetPerYear'],
  ])('[P3.2] refuses a curve with %j', async (more, key, field) => {
    const at = await planBench(await open());
    expect(await refused(at.save('roi', more))).toMatchObject({ key, field });
  });

  it('[P3.2] says which level a target would take that cannot be reached', async () => {
    const at = await planBench(await open());
    const { key, params } = await refused(at.save('roi', { targetPerYear: '700000' }));
    expect(say(key, params)).toContain('it would need recall 1.0');
  });

  it('[P3.2] takes the ROI model’s threshold without a reason, and another one only with it', async () => {
    const at = await planBench(await open());
    await at.save('roi');
    expect(await refused(at.save('requirement', { threshold: '0.85' }))).toMatchObject({
      key: 'plan.refusal.typed',
      field: 'typedReason',
      params: { threshold: '0.8993' },
    });
    expect(await at.save('requirement', { typedReason: 'Not needed' })).toBe(true);
    expect((await at.look()).content.requirement).toEqual({
      metric: 'recall',
      better: 'higher',
      threshold: '0.8993',
      minCases: 700,
      typedReason: null,
    });
    await at.save('requirement', { threshold: '0.85', typedReason: 'The pilot is small' });
    expect(await figure(at, 'requirement')).toBe('recall ≥ 0.85, n ≥ 700; typed by hand: The pilot is small');
  });

  it.each([
    [{ minCases: '29' }, 'plan.refusal.cases', 'minCases'],
    [{ minCases: '2.5' }, 'plan.refusal.cases', 'minCases'],
    [{ threshold: '1.5', typedReason: 'x' }, 'plan.refusal.level-range', 'threshold'],
    [{ threshold: 'NaN' }, 'plan.refusal.level', 'threshold'],
  ])('[P3.2] refuses a requirement with %j', async (more, key, field) => {
    const at = await planBench(await open());
    await at.save('roi');
    expect(await refused(at.save('requirement', more))).toMatchObject({ key, field });
  });

  it('[P3.2] moves the threshold and the supervised exit with the ROI model, but not one typed by hand', async () => {
    const at = await planBench(await open());
    await at.fill();
    await at.save('roi', { targetPerYear: '430500' });
    const moved = (await at.look()).content;
    expect(moved.requirement?.threshold).toBe('0.9125');
    expect(moved.supervised?.threshold).toBe('0.9125');
    await at.save('requirement', { threshold: '0.9', typedReason: 'Agreed with the board' });
    await at.save('roi', { targetPerYear: '400000' });
    expect((await at.look()).content.requirement).toMatchObject({
      threshold: '0.9',
      typedReason: 'Agreed with the board',
    });
  });

  it('[P3.2] a threshold typed for another metric goes with it, and the supervised exit that followed it', async () => {
    const at = await planBench(await open());
    await at.fill();
    await at.save('requirement', { threshold: '0.9', typedReason: 'Agreed with the board' });
    expect((await at.look()).content.supervised).toMatchObject({ metric: 'recall', threshold: '0.9' });
    await at.save('roi', { metric: 'precision' });
    const { content } = await at.look();
    expect([content.requirement, content.supervised]).toEqual([undefined, undefined]);
    expect(await at.check('operations')).toMatchObject({ ok: false });
  });

  it('[P3.2] a supervised exit that was set by hand stays when the threshold moves', async () => {
    const at = await planBench(await open());
    await at.fill();
    await at.save('operations', { metric: 'precision', threshold: '0.7' });
    await at.save('roi', { targetPerYear: '430500' });
    expect((await at.look()).content).toMatchObject({
      requirement: { threshold: '0.9125' },
      supervised: { metric: 'precision', threshold: '0.7' },
    });
  });

  it('[P3.2] [P3.4] where lower is better the threshold, its direction and the exit follow the loss', async () => {
    const at = await planBench(await open());
    await at.fill();
    const loss = { metric: 'log_loss', level1: '0.6', improvement1: '10', level2: '0.3', improvement2: '30' };
    await at.save('roi', loss);
    // 400,000 of 1,722,000 is 23.2288 %; 0.6 − 0.3 × 13.2288/20 = 0.40156…, rounded down.
    expect((await at.look()).content).toMatchObject({
      requirement: { metric: 'log_loss', better: 'lower', threshold: '0.4015' },
      supervised: { metric: 'log_loss', threshold: '0.4015' },
    });
    expect(await figure(at, 'requirement')).toBe('log loss ≤ 0.4015, n ≥ 700');
    expect(await refused(at.save('roi', { ...loss, level1: '0.3', level2: '0.6' }))).toMatchObject({
      key: 'plan.refusal.falls',
      field: 'improvement2',
    });
  });

  it('[P3.3] keeps each metric with unit, direction, period, source, target and variance', async () => {
    const at = await planBench(await open());
    await at.save('metric');
    await at.save('metric', {
      key: 'own-1',
      name: 'First-contact resolution',
      better: 'higher',
      value: '61',
      target: '70',
    });
    expect((await at.look()).content.baseline?.map((one) => [one.name, one.value, one.target])).toEqual([
      ['Handle time', '11.2', '8'],
      ['First-contact resolution', '61', '70'],
    ]);
    expect(await refused(at.save('metric', { key: 'own-2', name: 'handle TIME' }))).toMatchObject({
      key: 'plan.refusal.metric-twice',
    });
    const was = await at.was('dropMetric', 'own-1');
    const { world, engagementId, as } = at;
    await removeMetric(world, as('ULEAD'), { engagementId, key: 'own-1', was, reason: '', draft: '' });
    expect(await figure(at, 'baseline')).toBe('1 metric');
  });

  it.each([
    ['lower', '11.2', '12', 'Lower is better here'],
    ['higher', '61', '60', 'Higher is better here'],
  ])(
    '[P3.3] refuses a target that is worse than today where %s is better',
    async (better, value, target, words) => {
      const at = await planBench(await open());
      const { key, params, field } = await refused(at.save('metric', { better, value, target }));
      expect(field).toBe('target');
      expect(say(key, params)).toContain(words);
    },
  );

  it('[P3.4] offers what would be sealed once every part is there', async () => {
    const at = await planBench(await open());
    await at.fill();
    const { content } = await at.look();
    expect(sealable({ ...content, baseline: undefined } as never)).toBeNull();
    expect(sealedContent.parse(sealable(content))).toMatchObject({
      useCase: { name: 'Invoice coding', priority: 256 },
      rollout: [
        { stage: 1, complexity: ['low'], minConfidence: '0.9', minDays: 7 },
        { stage: 2, complexity: ['low', 'medium'], minConfidence: '0.9', minDays: 7 },
        { stage: 3, complexity: ['low', 'medium', 'high'], minConfidence: '0.8', minDays: 7 },
      ],
      supervised: { metric: 'recall', threshold: '0.8993', minCases: 500, minDays: 3 },
    });
    expect(await figure(at, 'operations')).toBe('500 an hour, 500 supervised cases, 3 stages');
  });

  it('[P3.4] changes what is sealed only with a reason, which the revision shows', async () => {
    const at = await planBench(await open());
    await at.fill();
    await at.sign('business', 'UBIZ');
    await at.sign('legal', 'ULEGAL');
    await at.seal();
    expect(await at.check('revision')).toMatchObject({ ok: false });
    expect(await refused(at.save('roi', { volume: '500000' }))).toMatchObject({
      key: 'plan.refusal.reason',
      field: 'reason',
    });
    await at.save('roi', { volume: '500000', reason: 'The volume has grown' });
    expect((await at.look()).changed).toEqual(['roi', 'requirement', 'operations']);
    expect(await at.check('revision')).toMatchObject({ ok: true });
    expect(await figure(at, 'revision')).toBe(
      'ROI model €430,500 → €525,000 a year, required metric 0.8993 → 0.8679, operations. Why: The volume has grown',
    );
    // The same numbers with other words.
    expect(await at.save('roi', { volume: '500000', reason: 'Two shops were added' })).toBe(true);
    expect(await at.save('roi', { volume: '500000', reason: 'Two shops were added' })).toBe(false);
    expect((await at.look()).reason).toBe('Two shops were added');
    // Back to what is sealed: there is nothing to revise any more.
    await at.save('roi', { reason: 'A mistake' });
    expect(await at.look()).toMatchObject({ changed: [], reason: null });
    expect(await figure(at, 'revision')).toBe('nothing changed');
  });

  it('[P3.4] a use case that is renamed under its seal is a change too, and can be given its reason', async () => {
    const at = await planBench(await open());
    await at.fill();
    await at.sign('business', 'UBIZ');
    await at.sign('legal', 'ULEGAL');
    await at.seal();
    const { world, engagementId, as } = at;
    const id = (await at.look()).content.useCase?.id ?? '';
    const fields = { name: 'Coding of invoices' };
    const { version } = await world.db.inWorkspace(at.workspaceId, (tx) =>
      findCandidate(tx, at.workspaceId, engagementId, id),
    );
    await saveCandidate(world, as('ULEAD'), { engagementId, id, version, fields });
    expect(await at.check('revision')).toMatchObject({ ok: false });
    expect(await figure(at, 'revision')).toBe('use case');
    await at.save('roi', { reason: 'Called what the department calls it' });
    expect(await at.check('revision')).toMatchObject({ ok: true });
    expect(await figure(at, 'revision')).toBe('use case. Why: Called what the department calls it');
  });

  it('[P3.4] is not begun before phase 2', async () => {
    const at = await planBench(await open(), { phase: 1 });
    expect(await refused(at.save('roi'))).toMatchObject({ key: 'plan.refusal.phase' });
  });

  it('[P3.4] is written by who works on it and by business; others are told who can', async () => {
    const at = await planBench(await open());
    expect(await refused(at.save('roi', {}, 'USTAKE'))).toMatchObject({ key: 'refusal.role' });
    expect(await at.save('roi', {}, 'UBIZ')).toBe(true);
  });

  it('[D1] the digest says what it is worth against the baseline, by the seal in force', async () => {
    const db = await open();
    const at = await planBench(db);
    const value = () =>
      db.inWorkspace(at.workspaceId, async (tx) => {
        const context = { tx, workspaceId: at.workspaceId, world: at.world, now: at.clock.now(), say };
        return (await planDigest(context, at.engagementId)).value;
      });
    expect(await value()).toBeUndefined();
    await at.fill();
    expect(await value()).toBe(
      '*Value:* baseline Handle time 11.2\u00a0min → 8\u00a0min (±\u00a010\u00a0%) · ROI model €430,500 a year, not sealed yet',
    );
    await at.seal();
    await at.save('roi', { volume: '500000', reason: 'The volume has grown' });
    expect(await value()).toContain('ROI model €430,500 a year, seal v1');
  });
});
