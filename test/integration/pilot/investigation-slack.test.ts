import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { phaseEntry } from '../../../db/schema/engagement.ts';
import { engagement } from '../../../src/engagement/room.ts';
import { foundation } from '../../../src/foundation/room.ts';
import { gates } from '../../../src/gates/room.ts';
import { pilot } from '../../../src/pilot/room.ts';
import { investigate } from '../../../src/pilot/verdicts/investigate.ts';
import { openInvestigations } from '../../../src/pilot/verdicts/store.ts';
import { ok, PEOPLE, words } from '../../support/cast.ts';
import { slackActor, startedEngagement } from '../../support/engagements.ts';
import { type PilotBench, putSeal, sealedPlan } from '../../support/evaluations.ts';
import { playbookWith } from '../../support/gates.ts';
import { type Story, startStory } from '../../support/story.ts';
import { record } from '../../support/verdicts.ts';
import { TestClock, TestQueue } from '../../support/world.ts';

const WORKSPACE = 'T0NORTHWND';
const HERE = 'support-triage';

let story: Story;
let bench: PilotBench;
beforeAll(async () => {
  story = await startStory({
    rooms: [engagement, foundation, pilot, gates],
    playbook: playbookWith(),
  });
  const { world } = story.app;
  const engagementId = await startedEngagement(world, WORKSPACE, {
    leadId: PEOPLE.lena,
    channelId: 'C0SUPTRIAG',
    name: `Triage ${randomUUID().slice(0, 8)}`,
  });
  bench = {
    world,
    // The house has its own, which runs.
    clock: new TestClock(world.clock.now()),
    queue: new TestQueue(),
    workspaceId: WORKSPACE,
    engagementId,
    // Whoever records does so as the lead.
    as: () => slackActor(WORKSPACE, PEOPLE.lena),
  };
  await world.db.inWorkspace(WORKSPACE, (tx) =>
    tx
      .update(phaseEntry)
      .set({ phase: 3 })
      .where(and(eq(phaseEntry.workspaceId, WORKSPACE), eq(phaseEntry.engagementId, engagementId))),
  );
  await putSeal(world.db, bench, sealedPlan(), 1);
});
afterAll(() => story?.stop());

const lena = () => story.as('lena');
/** A message a second goes out, and several are on their way. */
const soon: Story['sandbox']['until'] = (look) => story.sandbox.until(look, 20_000);

/** The newest message anywhere in the channel, threads included, that says this. */
const told = (text: string) =>
  soon(() => {
    const all = lena()
      .messages(HERE)
      .flatMap((one) => [one, ...lena().thread(one)]);
    return all.findLast((one) => `${one.text}${words(one)}`.includes(text));
  });

it('[B4] before anything was evaluated, results say what to do', async () => {
  const view = await story.opens('lena', HERE, '/playbook results');
  expect(view.title?.text).toBe('Results');
  expect(words(view)).toContain('has been evaluated yet');
  expect(words(view)).toContain('pilot.evaluation.record');
  await ok(lena().close(view, true));
});

it('[B5] [X5] a failed version: told in the thread, findings written, nobody’s overwritten, ended by the next evaluation', async () => {
  await record(bench, 'v1', { hits: 871, n: 1000 });
  const posted = await told('Open: what was found');
  expect(words(posted)).toContain('recall 0.871');

  await ok(lena().click(posted, 'pilot.investigation.open'));
  const form = await story.modal('lena', 'Investigation');
  await ok(lena().choose(form, 'pilot.investigation.draft', 'Polish tickets are missed'));
  await story.sandbox.settled();
  await ok(lena().close(form, true));
  await ok(lena().click(posted, 'pilot.investigation.open'));
  const again = await soon(() => {
    const view = lena().view();
    return view && view.id !== form.id ? view : undefined;
  });
  expect(words(again)).toContain('Polish tickets are missed');

  expect(await lena().submit(again, { outcome: 'fix the model', findings: ' ' })).toMatchObject({
    ok: false,
    errors: { findings: expect.any(String) },
  });
  expect(
    await lena().submit(again, { findings: 'Polish', owner: PEOPLE.kit, outcome: 'fix the model' }),
  ).toMatchObject({ ok: false, errors: { owner: expect.stringContaining('part of') } });
  // Written meanwhile, from another window.
  const [open] = await bench.world.db.inWorkspace(WORKSPACE, (tx) =>
    openInvestigations(tx, WORKSPACE, { id: bench.engagementId, cycle: 1 }),
  );
  await investigate(bench.world, bench.as(PEOPLE.lena), {
    engagementId: bench.engagementId,
    id: open?.id ?? '',
    findings: 'Czech tickets',
    owner: PEOPLE.lena,
    outcome: 'revise the ROI',
  });
  const mine = { findings: 'Polish tickets', owner: PEOPLE.lena, outcome: 'fix the model' };
  await ok(lena().submit(again, mine));
  const conflict = await soon(() => {
    const view = lena().view();
    return view && words(view).includes('Czech tickets') ? view : undefined;
  });
  expect(words(conflict)).toContain('"initial_value":"Polish tickets"');
  await ok(lena().submit(conflict, mine));
  const waiting = await soon(() => {
    const view = lena().view();
    return view && words(view).includes('waiting for a newer evaluation') ? view : undefined;
  });
  await ok(lena().close(waiting, true));

  await record(
    bench,
    'v2',
    { hits: 940, n: 1000 },
    {
      segments: { 'SEX=1': { hits: 490, n: 500 }, 'SEX=2': { hits: 450, n: 500 } },
    },
  );
  expect(words(await told('Ended: the model was fixed'))).toContain('see v2, evaluation 1');
});

it('[B4] [B6] results of the newest version: performance, each segment worst first, another version by choice', async () => {
  const view = await story.opens('lena', HERE, '/playbook results');
  const all = words(view);
  expect(all).toContain('Performance ✓ pass');
  expect(all).toContain('Fairness ✕ fail');
  expect(all.indexOf('SEX=2 0.9000')).toBeLessThan(all.indexOf('SEX=1 0.9800'));
  const v1 = (view.blocks ?? []).flatMap(
    (one) => JSON.stringify(one).match(/"text":"v1"[^}]*},"value":"([^"]+)"/)?.[1] ?? [],
  );
  await ok(lena().choose(view, 'pilot.results.choose', v1[0]));
  await soon(() => words(lena().view() ?? { blocks: [] }).includes('Performance ✕ fail') || undefined);
  await ok(lena().close(view, true));
});

it('[B4] a version that was not evaluated has no results, least of all those of another one', async () => {
  const before = lena().ephemerals(HERE).length;
  await lena().command(HERE, '/playbook results v9');
  const answer = await soon(() => lena().ephemerals(HERE)[before]);
  expect(words(answer)).toContain('No version “v9” of the model has been evaluated here. There are: v2, v1.');
  const view = await story.opens('lena', HERE, '/playbook results V1');
  expect(words(view)).toContain('Performance ✕ fail');
  await ok(lena().close(view, true));
});

it('[B4] [B6] evaluations are posted with their pictures, which say what they show', async () => {
  const pictures = await soon(() => {
    const alts = lena()
      .messages(HERE)
      .flatMap((one) => [one, ...lena().thread(one)])
      .flatMap((one) => words(one).match(/"alt_text":"([^"]+)/g) ?? []);
    return alts.some((one) => one.includes('v2, recall by SEX')) &&
      alts.some((one) => one.includes('v1: recall 0.871'))
      ? alts
      : undefined;
  });
  expect(pictures.length).toBeGreaterThanOrEqual(3);
});

it('[B5] with none open the command says so; the card says who is next', async () => {
  const view = await story.opens('lena', HERE, '/playbook investigation');
  expect(words(view)).toContain('No investigation is open');
  await ok(lena().close(view, true));
  await story.message('lena', HERE, 'improve v2 for the segments that fall behind');
});
