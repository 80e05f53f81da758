import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { riskAssessment } from '../../../db/schema/prioritization.ts';
import { changePeople } from '../../../src/engagement/change-people.ts';
import { findEngagement } from '../../../src/engagement/store.ts';
import { figureText } from '../../../src/gates/screens/words.ts';
import { assessRisk } from '../../../src/prioritization/risk/assess.ts';
import { riskAdds, riskCheck } from '../../../src/prioritization/risk/check.ts';
import { riskLine, riskTasks } from '../../../src/prioritization/risk/news.ts';
import { newestAssessment, riskStanding } from '../../../src/prioritization/risk/store.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { addUseCase, candidateBench, chooseUseCase, refusalsOf } from '../../support/candidates.ts';
import { eitherEngine, onPostgres } from '../../support/database.ts';
import { slackActor } from '../../support/engagements.ts';
import { type Bench, playbook } from '../../support/sources.ts';

const KEYS = playbook.risk.questions.map((one) => one.key);
/** Everything no, but what is given. */
const answers = (...yes: string[]) =>
  Object.fromEntries(KEYS.map((key) => [key, { answer: yes.includes(key), note: '' }]));

/** An assessment of the use case that is chosen, unless another one is given. */
const assess = async (at: Bench, more: Partial<Parameters<typeof assessRisk>[2]> = {}, who = 'ULEAD') =>
  assessRisk(at.world, slackActor(at.workspaceId, who), {
    engagementId: at.engagementId,
    useCase: (await chosenNow(at)) ?? randomUUID(),
    base: 0,
    answers: answers(),
    tier: 'minimal',
    reason: 'Only sorts our own invoices',
    ...more,
  });

const chosenNow = (at: Bench) =>
  at.world.db.inWorkspace(at.workspaceId, async (tx) => {
    const { chosen } = await riskStanding(tx, at.workspaceId, { id: at.engagementId, cycle: 1 });
    return chosen?.id;
  });

/** A cycle that has chosen its use case. */
async function chosen(open: Parameters<Parameters<typeof eitherEngine>[1]>[0]): Promise<Bench> {
  const at = await candidateBench(await open());
  await chooseUseCase(at, await addUseCase(at));
  return at;
}

async function inCheck<Result>(
  at: Bench,
  look: (context: Parameters<typeof riskCheck>[0]) => Promise<Result>,
): Promise<Result> {
  const { workspaceId, world } = at;
  return world.db.inWorkspace(workspaceId, async (tx) => {
    const engagement = await findEngagement(tx, workspaceId, at.engagementId);
    if (!engagement) throw new Error('no engagement');
    return look({ tx, workspaceId, world, now: at.clock.now(), engagement, subject: null });
  });
}

const newest = (at: Bench) =>
  at.world.db.inWorkspace(at.workspaceId, (tx) =>
    newestAssessment(tx, at.workspaceId, { id: at.engagementId, cycle: 1 }),
  );

const inCard = async <Result>(
  at: Bench,
  run: (context: Parameters<typeof riskLine>[0]) => Promise<Result>,
  language = 'en-GB',
) =>
  at.world.db.inWorkspace(at.workspaceId, (tx) =>
    run({ tx, workspaceId: at.workspaceId, world: at.world, now: at.clock.now(), say: sayIn(language) }),
  );

eitherEngine('the risk', (open) => {
  describe('assessing', () => {
    it('[E6] keeps class, tier, reason, answers, who and when, and a new look is a new version', async () => {
      const at = await chosen(open);
      await assess(at);
      expect(await newest(at)).toMatchObject({
        version: 1,
        tier: 'minimal',
        euClass: 'minimal',
        reason: 'Only sorts our own invoices',
        assessedBy: 'ULEAD',
        assessedAt: at.clock.now(),
      });
      const hired = { ...answers('employment', 'influence') };
      await assess(at, { base: 1, answers: hired, tier: 'high', reason: 'It sorts applications' });
      expect(await newest(at)).toMatchObject({ version: 2, tier: 'high', euClass: 'high-risk' });
      const rows = await at.world.db.inWorkspace(at.workspaceId, (tx) =>
        tx.select().from(riskAssessment).where(eq(riskAssessment.workspaceId, at.workspaceId)),
      );
      expect(rows).toHaveLength(2);
    });

    it('[E6] lets a person set a higher tier, never a lower one', async () => {
      const at = await chosen(open);
      const chat = { answers: answers('interacts') };
      expect(await refusalsOf(assess(at, { ...chat, tier: 'minimal' }))).toEqual([
        'tier: risk.refusal.lower',
      ]);
      expect(await refusalsOf(assess(at, { ...chat, tier: 'none' }))).toEqual(['tier: refusal.choose']);
      await assess(at, { ...chat, tier: 'high' });
      expect(await newest(at)).toMatchObject({ tier: 'high', euClass: 'transparency' });
    });

    it('[E6] needs a reason, all answers, and a use case that is chosen', async () => {
      const at = await chosen(open);
      expect(await refusalsOf(assess(at, { reason: ' ' }))).toEqual(['reason: refusal.required']);
      const { prohibited: _first, ...rest } = answers();
      expect(await refusalsOf(assess(at, { answers: rest }))).toEqual(['risk.refusal.unfinished']);
      const none = await candidateBench(await open());
      expect(await refusalsOf(assess(none))).toEqual(['risk.refusal.no-choice']);
    });

    it('[E6] is for those who do the work, and for legal', async () => {
      const at = await chosen(open);
      const people = { legal: ['ULEGAL'], business: ['UBUSINESS'], engineering: ['UENG'] };
      await changePeople(at.world, at.lead, { engagementId: at.engagementId, ...people });
      expect(await refusalsOf(assess(at, {}, 'UBUSINESS'))).toEqual(['refusal.role']);
      await assess(at, {}, 'ULEGAL');
      await assess(at, { base: 1 }, 'UENG');
    });

    it('[X5] is done once when the form is sent twice, and does not overlook somebody else’s', async () => {
      const at = await chosen(open);
      await changePeople(at.world, at.lead, { engagementId: at.engagementId, legal: ['ULEGAL'] });
      await assess(at);
      await assess(at);
      expect((await newest(at))?.version).toBe(1);
      expect(await refusalsOf(assess(at, {}, 'ULEGAL'))).toEqual(['risk.refusal.overtaken']);
    });
  });

  describe('in the gate and on the card', () => {
    it('[E6] is missing until it is assessed, and says where', async () => {
      const at = await candidateBench(await open());
      expect(await inCheck(at, riskCheck)).toMatchObject({
        ok: false,
        figure: { key: 'risk.figure.no-choice' },
        fix: { action: 'prioritization.choice.open' },
      });
      await chooseUseCase(at, await addUseCase(at));
      expect(await inCheck(at, riskCheck)).toMatchObject({
        ok: false,
        figure: { key: 'risk.figure.none' },
        fix: { action: 'prioritization.risk.open', value: `${at.engagementId} 1` },
      });
      expect(await inCheck(at, riskAdds)).toEqual({});
    });

    it('[E6] shows the tier with what decided, in the reader’s language', async () => {
      const at = await chosen(open);
      await assess(at, { answers: answers('employment', 'profiling'), tier: 'high' });
      const { ok, figure } = await inCheck(at, riskCheck);
      expect(ok).toBe(true);
      const basis = 'Annex III no. 4 employment, Art. 6(3), last subparagraph profiling';
      expect(figureText(sayIn('en-GB'), figure)).toBe(`high · ${basis}`);
      expect(figureText(sayIn('de-DE'), figure)).toContain('hoch · Anhang III Nr. 4 Beschäftigung');
      expect(await inCheck(at, riskAdds)).toEqual({ tier: 'high' });
      expect(await inCard(at, (context) => riskLine(context, at.engagementId))).toEqual([
        `Risk tier: high · ${basis}`,
      ]);
    });

    it('[E6] says that a prohibited use case cannot go on', async () => {
      const at = await chosen(open);
      await assess(at, { answers: answers('prohibited'), tier: 'high' });
      const { ok, figure } = await inCheck(at, riskCheck);
      expect(ok).toBe(false);
      expect(figureText(sayIn('en-GB'), figure)).toBe(
        '✕ prohibited · Art. 5 prohibited practice: this use case cannot go on',
      );
      expect(await inCard(at, (context) => riskLine(context, at.engagementId))).toEqual([
        expect.stringContaining('cannot go on'),
      ]);
    });

    it('[E6] belongs to the use case it was made for; until the new one is assessed its tier still counts', async () => {
      const at = await chosen(open);
      await assess(at, { answers: answers('interacts'), tier: 'limited' });
      at.clock.advance({ hours: 1 });
      await chooseUseCase(at, await addUseCase(at, { name: 'Refunds' }), 2);
      expect(await inCheck(at, riskCheck)).toMatchObject({ ok: false, figure: { key: 'risk.figure.other' } });
      expect(await inCheck(at, riskAdds)).toEqual({ tier: 'limited' });
      await assess(at, { base: 1 });
      expect(await inCheck(at, riskCheck)).toMatchObject({ ok: true });
    });

    it('[E6] does not take answers about one use case for another that was chosen meanwhile', async () => {
      const at = await chosen(open);
      const before = await chosenNow(at);
      at.clock.advance({ hours: 1 });
      await chooseUseCase(at, await addUseCase(at, { name: 'Refunds' }), 2);
      expect(await refusalsOf(assess(at, { ...(before && { useCase: before }) }))).toEqual([
        'risk.refusal.other',
      ]);
      expect(await inCheck(at, riskAdds)).toEqual({});
    });

    it('[G6] changes the evidence with a new assessment, and with nothing else', async () => {
      const at = await chosen(open);
      await assess(at);
      const before = (await inCheck(at, riskCheck)).fingerprint;
      at.clock.advance({ hours: 5 });
      expect((await inCheck(at, riskCheck)).fingerprint).toEqual(before);
      await assess(at, { base: 1 });
      expect((await inCheck(at, riskCheck)).fingerprint).not.toEqual(before);
    });

    it('[E5] is the lead’s task once a use case is chosen, with why', async () => {
      const at = await candidateBench(await open());
      const tasks = (userId: string) => inCard(at, (context) => riskTasks(context, userId));
      expect(await tasks('ULEAD')).toEqual([]);
      await chooseUseCase(at, await addUseCase(at));
      expect(await tasks('ULEAD')).toMatchObject([
        { engagementId: at.engagementId, what: 'Assess the risk of “Invoice coding”', since: at.clock.now() },
      ]);
      expect((await tasks('ULEAD'))[0]?.why).toContain('gates');
      expect(await tasks(`U${randomUUID().slice(0, 6).toUpperCase()}`)).toEqual([]);
      await assess(at);
      expect(await tasks('ULEAD')).toEqual([]);
    });
  });
});

onPostgres('the risk, at the same time', (open) => {
  it('[X5] is assessed once: the other person is told who did', async () => {
    const at = await chosen(open);
    await changePeople(at.world, at.lead, {
      engagementId: at.engagementId,
      member: ['UA', 'UB', 'UC'].map((id) => `${id}0`),
    });
    const results = await Promise.all(['UA0', 'UB0', 'UC0'].map((who) => refusalsOf(assess(at, {}, who))));
    expect(results.filter((one) => one.length === 0)).toHaveLength(1);
    expect(results.flat()).toEqual(['risk.refusal.overtaken', 'risk.refusal.overtaken']);
  });
});
