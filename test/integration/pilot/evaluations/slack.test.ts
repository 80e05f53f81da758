import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draft } from '../../../../db/schema/workspace.ts';
import { engagement as engagementRoom } from '../../../../src/engagement/room.ts';
import { EVALUATION_IDS as IDS } from '../../../../src/pilot/models/ids.ts';
import { pilot } from '../../../../src/pilot/room.ts';
import { ok, PEOPLE, words } from '../../../support/cast.ts';
import { startedEngagement } from '../../../support/engagements.ts';
import { putInPhase, putSeal, sealedPlan } from '../../../support/evaluations.ts';
import { type Story, startStory } from '../../../support/story.ts';

const HERE = 'support-triage';
const WORKSPACE = 'T0NORTHWND';

let story: Story;
let engagementId: string;
beforeAll(async () => {
  story = await startStory({ rooms: [engagementRoom, pilot] });
  const { world } = story.app;
  engagementId = await startedEngagement(world, WORKSPACE, {
    name: `E ${randomUUID().slice(0, 8)}`,
    leadId: PEOPLE.lena,
    channelId: 'C0SUPTRIAG',
  });
  await putInPhase(world.db, { workspaceId: WORKSPACE, engagementId }, 3);
});
afterAll(() => story?.stop());

const until: Story['sandbox']['until'] = (look) => story.sandbox.until(look, 20_000);
const typed = {
  model: 'v3',
  kind: 'version',
  dataset: 'Held out tickets of October',
  measured: '190 12 10 288',
  segments: 'SEX=1: 95 6 5 144\nSEX=2: recall 0.95 n=100',
};

async function openForm() {
  const lena = story.as('lena');
  const list = await story.opens('lena', HERE, '/playbook evaluations');
  await ok(lena.click(list, IDS.record));
  return story.modal('lena', 'Record an evaluation');
}

describe('evaluations in Slack', () => {
  it('[P3.5] segments before the seal are refused at their field, and what was typed is kept', async () => {
    const lena = story.as('lena');
    const form = await openForm();
    const refused = await lena.submit(form, typed);
    expect(JSON.stringify(refused)).toContain('bounds');
    await ok(lena.close(form, false));
    await until(async () => {
      const kept = await drafts();
      return kept.length > 0 || undefined;
    });
    const again = await openForm();
    expect(words(again)).toContain('Held out tickets of October');
    expect(words(again)).toContain('SEX=1: 95 6 5 144');
    await ok(lena.close(again, true));
  });

  it('[B2] a form with faults says at the field which line, and the whole one is recorded and posted', async () => {
    const { world } = story.app;
    await putSeal(world.db, { workspaceId: WORKSPACE, engagementId, clock: world.clock }, sealedPlan(), 1);
    const lena = story.as('lena');
    const form = await openForm();
    const refused = JSON.stringify(
      await lena.submit(form, { ...typed, measured: 'recall NaN n=3', segments: 'SEX=1' }),
    );
    expect(refused).toContain('Line 1: “NaN” is no number.');
    expect(refused).toContain('“SEX=1” is not of the form');
    await ok(lena.submit(form, typed));
    const list = await until(() => {
      const top = lena.view();
      return top && words(top).includes('is recorded') ? top : undefined;
    });
    expect(words(list)).toContain('✓ pass · recall 0.95');
    await ok(lena.click(list, IDS.show));
    const detail = await story.modal('lena', 'Evaluation');
    expect(words(detail)).toContain('SEX=2');
    const card = await until(() => everything().find((one) => words(one).includes('Evaluation 1 · v3')));
    expect(words(card)).toContain('needs at least 0.90 (seal v1)');
  });
});

/** What stands in the channel and in its threads. */
function everything() {
  const lena = story.as('lena');
  return lena.messages(HERE).flatMap((one) => lena.thread(one));
}

const drafts = () => story.app.world.db.inWorkspace(WORKSPACE, (tx) => tx.select().from(draft));
