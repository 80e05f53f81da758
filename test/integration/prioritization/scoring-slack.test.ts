import { randomUUID } from 'node:crypto';
import type { View } from '@phasegate/slack-sandbox/page/contract.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changePeople } from '../../../src/engagement/change-people.ts';
import { openRound } from '../../../src/prioritization/scoring/open-round.ts';
import { scoreCandidate } from '../../../src/prioritization/scoring/score.ts';
import { addCandidate } from '../../support/candidates.ts';
import { type First, ok, PEOPLE, words } from '../../support/cast.ts';
import { slackActor, startedEngagement } from '../../support/engagements.ts';
import { aUseCase, levels } from '../../support/scoring.ts';
import { type Story, startStory } from '../../support/story.ts';

const HERE = 'support-triage';
const WORKSPACE = 'T0NORTHWND';
/** What a form sends: option values. */
const picked = (all: number, more: Record<string, number> = {}) =>
  Object.fromEntries(Object.entries({ ...levels(all), ...more }).map(([field, one]) => [field, String(one)]));

let story: Story;
let engagementId: string;
beforeAll(async () => {
  story = await startStory();
  const { world } = story.app;
  const leadId = PEOPLE.lena;
  engagementId = await startedEngagement(world, WORKSPACE, {
    name: 'Triage',
    leadId,
    channelId: 'C0SUPTRIAG',
  });
  await changePeople(world, slackActor(WORKSPACE, PEOPLE.lena), {
    engagementId,
    data: [PEOPLE.sam],
    business: [PEOPLE.priya],
    stakeholder: [PEOPLE.jonas],
  });
});
afterAll(() => story?.stop());

async function add(name: string, more: Parameters<typeof aUseCase>[0] = {}): Promise<string> {
  const id = randomUUID();
  const fields = { ...aUseCase({ name, ...more }) };
  await addCandidate(story.app.world, slackActor(WORKSPACE, PEOPLE.lena), { engagementId, id, fields });
  return id;
}

/** The same modal, once it says something (else). */
const shows = (first: First, view: View, text: string): Promise<View> =>
  story.sandbox.until(() => {
    const now = story
      .as(first)
      .views()
      .find((one) => one.id === view.id);
    return now && words(now).includes(text) ? now : undefined;
  });

/** Opens one's form, or what a use case came to: from the list of what is to be scored. */
async function openFromList(first: First, id: string): Promise<View> {
  const list = await story.opens(first, HERE, '/playbook score');
  await ok(story.as(first).click(list, 'prioritization.score.open', id));
  return story.after(first, list);
}

async function score(first: First, id: string, values: Record<string, string>): Promise<View> {
  const form = await openFromList(first, id);
  await ok(story.as(first).submit(form, values));
  const shown = await shows(first, form, 'median');
  await story.as(first).close(shown, true);
  return shown;
}

/** The matrix in the thread of the card, once it says all this. */
const matrix = (...said: string[]) =>
  story.sandbox.until(() => {
    const lena = story.as('lena');
    const card = lena.messages(HERE).find((one) => words(one).includes('Triage'));
    const posted = card && lena.thread(card).find((one) => words(one).includes('Priority matrix'));
    return posted && said.every((text) => words(posted).includes(text)) ? posted : undefined;
  }, 20_000);

describe('scoring in Slack', { timeout: 60_000 }, () => {
  it('[P2.1] [P2.2] [P2.4] a form with the rubric, the product as one picks, and the others after one’s own', async () => {
    const id = await add('Invoice coding');
    await score('sam', id, picked(4, { dataReadiness: 5 }));
    const lena = story.as('lena');
    const form = await openFromList('lena', id);
    expect(words(form)).toContain('Exists and accessible, small gaps remain');
    expect(words(form)).not.toContain('median');
    await ok(lena.choose(form, 'prioritization.score.pick.dataReadiness', '4'));
    const live = await shows('lena', form, '4 × ');
    expect(words(live)).toContain('beside, not in it');
    await ok(lena.submit(live, picked(4)));
    const result = await shows('lena', form, 'Data readiness: median 4.5 (4–5)');
    expect(words(result)).toContain(PEOPLE.sam);
    await lena.close(result, true);
  });

  it('[P2.2] [S12] “Score the next one” opens the next one’s form, and is not there after the last', async () => {
    const first = await add('Aa first to score');
    await add('Ab next to score');
    const sam = story.as('sam');
    const seen: string[] = [];
    let view = await openFromList('sam', first);
    for (let left = 20; left > 0; left -= 1) {
      const names = words(view);
      seen.push(names.includes('Aa first') ? 'first' : names.includes('Ab next') ? 'next' : 'another');
      await ok(sam.submit(view, picked(3)));
      const result = await shows('sam', view, 'median');
      if (!words(result).includes('Score the next one')) break;
      await ok(sam.click(result, 'prioritization.score.open'));
      view = await story.sandbox.until(() => {
        const top = sam.view();
        return top?.blocks.some((block) => block.type === 'input') ? top : undefined;
      });
    }
    expect(seen.slice(0, 2)).toEqual(['first', 'next']);
    expect(seen.length).toBeLessThan(20);
    await sam.close(view, true);
  });

  it('[X8] a form that is closed keeps what was picked', async () => {
    const id = await add('Draft kept');
    const lena = story.as('lena');
    const form = await openFromList('lena', id);
    await ok(lena.choose(form, 'prioritization.score.pick.processClarity', '2'));
    await shows('lena', form, '· × 2 ×');
    await ok(lena.close(form, true));
    const again = await openFromList('lena', id);
    expect(words(again)).toContain('· × 2 × · × ·');
    await lena.close(again, true);
  });

  it('[P2.1] [P2.3] a level that the form does not offer is refused at its field', async () => {
    const id = await add('No document', { processDocument: null });
    const form = await openFromList('lena', id);
    expect(words(form)).toContain('4 and 5 are not available: the link to the process document is missing');
    const forged = (value: string) =>
      story.as('lena').submit(form, {
        ...picked(3),
        processClarity: {
          type: 'radio_buttons',
          selected_option: { text: { type: 'plain_text', text: value }, value },
        },
      } as never);
    for (const value of ['4', '6', '2.5', '0']) {
      const answer = await forged(value);
      expect(answer).toMatchObject({ ok: false });
      expect(JSON.stringify(answer)).toContain('processClarity');
    }
    await story.as('lena').close(form, true);
  });

  it('[P2.2] who looks on sees how many have scored, and no button to score', async () => {
    const id = await add('Looked at');
    await score('sam', id, picked(3));
    const seen = await openFromList('jonas', id);
    expect(words(seen)).toContain('hat 1 Person bewertet');
    expect(words(seen)).not.toMatch(/Median|prioritization\.(settle|score\.list)/);
    await story.as('jonas').close(seen, true);
  });

  it('[P2.2] the list says “Score…” until one’s own score is in, and opens it from there', async () => {
    const id = await add('Row of the list');
    const entry = async (first: First) => {
      const list = await story.opens(first, HERE, '/playbook candidates Row of');
      const [, label] = new RegExp(`"text":"([^"]*)"[^{}]*},"value":"score ${id}"`).exec(words(list)) ?? [];
      return { list, label };
    };
    const { list, label } = await entry('lena');
    expect(label).toBe('Score…');
    await ok(story.as('lena').choose(list, 'prioritization.candidate.menu', `score ${id}`));
    const form = await story.after('lena', list);
    await ok(story.as('lena').submit(form, picked(3)));
    await story.as('lena').close(await shows('lena', form, 'median'), true);
    expect((await entry('lena')).label).toBe('Scores');
    expect((await entry('jonas')).label).toBe('Bewertung');
  });

  it('[P2.2] earlier rounds are a page further, once one’s own score is in', async () => {
    const id = await add('Many rounds');
    const at = { engagementId, id, note: '' };
    const lenaActs = slackActor(WORKSPACE, PEOPLE.lena);
    for (const round of [1, 2, 3, 4]) {
      await scoreCandidate(story.app.world, lenaActs, { ...at, round, ...levels(round) });
      if (round < 4) await openRound(story.app.world, lenaActs, { ...at, round });
    }
    const list = await story.opens('lena', HERE, '/playbook candidates Many');
    await ok(story.as('lena').choose(list, 'prioritization.candidate.menu', `score ${id}`));
    const result = await story.after('lena', list);
    expect(words(result)).toContain(`<@${PEOPLE.lena}> 2 2 2 2`);
    expect(words(result)).not.toContain(`<@${PEOPLE.lena}> 1 1 1 1`);
    await ok(story.as('lena').click(result, 'prioritization.score.rounds.next'));
    const further = await shows('lena', result, `<@${PEOPLE.lena}> 1 1 1 1`);
    await story.as('lena').close(further, true);
  });

  it('[P2.2] [P2.5] [P2.6] the lead settles, the matrix stands in the thread, and a tie is chosen with a reason', async () => {
    const lena = story.as('lena');
    const settle = async (name: string) => {
      const id = await add(name);
      const form = await openFromList('lena', id);
      await ok(lena.submit(form, picked(4)));
      const result = await shows('lena', form, 'median');
      await ok(lena.click(result, 'prioritization.settle.open'));
      const settling = await shows('lena', form, '4 × 4 × 4 × 4 = 256');
      await ok(lena.submit(settling));
      await lena.close(await shows('lena', form, 'Settled by'), true);
      return id;
    };
    const first = await settle('Contract search');
    await settle('Demand forecast');
    const posted = await matrix('Tie at 256', 'slack_file');
    expect(words(posted)).toContain('"type":"table"');

    await ok(story.as('priya').click(posted, 'prioritization.choice.open'));
    const form = await story.modal('priya', 'Choose the use case');
    const found = await story.as('priya').suggest(form, 'prioritization.choice.candidate', 'contract');
    expect(JSON.stringify(found)).toContain('Contract search · 256');
    const option = { text: { type: 'plain_text', text: 'Contract search · 256' }, value: first };
    const choose = (reason: string) =>
      story.as('priya').submit(form, {
        candidate: { type: 'external_select', selected_option: option },
        reason,
      } as never);
    expect(JSON.stringify(await choose(''))).toContain('This is a tie at 256 with Demand forecast');
    await ok(choose('Contracts run out in May'));
    await shows('priya', form, 'Chosen. The matrix and the card show it.');
    await story.as('priya').close(form, true);
    await matrix('Contracts run out in May');
  });

  it('[P2.6] the command shows all of it, and each one’s scores behind its button', async () => {
    const view = await story.opens('jonas', HERE, '/playbook matrix');
    expect(words(view)).toContain('1= *✓ Contract search*');
    await story.as('jonas').close(view, true);
  });
});
