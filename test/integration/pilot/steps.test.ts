import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../../db/database.ts';
import { auditEvent } from '../../../db/schema/record.ts';
import { changePeople } from '../../../src/engagement/change-people.ts';
import { advancePhase, goBack } from '../../../src/engagement/change-phase.ts';
import { changeHolidays, markOf } from '../../../src/engagement/holidays.ts';
import { findEngagement } from '../../../src/engagement/store.ts';
import { engagementVerb } from '../../../src/engagement/verb.ts';
import { gates } from '../../../src/gates/room.ts';
import { pilot } from '../../../src/pilot/room.ts';
import { finishStep } from '../../../src/pilot/steps/finish-step.ts';
import { planStep } from '../../../src/pilot/steps/plan-step.ts';
import { reopenStep } from '../../../src/pilot/steps/reopen-step.ts';
import { buildProgress, buildTasks } from '../../../src/pilot/steps/store.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { eitherEngine } from '../../support/database.ts';
import { slackActor, startedEngagement } from '../../support/engagements.ts';
import { refusal } from '../../support/gates.ts';
import { knowPeople } from '../../support/people.ts';
import { checked } from '../../support/verdicts.ts';
import { newWorkspace } from '../../support/world.ts';

/** As an approved exit gate does it. */
const advance = engagementVerb({
  input: z.object({ engagementId: z.uuid(), to: z.number() }),
  may: ['lead'],
  exclusive: true,
  run: (acting, { to }) => advancePhase(acting, to),
});

async function inPilot(db: Database, locale = 'en') {
  // Monday; the pilot begins on that day.
  const made = await newWorkspace(db, { rooms: [pilot, gates], locale });
  const { world, workspaceId, clock } = made;
  const engagementId = await startedEngagement(world, workspaceId);
  const as = (userId: string) => slackActor(workspaceId, userId);
  await knowPeople(db, workspaceId, { UGONE: { isDeactivated: true }, UGUEST: { isExternal: true } });
  await changePeople(world, as('ULEAD'), {
    engagementId,
    member: ['UMEMBER'],
    data: ['UDATA'],
    legal: ['ULEGAL'],
  });
  await changeHolidays(world, as('ULEAD'), {
    engagementId,
    mark: markOf([]),
    lines: '2027-03-08 Women’s Day',
  });
  for (const to of [2, 3]) await advance(world, as('ULEAD'), { engagementId, to });
  const engagement = await db.inWorkspace(workspaceId, (tx) => findEngagement(tx, workspaceId, engagementId));
  if (!engagement) throw new Error('no engagement');
  const tasks = () => db.inWorkspace(workspaceId, (tx) => buildTasks(tx, workspaceId, engagement));
  const step = async (key: string) => {
    const found = (await tasks()).find((one) => one.step === key);
    if (!found) throw new Error(`no step ${key}`);
    return found;
  };
  return {
    ...made,
    engagementId,
    as,
    tasks,
    step,
    check: () => checked({ ...made, engagementId, as }, 'pilot.build', null),
    progress: () =>
      db.inWorkspace(workspaceId, (tx) => buildProgress(tx, workspaceId, engagement, clock.now())),
    audit: (action: string) =>
      db.inWorkspace(workspaceId, (tx) =>
        tx
          .select()
          .from(auditEvent)
          .where(and(eq(auditEvent.workspaceId, workspaceId), eq(auditEvent.action, action))),
      ),
    duties: async (userId: string) => {
      const found = await db.inWorkspace(workspaceId, async (tx) => {
        const context = { tx, workspaceId, world, now: clock.now(), say: sayIn('en') };
        const told = [];
        for (const room of world.rooms) told.push(...((await room.tasks?.(context, userId)) ?? []));
        return told;
      });
      return found.map((one) => one.what);
    },
  };
}

describe('the build sequence of a pilot', () => {
  eitherEngine('from the manifest to its end', (open) => {
    it('[B1] becomes tasks with owner and day once the pilot begins, holidays left out', async () => {
      const bench = await inPilot(await open());
      const tasks = await bench.tasks();
      expect(tasks.map(({ step, owner, dueOn, state }) => [step, owner, dueOn, state])).toEqual([
        ['features', 'UDATA', '2027-03-15', 'open'],
        ['baseline_model', 'UDATA', '2027-03-15', 'open'],
        ['model_development', 'UDATA', '2027-03-29', 'open'],
        ['segment_validation', 'UDATA', '2027-03-29', 'open'],
        // Nobody is named for engineering: the lead has them.
        ['human_checkpoint', 'ULEAD', '2027-04-12', 'open'],
        ['audit_logging', 'ULEAD', '2027-04-12', 'open'],
        ['staging_test', 'ULEAD', '2027-04-12', 'open'],
        ['retraining_pipeline', 'ULEAD', '2027-04-12', 'open'],
      ]);
      expect(await bench.audit('pilot.build.begin')).toHaveLength(1);
      expect(await bench.progress()).toMatchObject({
        done: 0,
        total: 8,
        overdue: 0,
        next: { step: 'features' },
      });
    });

    it('[B1] [E3] is made once a cycle: who comes back finds it as it was left', async () => {
      const bench = await inPilot(await open());
      const { world, as, engagementId } = bench;
      const { id: taskId } = await bench.step('features');
      await finishStep(world, as('UDATA'), { engagementId, taskId, evidence: 'repo, tag f1' });
      await goBack(world, as('ULEAD'), { engagementId, to: 2, reason: 'The plan has a mistake' });
      await advance(world, as('ULEAD'), { engagementId, to: 3 });
      expect(await bench.tasks()).toHaveLength(8);
      expect(await bench.step('features')).toMatchObject({ state: 'done', evidence: 'repo, tag f1' });
      expect(await bench.audit('pilot.build.begin')).toHaveLength(1);
    });

    it('[B1] [H7] is written in the workspace’s language', async () => {
      const bench = await inPilot(await open(), 'de');
      expect((await bench.step('features')).text).toContain('Merkmale');
    });

    it('[B1] a step is planned anew by those who work, for somebody who can, not for the past', async () => {
      const bench = await inPilot(await open());
      const { world, as, engagementId } = bench;
      const { id: taskId } = await bench.step('features');
      const plan = (userId: string, owner: string, dueOn: string) =>
        refusal(planStep(world, as(userId), { engagementId, taskId, owner, dueOn }));
      expect(await plan('UMEMBER', 'UMEMBER', '2027-03-20')).toEqual([]);
      expect(await bench.step('features')).toMatchObject({ owner: 'UMEMBER', dueOn: '2027-03-20' });
      expect(await plan('ULEGAL', 'ULEGAL', '2027-03-20')).toEqual(['refusal.role']);
      expect(await plan('UDATA', 'UMEMBER', '2027-02-28')).toEqual(['dueOn: build.refusal.past']);
      for (const nobody of ['UGONE', 'UGUEST'])
        expect(await plan('UDATA', nobody, '2027-03-21'), nobody).toEqual(['owner: build.refusal.owner']);
      expect(await bench.audit('pilot.build.plan')).toMatchObject([
        { before: { owner: 'UDATA', dueOn: '2027-03-15' }, after: { owner: 'UMEMBER', dueOn: '2027-03-20' } },
      ]);
      // A day that has passed may stay where only the owner changes.
      bench.clock.set('2027-04-01T09:00:00Z');
      expect(await plan('UDATA', 'UDATA', '2027-03-20')).toEqual([]);
    });

    it('[B1] [X5] a step is done with what shows it, once, and opened again with a reason', async () => {
      const bench = await inPilot(await open());
      const { world, as, engagementId } = bench;
      const { id: taskId } = await bench.step('features');
      const finish = (evidence: string) =>
        refusal(finishStep(world, as('UDATA'), { engagementId, taskId, evidence }));
      expect(await finish('  ')).toEqual(['evidence: refusal.required']);
      expect(await finish('https://ci.example/7')).toEqual([]);
      expect(await finish('something else')).toEqual([]);
      expect(await bench.step('features')).toMatchObject({
        evidence: 'https://ci.example/7',
        doneBy: 'UDATA',
      });
      expect(await bench.audit('pilot.build.finish')).toHaveLength(1);
      const plan = { engagementId, taskId, owner: 'ULEAD', dueOn: '2027-03-20' };
      expect(await refusal(planStep(world, as('UDATA'), plan))).toEqual(['build.refusal.done']);
      const reopen = (reason: string) =>
        refusal(reopenStep(world, as('UMEMBER'), { engagementId, taskId, reason }));
      expect(await reopen('')).toEqual(['reason: refusal.required']);
      expect(await reopen('Two features were forgotten')).toEqual([]);
      expect(await bench.step('features')).toMatchObject({ state: 'open', evidence: null, doneBy: null });
      expect(await bench.audit('pilot.build.reopen')).toMatchObject([
        { before: { evidence: 'https://ci.example/7' }, after: { reason: 'Two features were forgotten' } },
      ]);
    });

    it('[B1] what is missing is named to the gate, with a button, until every step is done', async () => {
      const bench = await inPilot(await open());
      const { world, as, engagementId } = bench;
      const finish = async (taskId: string) =>
        finishStep(world, as('UDATA'), { engagementId, taskId, evidence: 'seen' });
      const before = await bench.check();
      expect(before).toMatchObject({
        ok: false,
        figure: '0 of 8, missing: Features are built from the training dataset and 7 more',
        fix: { action: 'pilot.build.list', value: engagementId },
      });
      const [last, ...others] = (await bench.tasks()).toReversed();
      for (const one of others) await finish(one.id);
      expect(await bench.check()).toMatchObject({
        ok: false,
        figure: '7 of 8, missing: The retraining pipeline is built',
      });
      await finish(last?.id ?? '');
      const after = await bench.check();
      expect(after).toMatchObject({ ok: true, figure: '8 of 8' });
      expect(after.fix).toBeUndefined();
      expect(after.fingerprint).not.toEqual(before.fingerprint);
      await bench.clock.advance({ hours: 500 });
      expect((await bench.check()).fingerprint).toEqual(after.fingerprint);
      expect(await bench.progress()).toMatchObject({ done: 8, overdue: 0, next: null });
    });

    it('[B1] [E5] stands once among its owner’s tasks, and is overdue after its day', async () => {
      const bench = await inPilot(await open());
      const duties = await bench.duties('UDATA');
      expect(duties).toHaveLength(4);
      expect(duties[0]).toContain('Build step: Features are built');
      expect(await bench.duties('UMEMBER')).toEqual([]);
      const { id: taskId } = await bench.step('features');
      const { world, as, engagementId } = bench;
      await finishStep(world, as('UDATA'), { engagementId, taskId, evidence: 'seen' });
      expect(await bench.duties('UDATA')).toHaveLength(3);
      // Where the engagement is, the 15th lasts until 23:00 UTC.
      bench.clock.set('2027-03-15T22:59:00Z');
      expect((await bench.progress()).overdue).toBe(0);
      bench.clock.set('2027-03-15T23:00:00Z');
      expect(await bench.progress()).toMatchObject({ overdue: 1, next: { step: 'baseline_model' } });
    });

    it('[X2] nobody of another workspace reaches a step', async () => {
      const bench = await inPilot(await open());
      const other = await inPilot(await open());
      const { id: taskId } = await bench.step('features');
      const { engagementId } = other;
      const evidence = 'seen';
      const stranger = finishStep(other.world, other.as('ULEAD'), { engagementId, taskId, evidence });
      expect(await refusal(stranger)).toEqual(['refusal.not-found']);
      expect(await bench.step('features')).toMatchObject({ state: 'open' });
    });
  });
});
