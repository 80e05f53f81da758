import { randomUUID } from 'node:crypto';
import type { Modal, SlackMessage } from '@phasegate/block-kit/blocks.ts';
import { lintMessage, lintView } from '@phasegate/block-kit/validate.ts';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { alert } from '../../../db/schema/alerts.ts';
import { engagement as engagementTable } from '../../../db/schema/engagement.ts';
import { gateRequest } from '../../../db/schema/gates.ts';
import { candidateSource } from '../../../db/schema/prioritization.ts';
import { beginCycle } from '../../../src/engagement/begin-cycle.ts';
import { readStanding, renderCard } from '../../../src/engagement/card.ts';
import { changeState } from '../../../src/engagement/change-state.ts';
import { openCycle } from '../../../src/engagement/handlers/cycle.ts';
import { openMore } from '../../../src/engagement/handlers/overview.ts';
import { renderCycle } from '../../../src/engagement/news.ts';
import { currentPhase, findEngagement } from '../../../src/engagement/store.ts';
import { exitState } from '../../../src/foundation/exit/state.ts';
import { saveSource } from '../../../src/foundation/inventory/keeping.ts';
import { assessSource } from '../../../src/foundation/quality/assess.ts';
import { onwards } from '../../../src/foundation/quality/handlers/round.ts';
import { requestGate } from '../../../src/gates/request.ts';
import { requestsOf } from '../../../src/gates/store.ts';
import type { Visit } from '../../../src/handlers.ts';
import { business } from '../../../src/monitoring/business/part.ts';
import { checkMonitor } from '../../../src/monitoring/checks/worker.ts';
import type { Question } from '../../../src/news.ts';
import { sealedQuestion } from '../../../src/pilot/evaluations/question.ts';
import { roadmapQuestion } from '../../../src/prioritization/roadmap/question.ts';
import { postRoadmap, roadmapCard } from '../../../src/prioritization/roadmap/show.ts';
import { countMatrix, matrixRows } from '../../../src/prioritization/scoring/matrix-store.ts';
import { readFacts } from '../../../src/production/clearance/read.ts';
import { findDeployment } from '../../../src/production/deployments/store.ts';
import { edgeCasesOf, recordEdgeCase } from '../../../src/production/review/edge-cases.ts';
import { stageTasks } from '../../../src/production/stages/news.ts';
import type { CardContext } from '../../../src/room.ts';
import { sealHistory } from '../../../src/seal/history.ts';
import { sealModal } from '../../../src/seal/screens/history.ts';
import { sayIn } from '../../../src/texts/say.ts';
import {
  approveFoundationGate,
  assessed,
  completeFoundation,
  validatePipeline,
} from '../../support/approved-foundation.ts';
import { eachEngine, onPostgres } from '../../support/database.ts';
import { datesShown } from '../../support/dates.ts';
import { putInPhase, putSeal, sealedPlan } from '../../support/evaluations.ts';
import { refusal } from '../../support/gates.ts';
import { putFeed, putMonitor, putPushed, readingsOf } from '../../support/monitoring.ts';
import { knowPeople } from '../../support/people.ts';
import { DEPLOYMENT, putDeployment } from '../../support/production.ts';
import { levels, type ScoringBench, scoringBench } from '../../support/scoring.ts';
import { aSource } from '../../support/sources.ts';

const say = sayIn('en-GB');
const NOTHING = { userId: 'USTAKE', role: null, since: Temporal.Instant.from('2027-01-01T00:00:00Z') };
const TEAM = {
  lead: 'ULEAD',
  member: 'UMEM',
  business: 'UBIZ',
  legal: 'ULEGAL',
  data: 'UDATA',
  engineering: 'UENG',
};

interface Bench extends ScoringBench {
  sources: string[];
  chosen: string;
}

/** A first cycle in phase 5: two sources, one looked at lately; its model at work; two use cases left. */
async function monitored(db: Parameters<typeof scoringBench>[0]): Promise<Bench> {
  const at = await scoringBench(db);
  const { world, workspaceId, engagementId, clock } = at;
  const sources = await completeFoundation(world, workspaceId, engagementId, TEAM);
  const chosen = await at.settled('Invoice coding', levels(4));
  await at.settled('Ticket triage', levels(3));
  await at.add({ name: 'Contract review' });
  await at.choose(chosen);
  await putInPhase(db, at, 5);
  await putSeal(db, at, sealedPlan(), 1);
  await putDeployment(db, at);
  clock.set('2027-05-03T09:00:00Z');
  await recheck(at, sources[0] ?? '', 'census_pums', '2027-05-03');
  await reassess(at, sources[0] ?? '');
  await validatePipeline(world, workspaceId, engagementId, TEAM);
  return { ...at, sources, chosen };
}

const recheck = (at: ScoringBench, id: string, name: string, checkedOn: string, version = 1) =>
  saveSource(at.world, at.as('ULEAD'), {
    engagementId: at.engagementId,
    id,
    version,
    fields: { ...aSource({ name, checkedBy: 'UMEM', checkedOn }) },
  });

const reassess = (at: ScoringBench, sourceId: string) =>
  assessSource(at.world, at.as('ULEAD'), {
    engagementId: at.engagementId,
    sourceId,
    id: randomUUID(),
    fields: assessed,
  });

const inside = <Result>(at: ScoringBench, read: (context: CardContext) => Promise<Result>): Promise<Result> =>
  at.world.db.inWorkspace(at.workspaceId, (tx) =>
    read({ tx, workspaceId: at.workspaceId, world: at.world, now: at.clock.now(), say }),
  );

const engagementOf = async (at: ScoringBench) =>
  inside(at, async ({ tx }) => {
    const found = await findEngagement(tx, at.workspaceId, at.engagementId);
    if (!found) throw new Error('no engagement');
    return found;
  });

const missing = async (at: ScoringBench) => {
  const engagement = await engagementOf(at);
  const { lines } = await inside(at, (context) => exitState(context, engagement));
  return lines.filter((line) => !line.ok).map((line) => `${line.key} ${line.params.name ?? ''}`.trim());
};

function visitOf(at: ScoringBench, userId: string) {
  const shown: Modal[] = [];
  const visit = {
    world: at.world,
    actor: at.as(userId),
    say,
    openModal: async (one: Modal) => void shown.push(one),
  } as unknown as Visit;
  return { visit, shown };
}

const words = (shown: Modal | SlackMessage | null | undefined): string =>
  datesShown(JSON.stringify(shown?.blocks)).replaceAll('\\n', '\n');

/** A request of the first cycle that nobody has answered. */
const askFor = ({ world, workspaceId, engagementId, clock }: Bench, gate: string) =>
  world.db.inWorkspace(workspaceId, (tx) =>
    tx.insert(gateRequest).values({
      workspaceId,
      id: randomUUID(),
      engagementId,
      cycle: 1,
      gate,
      requestedBy: 'UMEM',
      requestedAt: clock.now(),
      dueOn: '2027-06-05',
      channelId: 'C0SUPPORT',
      digest: 'f'.repeat(64),
      evidence: { items: [], tier: null, seal: null },
      changes: [],
      reactions: [],
    }),
  );

const begin = (at: Bench, userId: string, final: string, cycle = 1) =>
  beginCycle(at.world, at.as(userId), { engagementId: at.engagementId, cycle, final });

const finalOf = async (at: ScoringBench) => {
  const engagement = await engagementOf(at);
  const { lineage } = await inside(at, (context) => exitState(context, engagement));
  return lineage.stored.find((node) => node.isFinal)?.id ?? '';
};

eachEngine('the next cycle', (open) => {
  it('[R3] [E3] [E4] says what it reuses, begins once, and its gate is approved on what is reused; the first goes on', async () => {
    const db = await open();
    const at = await monitored(db);
    const { world, workspaceId, engagementId, sources, clock } = at;
    await knowPeople(db, workspaceId, { UADMIN: { isAdmin: true }, UOUT: {} });

    // Before anything is pressed: what is reused, what is stale and why, and how long it will take.
    const { visit, shown } = visitOf(at, 'ULEAD');
    await openCycle(visit, engagementId);
    expect(lintView({ ...shown[0] })).toEqual([]);
    const form = words(shown[0]);
    expect(form).toContain('1 of 2 sources with their assessments');
    expect(form).toContain('the pipeline’s validation');
    expect(form).toContain(
      '*Source unemployment_claims*: its access was checked on 5 Jan 2026, 483 days ago, and a check holds 180 days',
    );
    expect(form).toContain('*Assessment unemployment_claims*: it is of 1 Mar 2027, 63 days ago');
    expect(form).toContain('for 5–7 working days instead of 5–15: 80\u00a0% of its work is done');
    expect(form).toContain('2 use cases are left');
    expect(await refusal(openCycle(visitOf(at, 'UMEM').visit, engagementId))).toEqual(['refusal.role']);

    // What is asked for of a model at work goes on; what can be decided in that phase no more, ends.
    await askFor(at, 'seal_revision');
    await askFor(at, 'foundation');
    await begin(at, 'ULEAD', await finalOf(at));
    // [X5] A second click is the same cycle; somebody else is told who was first.
    await begin(at, 'ULEAD', '');
    expect(await refusal(begin(at, 'UADMIN', ''))).toEqual(['cycle.refusal.begun']);
    const engagement = await engagementOf(at);
    expect(engagement).toMatchObject({ cycle: 2, state: 'active' });
    expect(await refusal(begin(at, 'ULEAD', '', 2))).toEqual(['cycle.refusal.phase']);

    const told = await inside(at, (context) => renderCycle(context, `${engagementId} 2`));
    expect(lintMessage({ ...told })).toEqual([]);
    expect(words(told)).toContain('began *cycle 2*');

    // The card tells the range and what it rests on; what is stale is the next step.
    const standing = await inside(at, (context) => readStanding(context, engagement));
    expect(standing).toMatchObject({ phase: { phase: 1, planned: { from: 5, to: 7 } }, day: 1 });
    expect(standing.next?.what).toContain('“unemployment_claims” is to be checked again');
    const card = words(await inside(at, (context) => renderCard(context, engagementId)));
    expect(card).toContain(
      'Planned 5–7 working days instead of 5–15: 1 of 2 sources reused, lineage and pipeline too',
    );
    // Beside a bar that is nearly full it says why one source is left.
    expect(card).toContain('sources 2 (1 assessed, 1 to be assessed anew)');
    expect(await missing(at)).toEqual([
      'exit.sources.stale unemployment_claims',
      'exit.assessed.stale unemployment_claims',
    ]);
    expect(
      await refusal(
        requestGate(world, at.as('ULEAD'), { engagementId, id: randomUUID(), gate: 'foundation' }),
      ),
    ).toEqual(['gates.refusal.missing']);
    // “Assess next” leads to the one whose assessment does not hold.
    const next = await onwards(visitOf(at, 'ULEAD').visit, engagementId, null);
    expect(JSON.stringify(next)).toContain(sources[1]);

    // The first cycle's model stays cleared for its own phase, and its tasks go on.
    const facts = await inside(at, async ({ tx }) =>
      readFacts(tx, world, engagement, await findDeployment(tx, workspaceId, DEPLOYMENT)),
    );
    expect(facts).toMatchObject({ engagement: { phase: 5 }, seal: { version: 1 } });
    expect(await inside(at, (context) => stageTasks(context, 'ULEAD', engagementId))).toEqual([]);
    // Its seal is shown until this cycle has its own, and its commands stand under “More”.
    const history = await inside(at, (context) => sealHistory({ ...context, engagement, subject: null }));
    expect(history).toMatchObject({ earlier: 1, versions: [{ version: 1 }] });
    expect(JSON.stringify(sealModal(say, history))).toContain(
      'Cycle 2 has no seal yet. This is that of cycle 1',
    );
    const lead = visitOf(at, 'ULEAD');
    await openMore({ ...lead.visit, channel: engagement.channelId } as never);
    const more = words(lead.shown.at(-1));
    for (const command of ['sources', 'deployment', 'alerts', 'retraining'])
      expect(more).toContain(`/playbook ${command}`);
    expect(more).not.toContain('/playbook evaluations');

    // It is still watched: what is read is held against its own seal, told, and an alert fires.
    const watched = { workspaceId, engagementId, clock, deploymentId: DEPLOYMENT };
    const feedId = await putFeed(db, watched, {});
    const rule = { kind: 'baseline' as const, metric: 'handle_time' };
    const monitorId = await putMonitor(
      db,
      { ...watched, feedId },
      { layer: 'business', rule, breachesToFire: 1 },
    );
    await putPushed(db, watched, monitorId, 20);
    await checkMonitor(world, workspaceId, monitorId, clock.now());
    expect(await readingsOf(db, watched, monitorId)).toMatchObject([{ verdict: 'breach', value: 20 }]);
    const alerts = await inside(at, ({ tx }) =>
      tx.select().from(alert).where(eq(alert.monitorId, monitorId)),
    );
    expect(alerts).toMatchObject([{ stage: 'firing' }]);
    const digest = await inside(at, async (context) => business.digest?.(context, engagementId, clock.now()));
    expect(digest?.value).toContain('target 8');
    await recordEdgeCase(world, at.as('UMEM'), { engagementId, id: randomUUID(), text: 'A ticket in Welsh' });
    const [edge] = await inside(at, ({ tx }) => edgeCasesOf(tx, workspaceId, { id: engagementId }));
    expect(edge).toMatchObject({ cycle: 1, deploymentId: DEPLOYMENT });

    // What is stale is done anew; nothing else is typed again.
    await recheck(at, sources[1] ?? '', 'unemployment_claims', '2027-05-03');
    await reassess(at, sources[1] ?? '');
    expect(await missing(at)).toEqual(['exit.pipeline.void unemployment_claims']);
    clock.advance({ minutes: 2 });
    await validatePipeline(world, workspaceId, engagementId, TEAM);
    expect(await missing(at)).toEqual([]);
    await approveFoundationGate(world, workspaceId, engagementId, TEAM);
    const place = await inside(at, ({ tx }) => currentPhase(tx, workspaceId, engagement));
    expect(place.entry).toMatchObject({ cycle: 2, phase: 2, how: 'gate' });
    const first = await inside(at, ({ tx }) => currentPhase(tx, workspaceId, { id: engagementId, cycle: 1 }));
    expect(first.entry.phase).toBe(5);
    const earlier = await inside(at, ({ tx }) => requestsOf(tx, workspaceId, { id: engagementId, cycle: 1 }));
    expect(earlier.map(({ gate, state }) => `${gate} ${state}`).toSorted()).toEqual([
      'foundation withdrawn',
      'prioritization approved',
      'seal_revision open',
    ]);

    // [R3] The matrix runs again without the use case of the first cycle.
    const rows = await inside(at, ({ tx }) => matrixRows(tx, workspaceId, engagementId, { limit: 9 }));
    expect(rows.map(({ name, rank }) => `${rank} ${name}`)).toEqual(['1 Ticket triage']);
    expect(await inside(at, ({ tx }) => countMatrix(tx, workspaceId, engagementId))).toEqual({
      total: 2,
      settled: 1,
    });
    expect(await refusal(at.choose(at.chosen))).toEqual(['candidate: scoring.refusal.chosen-in']);
    const id = rows[0]?.id ?? '';
    await at.score(id, 'ULEAD', levels(4), { round: 2 });
    await at.settle(id, levels(4), { round: 2 });
    await at.choose(id);

    // The roadmap has all of it, in order.
    await inside(at, ({ tx }) =>
      tx.insert(candidateSource).values({ workspaceId, candidateId: id, sourceId: sources[0] ?? '' }),
    );
    expect(await postRoadmap(world, at.as('USTAKE'), engagementId)).toBe('Support ticket triage');
    const map = await inside(at, (context) => roadmapCard(context, engagementId));
    const { picture, fallback, ...message } = map ?? { text: '', blocks: [] };
    expect(lintMessage({ ...message })).toEqual([]);
    expect(picture?.alt).toContain(
      '1 Invoice coding ▶ at work since cycle 1; 2 Ticket triage ● under way · phase 2 Prioritization and ROI; 3 Contract review ○ not scored yet',
    );
    expect((await picture?.render())?.length).toBeGreaterThan(10_000);

    // [H3] Both are answered where they are asked.
    const asked = async ({ answer }: Question) => {
      const now = await engagementOf(at);
      const { lines } = await inside(at, async (context) => answer(context, now, NOTHING));
      return lines.join('\n').replaceAll('\u00A0', ' ');
    };
    expect(await asked(roadmapQuestion)).toMatch(
      /^• 1\. Invoice coding · ▶ at work since cycle 1\n• 2\. Ticket/,
    );
    expect(await asked(sealedQuestion)).toMatch(
      /^In cycle 2 nothing is sealed yet\.\nThe model has to reach \*\S.* of 0\.\d+ or more\*, .*\n.*\nSeal v1 of cycle 1, in force/,
    );
  });
});

onPostgres('beginning the next cycle', (open) => {
  it('[R3] [E7] [X9] begins from a closed engagement and opens it; not from a paused or hidden one, or an earlier phase', async () => {
    const db = await open();
    const at = await monitored(db);
    const change = (what: 'pause' | 'resume' | 'close') =>
      changeState(at.world, at.as('ULEAD'), {
        engagementId: at.engagementId,
        change: what,
        reason: what === 'resume' ? '' : 'The budget year ends',
      });
    await change('pause');
    expect(await refusal(begin(at, 'ULEAD', ''))).toEqual(['engagement.refusal.paused']);
    await change('resume');
    await putInPhase(db, at, 3);
    expect(await refusal(begin(at, 'ULEAD', ''))).toEqual(['cycle.refusal.phase']);
    await change('close');
    // To be named later: then neither the lineage's end nor the run is taken over.
    await begin(at, 'ULEAD', '');
    expect(await engagementOf(at)).toMatchObject({ cycle: 2, state: 'active' });
    expect(await missing(at)).toContain('exit.lineage.no-final');
    expect(await missing(at)).toContain('exit.pipeline.none');
    await at.world.db.inWorkspace(at.workspaceId, (tx) =>
      tx
        .update(engagementTable)
        .set({ visibility: 'restricted' })
        .where(eq(engagementTable.id, at.engagementId)),
    );
    expect(await refusal(begin(at, 'UOUT', '', 2))).toEqual(['refusal.not-found']);
    expect(await refusal(postRoadmap(at.world, at.as('UOUT'), at.engagementId))).toEqual([
      'refusal.not-found',
    ]);
  });

  it('[R3] [X5] of two at once one cycle begins, and the other is told who began it', async () => {
    const db = await open();
    const at = await monitored(db);
    await knowPeople(db, at.workspaceId, { UADMIN: { isAdmin: true } });
    const final = await finalOf(at);
    const outcomes = await Promise.all(
      ['ULEAD', 'UADMIN', 'ULEAD', 'UADMIN'].map((userId) => refusal(begin(at, userId, final))),
    );
    const refused = outcomes.flat();
    expect(refused).toEqual(['cycle.refusal.begun', 'cycle.refusal.begun']);
    expect(await at.audit('engagement.cycle.begin')).toHaveLength(1);
    expect(await engagementOf(at)).toMatchObject({ cycle: 2 });
  });
});
