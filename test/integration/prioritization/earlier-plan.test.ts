import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { deployment } from '../../../db/schema/production.ts';
import { placeValue } from '../../../src/engagement/place.ts';
import { attest } from '../../../src/gates/attest.ts';
import { openAsk } from '../../../src/gates/handlers/ask.ts';
import { withdraw } from '../../../src/gates/request.ts';
import { findRequest, openRequestsOf } from '../../../src/gates/store.ts';
import { promoteVersion } from '../../../src/monitoring/retraining/promote.ts';
import { findEvent } from '../../../src/monitoring/retraining/store.ts';
import { readCase } from '../../../src/pilot/verdicts/case.ts';
import { investigate } from '../../../src/pilot/verdicts/investigate.ts';
import { investigationMessage } from '../../../src/pilot/verdicts/screens/investigation.ts';
import { openInvestigations } from '../../../src/pilot/verdicts/store.ts';
import { PLAN_IDS } from '../../../src/prioritization/plan/ids.ts';
import { boundsCard, planDigest, planTasks, roiCard } from '../../../src/prioritization/plan/news.ts';
import { printOf } from '../../../src/prioritization/plan/rules.ts';
import { RISK_IDS } from '../../../src/prioritization/risk/ids.ts';
import { riskStanding } from '../../../src/prioritization/risk/store.ts';
import { SCORING_IDS } from '../../../src/prioritization/scoring/ids.ts';
import type { SealedContent } from '../../../src/seal/content.ts';
import { sealsOf } from '../../../src/seal/store.ts';
import { onPostgres } from '../../support/database.ts';
import { buttonsIn, deskOf, wordsOf } from '../../support/desk.ts';
import { putInPhase, putSeal, sealedPlan } from '../../support/evaluations.ts';
import { refused } from '../../support/plans.ts';
import { approve, ask, requestState } from '../../support/stages.ts';
import { assess, retrained, type TwoCycles, twoCycles } from '../../support/two-cycles.ts';
import { inContext, record } from '../../support/verdicts.ts';

const ROI = `${PLAN_IDS.form}.roi`;
const APPROVERS = {
  performance: ['UBIZ', 'UDATA'],
  fairness: ['UBIZ', 'ULEGAL'],
  integration: ['UENG', 'UDATA'],
};
const why = { reason: 'Fewer invoices than expected' };

onPostgres('the plan of an earlier cycle whose model is at work', (open) => {
  const seals = (at: TwoCycles, cycle: number) =>
    inContext(at, ({ tx }) => sealsOf(tx, at.workspaceId, { id: at.engagementId, cycle }));
  const deskFor = (at: TwoCycles, userId: string, locale = 'en') =>
    deskOf({ world: at.world, actor: at.as(userId), locale });
  const place = (at: TwoCycles, cycle: number) => placeValue({ id: at.engagementId, cycle });
  const retire = (at: TwoCycles) =>
    at.world.db.inWorkspace(at.workspaceId, (tx) =>
      tx.update(deployment).set({ endedAt: at.clock.now() }).where(eq(deployment.id, at.deploymentId)),
    );

  it('[R3] [B5] [P3.4] [P3.5] is revised for a failed retraining: sealed anew, judged anew, and put to work; that of cycle 2 stays', async () => {
    const at = await twoCycles(await open());
    const { world, as, workspaceId, engagementId, clock } = at;
    await at.save('roi', { targetPerYear: '350000' });
    const second = (await at.look(2)).content;
    const on = await retrained(at, 'v4');
    const evaluation = await record(at, 'v4', { hits: 3_500, n: 4_000 });
    expect((await refused(ask(at, 'performance', 'v4'))).key).toBe('gates.refusal.missing');
    const investigations = () =>
      inContext(at, ({ tx }) => openInvestigations(tx, workspaceId, { id: engagementId, cycle: 1 }));
    const [found] = await investigations();
    expect(found).toMatchObject({ cycle: 1, evaluationId: evaluation.id });
    const told = { findings: 'Fewer invoices.', owner: 'ULEAD', outcome: 'revise the ROI' as const };
    await investigate(world, as('ULEAD'), { engagementId, id: found?.id ?? '', ...told });

    // From the investigation's message into its own cycle's plan, and from there into its form.
    const lena = deskFor(at, 'ULEAD');
    const message = await inContext(at, async (context) =>
      investigationMessage(context.say, await readCase(context, found?.id ?? ''), PLAN_IDS.open),
    );
    expect(wordsOf(message)).toContain('v4 · cycle 1');
    const overview = await lena.press(PLAN_IDS.open, message);
    expect(wordsOf(overview.modal)).toContain('Invoice coding');
    expect(buttonsIn(overview.modal).map(({ action_id }) => action_id)).not.toContain(SCORING_IDS.choose);
    const form = await lena.press(ROI, overview);
    expect(wordsOf(form.modal)).toContain('· cycle 1');
    const [terms, aim, curve] = [
      {
        costPerTransaction: '4.2',
        currency: 'EUR',
        volume: '410000',
        period: 'year',
        improvementPercent: '25',
      },
      { targetPerYear: '300000', metric: 'recall' },
      { level1: '0.8', improvement1: '10', level2: '0.95', improvement2: '30' },
    ];
    await lena.submit(form, terms);
    await lena.submit(form, aim);
    // [P3.4] What is sealed changes with a reason.
    expect((await refused(lena.submit(form, { ...curve, reason: '' }))).key).toBe('plan.refusal.reason');
    await lena.submit(form, { ...curve, ...why });
    expect((await at.look(1)).content).toMatchObject({
      roi: { targetPerYear: '300000' },
      requirement: { threshold: '0.8557' },
    });
    // The modal below shows it.
    expect(wordsOf(overview.modal)).toContain('0.8557');
    expect((await at.look(2)).content).toEqual(second);

    // Bounds of it are signed anew.
    const key = printOf((await at.look(1)).content.fairness?.bounds[0]);
    await at.save('bound', { key, limit: '0.75', ...why }, 'ULEAD', 1);
    expect(
      (await inContext(at, (context) => planTasks(context, 'ULEGAL', engagementId))).map(({ what }) => what),
    ).toEqual([expect.stringContaining('· cycle 1')]);
    const digest = await inContext(at, (context) => planDigest(context, engagementId));
    expect(digest.waiting.map(({ what }) => what)).toEqual([
      expect.stringContaining('cycle 1'),
      expect.stringContaining('cycle 1'),
    ]);
    expect((await refused(ask(at, 'seal_revision', null, 1))).key).toBe('gates.refusal.missing');
    const asker = deskFor(at, 'UASK');
    await openAsk(asker.visit, engagementId, { gate: 'seal_revision', cycle: 1 });
    const [missing] = asker.told;
    if (!missing) throw new Error('nothing is missing');
    const signing = await asker.press(PLAN_IDS.fairness, missing);
    expect(wordsOf(signing.modal)).toContain('0.75');
    const legal = deskFor(at, 'ULEGAL');
    const read = await legal.send(PLAN_IDS.fairness, place(at, 1));
    await legal.press(`${PLAN_IDS.sign}.legal`, read);
    expect(wordsOf(read.modal)).toContain('<@ULEGAL>');
    await at.sign('business', 'UBIZ', undefined, 1);

    // Through its gate: version 2 of that cycle's seal.
    const before = await seals(at, 1);
    const request = await ask(at, 'seal_revision', null, 1);
    for (const by of ['UBIZ', 'ULEGAL', 'UENG']) await approve(at, by, request);
    expect(await requestState(at, request)).toBe('approved');
    const [first, revised, ...more] = await seals(at, 1);
    expect([first, more]).toEqual([before[0], []]);
    expect(revised).toMatchObject({
      version: 2,
      ...why,
      content: { requirement: { threshold: '0.8557' }, fairness: { bounds: [{ limit: '0.75' }] } },
    });
    expect(await seals(at, 2)).toEqual([]);
    // What waited for it ends; what was measured is held to the new numbers.
    expect(await investigations()).toEqual([]);
    for (const gate of ['performance', 'fairness', 'integration'] as const) {
      const id = await ask(at, gate, 'v4');
      for (const by of APPROVERS[gate]) await approve(at, by, id);
      if (gate === 'fairness')
        await attest(world, as('ULEGAL'), { requestId: id, items: [{ item: 'read', note: 'Read.' }] });
      expect(await requestState(at, id)).toBe('approved');
    }
    clock.set(clock.now().add({ hours: 72 }));
    await promoteVersion(world, as('UENG'), on);
    expect(await inContext(at, ({ tx }) => findEvent(tx, workspaceId, on.eventId))).toMatchObject({
      state: 'promoted',
    });
    expect(await at.deployment()).toMatchObject({ model: 'v4' });
    expect(await at.look(2)).toMatchObject({ content: second, seal: null, phase: 2 });
    // The record says whose plan it was.
    const events = await at.audit('prioritization.plan.roi');
    expect(events.map(({ subject, after }) => [subject, (after as { cycle?: number }).cycle])).toEqual([
      [`${engagementId}.1`, undefined],
      [`${engagementId}.2`, 2],
      [`${engagementId}.1`, 1],
    ]);
  });

  it('[R3] [P3.4] the gate that seals anew is asked for in the cycle whose plan has changed, where nobody says which', async () => {
    const at = await twoCycles(await open());
    const { world, engagementId } = at;
    await putInPhase(world.db, at, 3, 2);
    await putSeal(world.db, at, sealedPlan(), 1, 2);
    const desk = deskFor(at, 'UASK');
    await openAsk(desk.visit, engagementId, { gate: 'seal_revision' });
    expect(desk.told.at(-1)?.text).toContain('cycle 2');
    await at.save('requirement', { minCases: '800', ...why }, 'ULEAD', 1);
    await openAsk(desk.visit, engagementId, { gate: 'seal_revision' });
    expect(wordsOf(desk.opened.at(-1)?.modal)).toContain('· cycle 1');
  });

  it('[R3] [P3.4] where the plans of two cycles have changed people choose which one is sealed anew, and programs say it', async () => {
    const at = await twoCycles(await open());
    const { world, engagementId } = at;
    await at.fill();
    await at.sign('business', 'UBIZ');
    await at.sign('legal', 'ULEGAL');
    await putSeal(world.db, at, (await at.look()).content as SealedContent, 1, 2);
    await putInPhase(world.db, at, 3, 2);
    await at.save('requirement', { minCases: '800', ...why }, 'ULEAD', 1);
    // Only that of the first: so it is for a program, which names none.
    const first = await ask(at, 'seal_revision');
    expect(await inContext(at, ({ tx }) => findRequest(tx, at.workspaceId, first))).toMatchObject({
      cycle: 1,
    });
    await withdraw(world, at.as('UASK'), { requestId: first, reason: null });
    await at.save('requirement', { minCases: '900', ...why }, 'ULEAD', 2);
    const refusal = await refused(ask(at, 'seal_revision'));
    expect(refusal).toMatchObject({ key: 'cycle.refusal.which', params: { cycles: '1, 2' } });
    const desk = deskFor(at, 'UASK');
    await openAsk(desk.visit, engagementId, { gate: 'seal_revision' });
    const [choice] = desk.opened;
    expect(wordsOf(choice?.modal)).toMatch(/Cycle 2.*Cycle 1/);
    if (!choice) throw new Error('nothing to choose from');
    await desk.submit(choice, { subject: '1' });
    expect(wordsOf(choice.modal)).toContain('Revision of the seal · cycle 1');
    await desk.submit(choice, {});
    const [asked] = await inContext(at, ({ tx }) => openRequestsOf(tx, at.workspaceId, engagementId));
    expect(asked).toMatchObject({ cycle: 1, gate: 'seal_revision', requestedBy: 'UASK' });
  });

  it('[R3] [X8] two cycles’ forms side by side keep what is typed apart; a button without a cycle opens the one under way', async () => {
    const at = await twoCycles(await open());
    const lena = deskFor(at, 'ULEAD');
    const old = await lena.send(ROI, place(at, 1));
    const young = await lena.send(ROI, at.engagementId);
    expect(wordsOf(young.modal)).toContain('· cycle 2');
    // That of the first is filled in with what is sealed, the other with what is known of its use case.
    expect([wordsOf(old.modal), wordsOf(young.modal)]).toEqual([
      expect.stringContaining('"410000"'),
      expect.stringContaining('"10000"'),
    ]);
    await lena.close(old, { volume: '111111' });
    await lena.close(young, { volume: '222222' });
    for (const [cycle, volume] of [
      [1, '111111'],
      [2, '222222'],
    ] as const) {
      const again = await lena.send(ROI, place(at, cycle));
      expect(wordsOf(again.modal)).toContain(volume);
      expect(wordsOf(again.modal)).toContain(PLAN_IDS.fresh);
    }
    const afresh = await lena.press(PLAN_IDS.fresh, await lena.send(ROI, place(at, 1)));
    expect(wordsOf(afresh.modal)).toContain('"410000"');
    expect(wordsOf((await lena.send(ROI, place(at, 2))).modal)).toContain('222222');
    expect((await at.look(1)).content.roi?.volume).toBe('410000');
  });

  it.for(['en', 'de'])(
    '[R3] its overview, lists and risk are chosen between and say whose they are: %s',
    async (locale) => {
      const at = await twoCycles(await open());
      const lena = deskFor(at, 'ULEAD', locale);
      const word = locale === 'en' ? 'cycle' : 'Zyklus';
      const overview = await lena.send(PLAN_IDS.open, at.engagementId);
      expect(wordsOf(overview.modal)).toContain('Chat triage');
      expect(buttonsIn(overview.modal).map(({ action_id }) => action_id)).toContain(SCORING_IDS.choose);
      await lena.send(PLAN_IDS.cycle, '1', overview);
      expect(wordsOf(overview.modal)).toContain('Invoice coding');
      expect(wordsOf(overview.modal)).toContain(`· ${word} 1`);
      for (const list of [PLAN_IDS.baseline, PLAN_IDS.fairness]) {
        const shown = await lena.press(list, overview);
        expect(wordsOf(shown.modal)).toContain(`· ${word} 1`);
        for (const { value } of buttonsIn(shown.modal)) expect(value).toMatch(/ 1( |$)/);
      }
      // [E6] Its risk is assessed anew, and that of cycle 2 is still to be assessed.
      const risk = await lena.press(RISK_IDS.open, overview);
      expect(wordsOf(risk.modal)).toContain('Only sorts our own invoices');
      expect(wordsOf(risk.modal)).toContain(`· ${word} 1`);
      const question = await lena.press(RISK_IDS.again, risk);
      expect(wordsOf(question.modal)).toContain(`Invoice coding · ${word} 1`);
      await assess(at, 1, 'Looked at again');
      const standing = (cycle: number) =>
        inContext(at, ({ tx }) => riskStanding(tx, at.workspaceId, { id: at.engagementId, cycle }));
      expect([await standing(1), await standing(2)]).toMatchObject([
        { assessment: { version: 2, reason: 'Looked at again' } },
        { assessment: null },
      ]);
      // Its cards are of its own plan.
      for (const card of [roiCard, boundsCard]) {
        const message = await inContext(at, (context) => card(context, `${at.engagementId}.1`), locale);
        for (const { action_id, value } of buttonsIn(message ?? ({} as never)))
          expect([action_id, value]).toEqual([action_id, expect.stringContaining(place(at, 1))]);
      }
    },
  );

  it('[R3] [P3.4] of a cycle that goes on no more it is read, and the form that is still open says so', async () => {
    const at = await twoCycles(await open());
    const lena = deskFor(at, 'ULEAD');
    const overview = await lena.send(PLAN_IDS.open, place(at, 1));
    const form = await lena.press(`${PLAN_IDS.form}.requirement`, overview);
    await retire(at);
    const typed = { threshold: '0.8993', minCases: '800', ...why };
    await expect(lena.submit(form, typed)).rejects.toMatchObject({ key: 'cycle.refusal.over' });
    expect((await at.look(1)).content.requirement?.minCases).toBe(700);
    const read = await lena.send(PLAN_IDS.open, place(at, 1));
    expect(wordsOf(read.modal)).toContain('This is *cycle 1*, to be read');
    expect(buttonsIn(read.modal).map(({ action_id }) => action_id)).toEqual([
      RISK_IDS.open,
      'gates.seal.open',
    ]);
    const risk = await lena.press(RISK_IDS.open, read);
    expect(buttonsIn(risk.modal)).toEqual([]);
    // An old button of a list leads to what is to be read.
    expect(wordsOf((await lena.send(PLAN_IDS.fairness, place(at, 1))).modal)).toContain('to be read');
  });

  it('[R3] [X9] a cycle that goes on no more, one that has not begun, and somebody who may not: refused', async () => {
    const at = await twoCycles(await open());
    const lena = deskFor(at, 'ULEAD');
    const { content } = await at.look(1);
    expect((await refused(lena.send(PLAN_IDS.open, place(at, 9)))).key).toBe('refusal.not-found');
    expect((await refused(lena.send(ROI, place(at, 9)))).key).toBe('cycle.refusal.over');
    expect((await refused(at.save('roi', { ...why, was: 'x' }, 'ULEAD', 9))).key).toBe('cycle.refusal.over');
    expect((await refused(at.sign('legal', 'ULEGAL', 'x', 9))).key).toBe('cycle.refusal.over');
    for (const cycle of [1, 2]) {
      expect((await refused(deskFor(at, 'USTAKE').send(ROI, place(at, cycle)))).key).toBe('refusal.role');
      expect((await refused(at.save('roi', { ...why, was: 'x' }, 'USTAKE', cycle))).key).toBe('refusal.role');
      expect((await refused(at.sign('legal', 'UBIZ', 'x', cycle))).key).toBe('refusal.role');
    }
    // Who may read it sees no way to change it.
    const read = await deskFor(at, 'USTAKE').send(PLAN_IDS.open, place(at, 1));
    expect(buttonsIn(read.modal).map(({ action_id }) => action_id)).not.toContain(ROI);
    await retire(at);
    expect((await refused(at.save('roi', { ...why, was: 'x' }, 'ULEAD', 1))).key).toBe('cycle.refusal.over');
    expect((await refused(at.sign('legal', 'ULEGAL', undefined, 1))).key).toBe('cycle.refusal.over');
    expect((await refused(assess(at, 1, 'Too late'))).key).toBe('cycle.refusal.over');
    expect((await at.look(1)).content).toEqual(content);
    expect(await seals(at, 1)).toHaveLength(1);
  });
});
