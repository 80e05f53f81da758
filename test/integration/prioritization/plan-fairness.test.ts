import { lintMessage } from '@phasegate/block-kit/validate.ts';
import { expect, it } from 'vitest';
import { changePeople } from '../../../src/engagement/change-people.ts';
import { boundsCard, planTasks } from '../../../src/prioritization/plan/news.ts';
import { printOf } from '../../../src/prioritization/plan/rules.ts';
import { removeBound, saveNoBounds } from '../../../src/prioritization/plan/save-fairness.ts';
import type { Refusal } from '../../../src/refusal.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { eitherEngine, onPostgres } from '../../support/database.ts';
import { knowPeople } from '../../support/people.ts';
import { type PlanBench, planBench, refused } from '../../support/plans.ts';

const say = sayIn('en');
const signedBy = async (at: PlanBench) =>
  (await at.look()).signing?.roles.map(({ role, signed }) => `${role} ${signed?.userId ?? '–'}`);
const contextOf = (at: PlanBench, tx: Parameters<typeof planTasks>[0]['tx']) => ({
  tx,
  workspaceId: at.workspaceId,
  world: at.world,
  now: at.clock.now(),
  say,
});

eitherEngine('fairness bounds', (open) => {
  it('[P3.5] are signed by business and legal, and only then does their item hold', async () => {
    const at = await planBench(await open());
    await at.save('bound');
    expect(await at.check('fairness')).toMatchObject({
      ok: false,
      figure: { params: { signed: 0, needed: 2 } },
    });
    expect(await at.sign('business', 'UBIZ')).toBe(true);
    expect(await at.check('fairness')).toMatchObject({ ok: false });
    expect(await at.sign('legal', 'ULEGAL')).toBe(true);
    expect(await signedBy(at)).toEqual(['business UBIZ', 'legal ULEGAL']);
    expect(await at.check('fairness')).toMatchObject({ ok: true });
  });

  it('[P3.5] a signature belongs to the bounds as they were: any change voids it, the way back restores it', async () => {
    const at = await planBench(await open());
    await at.save('bound');
    await at.sign('business', 'UBIZ');
    const before = (await at.look()).signing?.digest;
    await at.save('bound', { segment: 'RAC1P', metric: 'recall' });
    expect(await signedBy(at)).toEqual(['business –', 'legal –']);
    expect(await refused(at.sign('legal', 'ULEGAL', before))).toMatchObject({
      key: 'plan.refusal.bounds-changed',
    });
    const second = (await at.look()).content.fairness?.bounds[1];
    if (!second) throw new Error('no bound');
    const key = printOf(second);
    const was = await at.was('dropBound', key);
    const { world, engagementId, as } = at;
    await removeBound(world, as('ULEAD'), { engagementId, key, was, reason: '', draft: '' });
    expect(await signedBy(at)).toEqual(['business UBIZ', 'legal –']);
  });

  it('[P3.5] one person signs in one role, a role once, and others are told who can', async () => {
    const at = await planBench(await open());
    await changePeople(at.world, at.as('ULEAD'), {
      engagementId: at.engagementId,
      ...{ member: ['UMEM'], data: ['UDATA'], stakeholder: ['USTAKE'], reviewer: [] },
      ...{ business: ['UBIZ', 'UBIZ2'], legal: ['ULEGAL', 'UBIZ'] },
    } as Parameters<typeof changePeople>[2]);
    await at.save('bound');
    expect(await refused(at.sign('business', 'ULEAD'))).toMatchObject({
      key: 'refusal.role',
      params: { people: { value: '<@UBIZ>, <@UBIZ2>' } },
    });
    expect(await at.sign('business', 'UBIZ')).toBe(true);
    expect(await at.sign('business', 'UBIZ')).toBe(false);
    expect(await refused(at.sign('business', 'UBIZ2'))).toMatchObject({ key: 'plan.refusal.signed' });
    expect(await refused(at.sign('legal', 'UBIZ'))).toMatchObject({ key: 'plan.refusal.one-role' });
    expect(await at.audit('prioritization.fairness.sign')).toHaveLength(1);
  });

  it('[P3.5] are not signed by a guest of the channel, and none is asked', async () => {
    const db = await open();
    const at = await planBench(db);
    await knowPeople(db, at.workspaceId, { ULEGAL: { isExternal: true } });
    await at.save('bound');
    expect((await at.look()).signing?.roles.map((one) => one.able)).toEqual([['UBIZ'], []]);
    expect(await refused(at.sign('legal', 'ULEGAL'))).toMatchObject({ key: 'refusal.external' });
  });

  it('[P3.5] may be none, for a reason, which is signed too', async () => {
    const at = await planBench(await open());
    const { world, engagementId, as } = at;
    const was = await at.was('none');
    await saveNoBounds(world, as('ULEAD'), {
      ...{ engagementId, was, reason: '', draft: '' },
      noneReason: 'No person is concerned',
    });
    await at.sign('business', 'UBIZ');
    await at.sign('legal', 'ULEGAL');
    expect(await at.check('fairness')).toMatchObject({ ok: true, figure: { params: { count: 0 } } });
    await at.save('bound');
    expect((await at.look()).content.fairness).toMatchObject({
      noneReason: null,
      bounds: [{ segment: 'SEX' }],
    });
    expect(await at.check('fairness')).toMatchObject({ ok: false });
  });

  it.each([
    [{ limit: '0' }, 'plan.refusal.limit', 'limit'],
    [{ limit: '-0.1' }, 'plan.refusal.limit', 'limit'],
    [{ limit: '1.1' }, 'plan.refusal.ratio', 'limit'],
    [{ rule: 'max_gap', limit: '1' }, 'plan.refusal.gap', 'limit'],
    [{ minCases: '1' }, 'plan.refusal.cases', 'minCases'],
    [{ values: 'women' }, 'plan.refusal.values-one', 'values'],
    [{ segment: ' ' }, 'refusal.required', 'segment'],
    [{ metric: 'f1' }, 'refusal.choose', 'metric'],
  ])('[P3.4] refuses a bound with %j', async (more, key, field) => {
    const at = await planBench(await open());
    expect(await refused(at.save('bound', more))).toMatchObject({ key, field });
  });

  it('[E5] [P3.5] asks those who can sign, until their role has; the card shows it', async () => {
    const db = await open();
    const at = await planBench(db);
    await at.save('bound');
    const tasksOf = (userId: string) =>
      db.inWorkspace(at.workspaceId, (tx) => planTasks(contextOf(at, tx), userId, at.engagementId));
    expect((await tasksOf('UBIZ')).map((one) => one.what)).toEqual([
      'Sign the fairness bounds of “Support ticket triage” as business',
    ]);
    expect(await tasksOf('UDATA')).toEqual([]);
    await at.sign('business', 'UBIZ');
    expect(await tasksOf('UBIZ')).toEqual([]);
    const message = await db.inWorkspace(at.workspaceId, (tx) =>
      boundsCard(contextOf(at, tx), `${at.engagementId}.1`),
    );
    if (!message) throw new Error('no card');
    expect(lintMessage({ ...message })).toEqual([]);
    expect(JSON.stringify(message.blocks)).toContain('✓ business: <@UBIZ>');
    expect(JSON.stringify(message.blocks)).toContain('☐ legal: can be signed by <@ULEGAL>');
  });
});

onPostgres('signing at the same time', (open) => {
  it('[P3.5] two clicks of one person are one signature, and of two people one is told', async () => {
    const at = await planBench(await open());
    await at.save('bound');
    const same = await Promise.all([at.sign('business', 'UBIZ'), at.sign('business', 'UBIZ')]);
    expect(same.toSorted()).toEqual([false, true]);
    const { digest } = (await at.look()).signing ?? {};
    const [signed, changed] = await Promise.allSettled([
      at.sign('legal', 'ULEGAL', digest),
      at.save('bound', { segment: 'RAC1P' }),
    ]);
    expect(changed.status).toBe('fulfilled');
    // Whichever came first: what was signed is not what is there now, and who came second is told.
    expect(await signedBy(at)).toEqual(['business –', 'legal –']);
    const told = signed.status === 'fulfilled' ? 'signed' : (signed.reason as Refusal).key;
    expect(['signed', 'plan.refusal.bounds-changed']).toContain(told);
    expect(await at.audit('prioritization.fairness.sign')).toHaveLength(told === 'signed' ? 2 : 1);
  });
});
