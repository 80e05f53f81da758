import { randomUUID } from 'node:crypto';
import type { View } from '@phasegate/slack-sandbox/page/contract.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseCandidate } from '../../../src/prioritization/scoring/choose.ts';
import { scoreCandidate } from '../../../src/prioritization/scoring/score.ts';
import { settleScores } from '../../../src/prioritization/scoring/settle.ts';
import { addCandidate } from '../../support/candidates.ts';
import { ok, PEOPLE, words } from '../../support/cast.ts';
import { slackActor, startedEngagement } from '../../support/engagements.ts';
import { aUseCase, levels } from '../../support/scoring.ts';
import { type Story, startStory } from '../../support/story.ts';

const HERE = 'support-triage';
const WORKSPACE = 'T0NORTHWND';

let story: Story;
let engagementId: string;
beforeAll(async () => {
  story = await startStory();
  const { world } = story.app;
  engagementId = await startedEngagement(world, WORKSPACE, {
    name: 'Triage',
    leadId: PEOPLE.lena,
    channelId: 'C0SUPTRIAG',
  });
});
afterAll(() => story?.stop());

/** Adds a use case, settles it higher than those before, and makes it the one the cycle is about. */
async function choose(name: string, level: number, version: number): Promise<void> {
  const { world } = story.app;
  const lena = slackActor(WORKSPACE, PEOPLE.lena);
  const id = randomUUID();
  await addCandidate(world, lena, { engagementId, id, fields: { ...aUseCase({ name }) } });
  const scores = { engagementId, id, round: 1, note: '', ...levels(level) };
  await scoreCandidate(world, lena, scores);
  await settleScores(world, lena, scores);
  await chooseCandidate(world, lena, { engagementId, candidate: id, reason: '', version });
}

/** The same modal, once it says this. */
const shows = (view: View, text: string): Promise<View> =>
  story.sandbox.until(() => {
    const now = story
      .as('lena')
      .views()
      .find((one) => one.id === view.id);
    return now && words(now).includes(text) ? now : undefined;
  });

const answer = async (view: View, value: 'yes' | 'no', next: string): Promise<View> => {
  await ok(story.as('lena').submit(view, { answer: value }));
  return shows(view, next);
};
const open = () => story.opens('lena', HERE, '/playbook risk');

describe('the risk in Slack', { timeout: 60_000 }, () => {
  it('[E6] [X8] asks one question at a time, keeps the answers, and goes back', async () => {
    await choose('Invoice coding', 3, 0);
    const first = await open();
    expect(words(first)).toContain('Question 1 of');
    const second = await answer(first, 'no', 'Question 2 of');
    await ok(story.as('lena').close(second, true));
    const again = await open();
    expect(words(again)).toContain('Question 2 of');
    await ok(story.as('lena').click(again, 'prioritization.risk.back'));
    const back = await shows(again, 'Question 1 of');
    const result = await answer(await answer(back, 'no', 'Question 2 of'), 'yes', 'What decided');
    expect(words(result)).toContain('*High risk* · risk tier *high* · Invoice coding');
    await ok(story.as('lena').close(result, true));
  });

  it('[E6] begins anew once another use case is chosen, also where a form is still open', async () => {
    const result = await open();
    expect(words(result)).toContain('*High risk*');
    await choose('Ticket triage', 4, 1);
    const told = await story.as('lena').submit(result, { reason: 'It is a safety component' });
    await story.sandbox.until(() =>
      JSON.stringify([told, story.as('lena').views()]).includes('Another use case was chosen')
        ? true
        : undefined,
    );
    await ok(story.as('lena').close(result, true));
    const fresh = await open();
    expect(words(fresh)).toContain('Question 1 of');
    expect(words(fresh)).toContain('Ticket triage');
    await ok(story.as('lena').close(fresh, true));
  });

  it('[E6] is saved with a reason, and shown to everybody with why', async () => {
    const view = await open();
    const result = await answer(view, 'yes', 'What decided');
    expect(JSON.stringify(await story.as('lena').submit(result, { reason: '' }))).toContain('reason');
    await ok(story.as('lena').submit(result, { reason: 'It sorts people by faces' }));
    const saved = await shows(result, 'Saved.');
    expect(words(saved)).toContain('Prohibited');
    await ok(story.as('lena').close(saved, true));
    const seen = await story.opens('jonas', HERE, '/playbook risk');
    expect(words(seen)).toContain('It sorts people by faces');
    expect(words(seen)).toContain('Art. 5 verbotene Praxis');
    await story.as('jonas').close(seen, true);
  });
});
