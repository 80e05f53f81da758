import { randomUUID } from 'node:crypto';
import type { Modal, SlackMessage } from '@phasegate/block-kit/blocks.ts';
import { lintMessage, lintView } from '@phasegate/block-kit/validate.ts';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { alert } from '../../../db/schema/alerts.ts';
import { foundationRisk } from '../../../db/schema/lineage.ts';
import { investigation, model } from '../../../db/schema/pilot.ts';
import { beginCycle } from '../../../src/engagement/begin-cycle.ts';
import { inCycle } from '../../../src/engagement/in-cycle.ts';
import { currentPhase, findEngagement } from '../../../src/engagement/store.ts';
import { acceptRisk } from '../../../src/foundation/exit/accept-risk.ts';
import { openRisks } from '../../../src/foundation/exit/risk.ts';
import { foundation } from '../../../src/foundation/room.ts';
import { attest } from '../../../src/gates/attest.ts';
import { cardLines } from '../../../src/gates/card-lines.ts';
import { requestState as stateOf } from '../../../src/gates/cards.ts';
import { gatesTasks } from '../../../src/gates/duties.ts';
import { lookInto } from '../../../src/gates/evidence.ts';
import { openAsk, submitChoose } from '../../../src/gates/handlers/ask.ts';
import { askValue } from '../../../src/gates/ids.ts';
import { gates } from '../../../src/gates/room.ts';
import { requestMessage } from '../../../src/gates/screens/request.ts';
import { findRequest, requestsOf } from '../../../src/gates/store.ts';
import { subjectsFor } from '../../../src/gates/subjects.ts';
import type { ViewVisit, Visit } from '../../../src/handlers.ts';
import { recordReading } from '../../../src/monitoring/checks/record-reading.ts';
import { approveRetraining } from '../../../src/monitoring/retraining/approve.ts';
import { declareIncident } from '../../../src/monitoring/retraining/declare.ts';
import { retrainingTasks } from '../../../src/monitoring/retraining/duties.ts';
import { promoteVersion } from '../../../src/monitoring/retraining/promote.ts';
import { nameVersion, startRetraining } from '../../../src/monitoring/retraining/run.ts';
import { retrainingMessage } from '../../../src/monitoring/retraining/screens/card.ts';
import { abandonRetraining } from '../../../src/monitoring/retraining/steps.ts';
import { findEvent } from '../../../src/monitoring/retraining/store.ts';
import { triggerByAlert } from '../../../src/monitoring/retraining/trigger.ts';
import { retrainingView } from '../../../src/monitoring/retraining/view.ts';
import { monitoring } from '../../../src/monitoring/room.ts';
import { renderEvaluations } from '../../../src/pilot/evaluations/handlers/list.ts';
import { pilot } from '../../../src/pilot/room.ts';
import { stagingChecks } from '../../../src/pilot/steps/staging/checks.ts';
import { recordStagingRun } from '../../../src/pilot/steps/staging/record-run.ts';
import { investigate } from '../../../src/pilot/verdicts/investigate.ts';
import { investigationTasks } from '../../../src/pilot/verdicts/news.ts';
import {
  type Investigation,
  insertInvestigation,
  openInvestigations,
} from '../../../src/pilot/verdicts/store.ts';
import { readFacts } from '../../../src/production/clearance/read.ts';
import { findDeployment } from '../../../src/production/deployments/store.ts';
import { production } from '../../../src/production/room.ts';
import { deploymentMessage } from '../../../src/production/stages/screens/card.ts';
import { stageViewOf } from '../../../src/production/stages/view.ts';
import { Refusal } from '../../../src/refusal.ts';
import type { CardContext } from '../../../src/room.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { onPostgres } from '../../support/database.ts';
import { putInPhase, putSeal, sealedPlan } from '../../support/evaluations.ts';
import { putFeed, putMonitor } from '../../support/monitoring.ts';
import { figurePlaybook } from '../../support/playbook.ts';
import { putDeployment } from '../../support/production.ts';
import { approve, ask, judge, requestState, type StagesBench, stagesBench } from '../../support/stages.ts';
import { record } from '../../support/verdicts.ts';

const say = sayIn('en');
const playbook = figurePlaybook();
const requirement = { metric: 'recall', better: 'higher', minCases: 100, typedReason: null } as const;

const refusalOf = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => null,
    (fault: unknown) => fault,
  );
  expect(error).toBeInstanceOf(Refusal);
  return (error as Refusal).key;
};

const inside = <Result>(made: StagesBench, read: (context: CardContext) => Promise<Result>) =>
  made.world.db.inWorkspace(made.workspaceId, (tx) =>
    read({ tx, workspaceId: made.workspaceId, world: made.world, now: made.clock.now(), say }),
  );

const engagementOf = (made: StagesBench) =>
  inside(made, async ({ tx, workspaceId }) => {
    const found = await findEngagement(tx, workspaceId, made.engagementId);
    if (!found) throw new Error('no engagement');
    return found;
  });

/** The phase of a cycle, and how often it has entered one. */
const standing = (made: StagesBench, cycle: number) =>
  inside(made, async ({ tx, workspaceId }) => {
    const { entry } = await currentPhase(tx, workspaceId, { id: made.engagementId, cycle });
    return `${entry.phase} ${entry.entry}`;
  });

/** An alert of the model at work that fires. */
async function fires(made: StagesBench, deploymentId = made.deploymentId): Promise<string> {
  const { world, workspaceId, engagementId } = made;
  const feedId = await putFeed(world.db, made, {});
  const monitorId = await putMonitor(world.db, { ...made, deploymentId, feedId });
  for (const value of [0.8, 0.8]) {
    made.clock.set(made.clock.now().add({ hours: 1 }));
    const slot = made.clock.now();
    const found = { n: 900, shown: `recall ${value}`, detail: null, verdict: 'breach', value } as never;
    const actor = { workspaceId, userId: 'system', origin: 'clock' as const };
    await recordReading(world, actor, { engagementId, monitorId, version: 1, slot, found });
  }
  const [row] = await inside(made, ({ tx }) => tx.select().from(alert).where(eq(alert.monitorId, monitorId)));
  return row?.id ?? '';
}

/** From the alert to the version that came out, by hand. */
async function retrain(made: StagesBench, version: string, deploymentId = made.deploymentId) {
  const { world, as, engagementId } = made;
  const alertId = await fires(made, deploymentId);
  const { event } = await triggerByAlert(world, as('UREVIEW'), { engagementId, alertId, id: randomUUID() });
  const on = { engagementId, eventId: event.id };
  await approveRetraining(world, as('UDATA'), on);
  await startRetraining(world, as('ULEAD'), on);
  await nameVersion(world, as('ULEAD'), { ...on, model: version, digest: 'b4'.repeat(32) });
  return on;
}

const eventOf = (made: StagesBench, { eventId }: { eventId: string }) =>
  inside(made, async ({ tx, workspaceId }) => findEvent(tx, workspaceId, eventId));

/** Everybody agrees to one gate on a version. */
async function pass(
  made: StagesBench,
  gate: 'performance' | 'fairness' | 'integration',
  version: string,
  cycle: number | null = null,
): Promise<string> {
  const id = await ask(made, gate, version, cycle);
  const approvers = {
    performance: ['UBIZ', 'UDATA'],
    fairness: ['UBIZ', 'ULEGAL'],
    integration: ['UENG', 'UDATA'],
  };
  for (const by of approvers[gate]) await approve(made, by, id);
  if (gate === 'fairness')
    await attest(made.world, made.as('ULEGAL'), { requestId: id, items: [{ item: 'read', note: 'Read.' }] });
  expect(await requestState(made, id)).toBe('approved');
  return id;
}

const passAll = async (made: StagesBench, version: string, cycle: number | null = null) => {
  for (const gate of ['performance', 'fairness', 'integration'] as const)
    await pass(made, gate, version, cycle);
};

/** Cycle 1’s v3 at work and monitored. */
async function monitored(db: Parameters<typeof stagesBench>[0]): Promise<StagesBench> {
  const made = await stagesBench(db, {
    rooms: [foundation, pilot, production, monitoring, gates],
    playbook,
    now: '2027-03-01T09:00:00Z',
  });
  await judge(made, { right: 600, wrong: 2 });
  await putInPhase(db, made, 5, 1);
  return made;
}

/** Cycle 2 has begun and come to a phase; from the pilot on it has a seal of its own, which is stricter. */
async function second(made: StagesBench, phase: number): Promise<void> {
  const { world, as, engagementId } = made;
  await beginCycle(world, as('ULEAD'), { engagementId, cycle: 1, final: '' });
  await putInPhase(world.db, made, phase, 2);
  if (phase >= 3)
    await putSeal(world.db, made, sealedPlan({ requirement: { ...requirement, threshold: '0.95' } }), 1, 2);
}

const words = (shown: Modal | SlackMessage | null | undefined): string => JSON.stringify(shown?.blocks);

function visitOf(made: StagesBench, userId: string) {
  const modals: Modal[] = [];
  const messages: SlackMessage[] = [];
  const visit = {
    world: made.world,
    actor: made.as(userId),
    say,
    openModal: async (one: Modal) => void modals.push(one),
    tell: async (one: SlackMessage) => void messages.push(one),
  } as unknown as Visit;
  return { visit, modals, messages };
}

onPostgres('a retraining of an earlier cycle’s model', (open) => {
  it.for([
    ['at the start of the next cycle', 1],
    ['while it plans', 2],
    ['in its pilot', 3],
    ['while its own model goes to work', 4],
  ] as const)('[R1] [R2] [R3] [B8] passes its gates and is promoted, %s', async ([, phase]) => {
    const made = await monitored(await open());
    const { world, as, deploymentId, workspaceId } = made;
    await second(made, phase);
    const on = await retrain(made, 'v4');
    expect(await eventOf(made, on)).toMatchObject({ cycle: 1, state: 'running', toModel: 'v4' });

    // Its evaluation and its gates are its own cycle's, and held to that one's seal, without anybody saying so.
    await record(made, 'v4', { hits: 970, n: 1_000 });
    const models = await inside(made, ({ tx }) => tx.select().from(model).where(eq(model.name, 'v4')));
    expect(models).toMatchObject([{ cycle: 1 }]);
    const before = await standing(made, 2);
    await passAll(made, 'v4');
    expect(await eventOf(made, on)).toMatchObject({ state: 'revalidated' });
    const requests = await inside(made, ({ tx }) =>
      requestsOf(tx, workspaceId, { id: made.engagementId, cycle: 1 }),
    );
    expect(requests.filter(({ subject }) => subject === 'v4')).toHaveLength(3);
    for (const { evidence } of requests.filter(({ subject }) => subject === 'v4'))
      expect(evidence.seal?.digest.startsWith('0')).toBe(true);
    // No phase of either cycle ends by them.
    expect([await standing(made, 1), await standing(made, 2)]).toEqual(['5 1', before]);

    made.clock.set(made.clock.now().add({ hours: 72 }));
    await promoteVersion(world, as('UENG'), on);
    expect(await eventOf(made, on)).toMatchObject({ state: 'promoted' });
    // Its card tells of the version at work, not of the first one.
    const card = await inside(made, async (context) =>
      deploymentMessage(say, await stageViewOf(context, workspaceId, deploymentId)),
    );
    expect(words(card)).toContain('· cycle 1 · put to work by <@UENG>, ');
    expect(words(card)).toContain(`<!date^${Math.floor(made.clock.now().epochMilliseconds / 1_000)}^`);
    const engagement = await engagementOf(made);
    const facts = await inside(made, async ({ tx }) =>
      readFacts(tx, world, engagement, await findDeployment(tx, workspaceId, deploymentId)),
    );
    expect(facts).toMatchObject({ deployment: { model: 'v4', stage: 0 }, engagement: { phase: 5 } });
    expect(facts.gates.map(({ state, changed }) => `${state} ${changed}`)).toEqual(
      Array(3).fill('approved null'),
    );
    // [S3.1] Its stages open by their gates, in its cycle.
    const { looking } = await inside(made, (context) => lookInto({ ...context, engagement }, 1));
    const stages = await inside(made, ({ tx }) =>
      subjectsFor({ ...looking, tx }, { about: 'stage', phase: 4, revalidates: false }),
    );
    expect(stages.map(({ name }) => name)).toEqual(['stage 1']);
  });

  it('[R2] [R3] abandoned with a gate open; the gate is about nothing any more, and cycle 2 does not notice', async () => {
    const made = await monitored(await open());
    await second(made, 3);
    const on = await retrain(made, 'v4');
    await record(made, 'v4', { hits: 970, n: 1_000 });
    await record(made, 'w1', { hits: 990, n: 1_000 });
    await pass(made, 'performance', 'v4');
    const own = await pass(made, 'performance', 'w1');
    const reason = 'The labels were late.';
    await abandonRetraining(made.world, made.as('UENG'), { ...on, reason });
    expect(await eventOf(made, on)).toMatchObject({ state: 'abandoned', reason });
    expect(await refusalOf(ask(made, 'fairness', 'v4', 1))).toBe('gates.refusal.subject');
    expect(await made.deployment()).toMatchObject({ model: 'v3' });
    await pass(made, 'fairness', 'w1');
    expect(await inside(made, ({ tx }) => findRequest(tx, made.workspaceId, own))).toMatchObject({
      cycle: 2,
      state: 'approved',
    });
    expect(await standing(made, 2)).toBe('3 1');
  });

  it('[R2] [R3] [G10] abandoned, or of another version, its open gates end; those of cycle 2 go on', async () => {
    const made = await monitored(await open());
    await second(made, 3);
    const on = await retrain(made, 'v4');
    await record(made, 'v4', { hits: 970, n: 1_000 });
    await record(made, 'w1', { hits: 990, n: 1_000 });
    const passed = await pass(made, 'performance', 'v4');
    const asked = await ask(made, 'integration', 'v4', 1);
    const own = await ask(made, 'integration', 'w1', 2);
    await approve(made, 'UENG', asked);
    const version = { model: 'v5', digest: 'c5'.repeat(32) };
    await nameVersion(made.world, made.as('ULEAD'), { ...on, ...version });
    const states = () => Promise.all([passed, asked, own].map((id) => requestState(made, id)));
    expect(await states()).toEqual(['approved', 'withdrawn', 'open']);
    await record(made, 'v5', { hits: 980, n: 1_000 });
    const again = await ask(made, 'integration', 'v5', 1);
    const reason = 'The labels were late.';
    await abandonRetraining(made.world, made.as('UENG'), { ...on, reason });
    expect(await inside(made, ({ tx }) => findRequest(tx, made.workspaceId, again))).toMatchObject({
      state: 'withdrawn',
      decidedBy: 'UENG',
      reason,
    });
    expect(await states()).toEqual(['approved', 'withdrawn', 'open']);
    expect(await refusalOf(approve(made, 'UDATA', again))).toBe('gates.refusal.decided.withdrawn');
  });

  it('[B2] [B5] [B7] [F5.3] what is found of it is its own cycle’s: a failure, its investigation, a staging run, a risk', async () => {
    const made = await monitored(await open());
    const { world, as, workspaceId, engagementId, clock } = made;
    const at = { workspaceId, id: randomUUID(), engagementId, cycle: 1, kind: 'source' as const };
    const cause = { subject: randomUUID(), name: 'crm', causedBy: 'ULEAD', at: clock.now() };
    await inside(made, ({ tx }) => tx.insert(foundationRisk).values({ ...at, ...cause }));
    await second(made, 3);
    await retrain(made, 'v4');
    await record(made, 'w1', { hits: 990, n: 1_000 });
    const failed = await record(made, 'v4', { hits: 600, n: 1_000 });
    const open1 = () =>
      inside(made, ({ tx }) => openInvestigations(tx, workspaceId, { id: engagementId, cycle: 1 }));
    const [found] = await open1();
    expect(found).toMatchObject({ cycle: 1, evaluationId: failed.id });
    expect(
      (await inside(made, (context) => investigationTasks(context, found?.owner ?? '', engagementId))).map(
        ({ what }) => what,
      ),
    ).toEqual([expect.stringContaining('v4 · cycle 1')]);
    // However many of an engagement are open, which cycles go on is asked once.
    expect(
      await inside(made, async (context) => {
        const { tx } = context;
        const [w1] = await tx.select().from(model).where(eq(model.name, 'w1'));
        const another = { ...(found as Investigation), id: randomUUID(), modelId: w1?.id ?? '' };
        await insertInvestigation(tx, another);
        let asked = 0;
        const counted = context.world.rooms.map(({ deployments, ...room }) => ({
          ...room,
          ...(deployments && {
            deployments: (of: Parameters<typeof deployments>[0]) => {
              asked += 1;
              return deployments(of);
            },
          }),
        }));
        const tasks = await investigationTasks(
          { ...context, world: { ...context.world, rooms: counted } },
          another.owner ?? '',
        );
        await tx.delete(investigation).where(eq(investigation.id, another.id));
        return { tasks: tasks.length, asked };
      }),
    ).toEqual({ tasks: 2, asked: 1 });
    await investigate(world, as('ULEAD'), {
      engagementId,
      id: found?.id ?? '',
      findings: 'Labels were late.',
      owner: 'ULEAD',
      outcome: 'fix the model',
    });
    // Another cycle's newer evaluation ends it as little as another cycle's seal.
    await record(made, 'w1', { hits: 991, n: 1_000 });
    expect(await open1()).toHaveLength(1);
    clock.set(clock.now().add({ hours: 1 }));
    await record(made, 'v4', { hits: 970, n: 1_000 });
    expect(await open1()).toEqual([]);

    const [v4] = await inside(made, ({ tx }) => tx.select().from(model).where(eq(model.name, 'v4')));
    await recordStagingRun(world, as('ULEAD'), {
      engagementId,
      id: randomUUID(),
      fields: {
        model: v4?.id ?? '',
        when: clock.now().subtract({ hours: 1 }).epochMilliseconds / 1_000,
        minutes: '120',
        cases: '2360',
        errors: '3',
        p95Ms: '412',
        auditLogSeen: 'yes',
        auditLogLink: 'https://logs.example/1',
        checkpointSeen: 'yes',
        checkpointLink: 'https://queue.example/1',
        note: '',
      },
    });
    const staged = await inside(made, async (context) => {
      const engagement = await findEngagement(context.tx, workspaceId, engagementId);
      if (!engagement) throw new Error('no engagement');
      const look = (cycle: number, subject: string) =>
        stagingChecks['pilot.staging_volume']?.({
          ...context,
          engagement: inCycle(engagement, cycle),
          subject,
        });
      return [(await look(1, 'v4'))?.ok, (await look(2, 'w1'))?.ok];
    });
    expect(staged).toEqual([true, false]);

    // What put the first cycle's data at risk can still be accepted.
    await acceptRisk(world, as('UDATA'), { engagementId, reason: 'Looked at: no field of it is used.' });
    expect(
      await inside(made, ({ tx }) => openRisks(tx, { workspaceId, id: engagementId, cycle: 1 })),
    ).toEqual([]);
  });

  it('[G6] [G7] [P3.4] [H1] gates of both cycles stand side by side: each in its name, on its seal, with its approvals', async () => {
    const made = await monitored(await open());
    const { world, workspaceId } = made;
    await retrain(made, 'v4');
    await record(made, 'v4', { hits: 970, n: 1_000 });
    const first = await ask(made, 'performance', 'v4');
    await approve(made, 'UBIZ', first);
    // What is asked for of a model at work goes on when the next cycle begins.
    await second(made, 3);
    expect(await requestState(made, first)).toBe('open');
    await record(made, 'w1', { hits: 990, n: 1_000 });
    const other = await ask(made, 'performance', 'w1');
    const seals = await inside(made, async ({ tx }) =>
      Promise.all(
        [first, other].map(async (id) => (await findRequest(tx, workspaceId, id))?.evidence.seal?.digest[0]),
      ),
    );
    expect(seals).toEqual(['0', '2']);

    // Home and the messages say of which cycle they speak.
    const tasks = await inside(made, (context) => gatesTasks(context, 'UDATA'));
    expect(tasks.map(({ what }) => what).toSorted()).toEqual([
      expect.stringContaining('Performance · model v4 · cycle 1'),
      expect.stringContaining('Performance · model w1 · cycle 2'),
    ]);
    for (const [id, cycle] of [
      [first, 1],
      [other, 2],
    ] as const) {
      const shown = await inside(made, async (context) => {
        const state = await stateOf(context, id);
        return state && requestMessage(say, state);
      });
      expect(lintMessage({ ...shown })).toEqual([]);
      expect(words(shown)).toContain(`· cycle ${cycle}`);
      expect(shown?.text).toContain(`· cycle ${cycle}`);
    }
    const lines = await inside(made, (context) => cardLines(context, made.engagementId));
    expect(lines.join('\n')).toMatch(/model w1 · cycle 2[\s\S]*model v4 · cycle 1/);

    // Another evaluation of one voids what was said of it alone.
    await approve(made, 'UBIZ', other);
    await record(made, 'w1', { hits: 995, n: 1_000 });
    const live = await inside(made, async (context) =>
      Promise.all([first, other].map(async (id) => (await stateOf(context, id))?.live.length)),
    );
    expect(live).toEqual([1, 0]);
    await approve(made, 'UDATA', first);
    expect([await requestState(made, first), await requestState(made, other)]).toEqual(['approved', 'open']);
    // [B8] Cycle 2's own gates end its own phase.
    for (const by of ['UBIZ', 'UDATA']) await approve(made, by, other);
    await pass(made, 'fairness', 'w1');
    await pass(made, 'integration', 'w1');
    expect([await standing(made, 1), await standing(made, 2)]).toEqual(['5 1', '4 2']);
    expect(
      await world.db.inWorkspace(workspaceId, (tx) => findEngagement(tx, workspaceId, made.engagementId)),
    ).toMatchObject({ cycle: 2 });
  });

  it('[R1] [R2] [R3] two retrainings, one in each cycle, to versions of one name: asked which, screens show the right one', async () => {
    const made = await monitored(await open());
    const { world, as, workspaceId, engagementId } = made;
    await second(made, 5);
    const late = randomUUID();
    await putDeployment(world.db, made, { id: late, cycle: 2, model: 'w1', createdBy: 'UENG' });
    const old = await retrain(made, 'v4');
    const young = await retrain(made, 'v4', late);
    expect([await eventOf(made, old), await eventOf(made, young)]).toMatchObject([
      { cycle: 1, fromModel: 'v3' },
      { cycle: 2, fromModel: 'w1' },
    ]);

    // Nobody guesses which v4 is meant.
    const figures = { hits: 970, n: 1_000 };
    expect(await refusalOf(record(made, 'v4', figures))).toBe('cycle.refusal.which');
    expect(await refusalOf(record(made, 'v4', figures, { cycle: 3 }))).toBe('cycle.refusal.over');
    const id1 = randomUUID();
    await record(made, 'v4', figures, { cycle: 1, id: id1 });
    // [X5] What was recorded is not asked about when it is sent again.
    expect(await record(made, 'v4', figures, { id: id1 })).toMatchObject({ id: id1, fresh: false });
    await record(made, 'v4', { hits: 985, n: 1_000 }, { cycle: 2 });
    expect(await refusalOf(ask(made, 'performance', 'v4'))).toBe('cycle.refusal.which');

    // The form asks, and goes on with the one chosen.
    const { visit, modals, messages } = visitOf(made, 'UASK');
    await openAsk(visit, engagementId, { gate: 'performance', subject: 'v4' });
    expect(lintView({ ...modals[0] })).toEqual([]);
    for (const text of ['v4 · cycle 1', 'v4 · cycle 2']) expect(words(modals[0])).toContain(text);
    const chosen = await submitChoose({
      ...visit,
      view: {
        meta: () => ({ engagementId, gate: 'performance', byCycle: true }),
        values: { text: () => '1 v4' },
      },
    } as unknown as ViewVisit);
    expect(JSON.stringify(chosen)).toContain('Performance · model v4 · cycle 1');
    // The button of a retraining leads to its own cycle's gates.
    for (const [on, cycle] of [
      [old, 1],
      [young, 2],
    ] as const) {
      const shown = await inside(made, async (context) => {
        const view = await retrainingView(context, on.eventId);
        return view && retrainingMessage(say, view);
      });
      expect(lintMessage({ ...shown })).toEqual([]);
      expect(words(shown)).toContain(`· cycle ${cycle}*`);
      expect(words(shown)).toContain(askValue({ id: engagementId, cycle }));
      await openAsk(visit, engagementId, { cycle });
      const overview = messages.at(-1);
      expect(words(overview)).toContain(`· cycle ${cycle}`);
      expect(words(overview)).toContain(`${engagementId} ${cycle} performance v4`);
    }
    const tasks = await inside(made, (context) => retrainingTasks(context, 'ULEAD', engagementId));
    expect(tasks.map(({ what }) => what).toSorted()).toEqual([
      expect.stringContaining('v3 → v4 · cycle 1'),
      expect.stringContaining('w1 → v4 · cycle 2'),
    ]);
    // The list of evaluations is of the cycle that is chosen.
    for (const cycle of [1, 2]) {
      const list = await renderEvaluations(visit, { engagementId, cycle }, 1);
      expect(lintView({ ...list })).toEqual([]);
      expect(words(list)).toContain(cycle === 1 ? '0.9700' : '0.9850');
      expect(words(list)).toContain(`"${engagementId} ${cycle}"`);
    }

    // [R1] An incident of one asks nothing of the other.
    await declareIncident(world, as('UBIZ'), {
      engagementId,
      id: randomUUID(),
      deploymentId: late,
      title: 'Doubled refunds',
      text: 'Twice.',
      cause: 'Two forms',
      missed: 'One form',
    });
    await passAll(made, 'v4', 1);
    expect([await eventOf(made, old), await eventOf(made, young)]).toMatchObject([
      { state: 'revalidated' },
      { state: 'running' },
    ]);
    const id = await ask(made, 'performance', 'v4', 2);
    for (const by of ['UBIZ', 'UDATA']) await approve(made, by, id);
    expect(await requestState(made, id)).toBe('open');
    const items = [{ item: 'incident_1', note: 'Seen in the evaluation.' }];
    await attest(world, as('UDATA'), { requestId: id, items });
    expect(await requestState(made, id)).toBe('approved');
    await promoteVersion(world, as('ULEAD'), old);
    const [first, other] = await inside(made, async ({ tx }) =>
      Promise.all([made.deploymentId, late].map((one) => findDeployment(tx, workspaceId, one))),
    );
    expect([first?.model, other?.model]).toEqual(['v4', 'w1']);
    expect(await eventOf(made, young)).toMatchObject({ state: 'running' });
  });
});
