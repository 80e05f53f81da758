import type { Message } from '@phasegate/slack-sandbox/page/contract.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionTally } from '../../db/schema/actions.ts';
import { openClient } from '../../packages/client/src/client.ts';
import { type Played, playDemo } from '../../src/demo/demo.ts';
import { makeKey, OUTCOMES } from '../../src/demo/tour/work.ts';
import { type First, ok, words } from '../support/cast.ts';
import { MovedClock } from '../support/moved-clock.ts';
import { keepView } from '../support/pictures.ts';
import { type Story, startStory } from '../support/story.ts';

const WORKSPACE = 'T0NORTHWND';

describe('the demo, and the faces of a model at work', { timeout: 120_000 }, () => {
  const clock = new MovedClock();
  let story: Story;
  let played: Played;
  let channel: string;
  const lines: string[] = [];
  const until = <Found>(look: () => Found | undefined | null | false) => story.sandbox.until(look, 30_000);
  beforeAll(async () => {
    story = await startStory({ clock });
  }, 60_000);
  afterAll(() => story?.stop());

  const app = () => new URL(story.app.requestUrl).origin;
  const play = (most: number) =>
    playDemo(
      { slack: story.sandbox.url, app: app(), most, perSecond: 50, within: 100_000 },
      { say: (line) => lines.push(line) },
    );

  /** The message in the channel or a thread that says all of this, as Lena has it now. */
  const shown = (...texts: string[]): Promise<Message> =>
    until(() => {
      const lena = story.as('lena');
      const all = lena.messages(channel).flatMap((one) => [one, ...lena.thread(one).slice(1)]);
      return all.findLast((one) => !one.ephemeral && texts.every((text) => words(one).includes(text)));
    });
  const card = (...texts: string[]) => shown('v1 at work', 'production.deployment.settings', ...texts);

  async function submitTo(first: First, target: Message, action: string, values: Record<string, unknown>) {
    await ok(story.as(first).click(target, action));
    const form = await until(() => story.as(first).view());
    await ok(story.as(first).submit(form, values));
    await until(() => story.as(first).views().length === 0);
  }

  /** For the README: the model's card in the thread of the pinned one, the thread pulled wide. */
  const keepCard = (name: string) =>
    keepView(story, 'lena', channel, name, async (page) => {
      await page
        .getByRole('button', { name: /repl(y|ies)/ })
        .first()
        .click();
      await page.setViewportSize({ width: 1280, height: 1600 });
      await page.addStyleTag({ content: '.with-thread .columns { grid-template-columns: 0 1fr 760px }' });
      const work = page.getByTestId('thread').getByTestId('message').filter({ hasText: 'v1 at work' }).last();
      await work.getByRole('img').first().waitFor();
      return work;
    });

  it('[S1.1] [S1.2] [S2.2] brings an engagement to phase 4, asks, and has reviewers decide, all by what people can press', {
    timeout: 300_000,
  }, async () => {
    played = await play(12);
    channel = played.scene.channel;
    expect(played.tally).toMatchObject({ asked: 12, failed: 0, 'not decided in time': 0 });
    expect(played.tally['carried out'] + played.tally.rejected).toBe(12);
    expect(played.presses.cases).toBe(12);
    expect(lines.join('\n')).toContain('v1 at work: v1 supervised');
    await card('supervised');
  });

  it('played again it goes on where it was', async () => {
    lines.length = 0;
    const again = await play(2);
    expect(again.scene.channel).toBe(channel);
    expect(again.tally).toMatchObject({ asked: 2, failed: 0 });
    expect(lines.join('\n')).not.toContain('Phase 1');
  });

  it('[S1.2] the queue: cases wait, the batch says how it stands, and shows no personal data', async () => {
    const { deploymentId, key } = await makeKey(played.scene);
    const client = openClient({ url: app(), deploymentId, key });
    const [wait, call] = OUTCOMES;
    for (const [at, summary] of [
      '58 years old, 31 years in one plant; writes from jane.doe@example.org: “Is there anything near Lowell?”',
      '24 years old, first job ended last week, already has two interviews',
      '41 years old, with a disability; asks for somebody who knows the rules of part-time work',
    ].entries())
      await client.propose({
        case_id: `claim-${20_931 + at}`,
        complexity: at === 2 ? 'high' : 'low',
        confidence: 0.97 - at / 20,
        segment: null,
        summary,
        outcome: at === 1 ? wait : call,
        proposal: { tool: 'book_call', arguments: { claim: `claim-${20_931 + at}`, within_days: 1 + at } },
        link: null,
      });
    await ok(story.as('marco').command(channel, '/playbook review'));
    const batch = await until(() => story.as('marco').view());
    expect(words(batch)).toContain('3 wait');
    expect(words(batch)).not.toContain('jane.doe');
    await ok(story.as('marco').close(batch, true));
    await keepView(story, 'marco', channel, 'queue', async (page) => {
      await page.getByTestId('channel').getByRole('button', { name: 'Review', exact: true }).last().click();
      await page.getByRole('dialog').getByRole('button', { name: 'Agree' }).first().waitFor();
      return page;
    });
    for (const open of story.as('marco').views()) await story.as('marco').close(open, true);
  });

  it('[S2.1] [S2.2] the exit picture: accuracy with its band by day against the sealed line, and what is to go', async () => {
    await tally({ stage: 0, days: [3, 2, 1], right: 225, wrong: 15 });
    const work = await card();
    await submitTo('lena', work, 'production.deployment.settings', { modelDigest: 'a3'.repeat(32) });
    await card('of 500 cases, 4 of 3 days · that is enough');
    await keepCard('exit');
  });

  it('[S3.1] promoted by its gate it acts by itself, and its card says how far', async () => {
    const scene = played.scene;
    const gate = await scene.ask('/playbook gate promotion', 'Next stage');
    await scene.approve('priya', gate);
    await scene.approve('ada', gate);
    await card('stage 1 of 3');
    const pause = { reason: 'The adviser list is being reloaded' };
    await submitTo('lena', await card('stage 1 of 3'), 'production.stage.pause', pause);
    const paused = await card('▲ paused', 'being reloaded');
    await submitTo('lena', paused, 'production.stage.resume', { reason: 'Reloaded, and compared' });
    await card('stage 1 of 3', '● runs');
    clock.set(clock.now().add({ hours: 24 * 6 }));
    await tally({ stage: 1, days: [5, 4, 3, 2, 1], right: 46, wrong: 2, autonomous: 480 });
    const settings = { modelDigest: 'b4'.repeat(32) };
    await submitTo('lena', await card('stage 1 of 3'), 'production.deployment.settings', settings);
    await card('stage 1 of 3', '240', 'day 6 of 7');
    await keepCard('stage');
    await ok(story.as('marco').openHome());
    await until(() => words(story.as('marco').home() ?? { blocks: [] }).includes('cases of v1'));
    await keepView(story, 'marco', channel, 'home', async (page) => {
      await page.getByText('Phasegate', { exact: true }).first().click();
      await page.getByRole('tab', { name: 'Home' }).click();
      await page.getByText('Your engagements').first().waitFor();
      await page.setViewportSize({ width: 1280, height: 560 });
      return page;
    });
  });

  it('[D1] [H3] the digest of the day, and an answer in the channel, say how the model does', async () => {
    const lena = story.as('lena');
    const openToday = async () => {
      const settings = await story.opens('lena', channel, '/playbook digest');
      await ok(lena.click(settings, 'digest.now.show'));
      return story.after('lena', settings);
    };
    const today = await openToday();
    expect(words(today)).toMatch(/Numbers:.*v1/);
    await ok(lena.close(today, true));
    await keepView(story, 'lena', channel, 'digest', async (page) => {
      await openToday();
      const digest = page.getByRole('dialog', { name: 'Today’s digest' });
      await digest.waitFor();
      return digest;
    });
    for (const view of lena.views()) await lena.close(view, true);
    const asked = { ts: '', ...(await ok(lena.post(channel, '@phasegate how accurate is it?'))) };
    const root = { channel, ts: asked.ts };
    const answer = await until(() => lena.thread(root).find((one) => one.ts !== root.ts));
    expect(words(answer)).toMatch(/Employment outreach.*accuracy/i);
    await keepView(story, 'lena', channel, 'answer', async (page) => {
      await page.locator(`[data-ts="${root.ts}"] .replies`).click();
      const thread = page.getByTestId('thread');
      await thread.getByText('as of').waitFor();
      await page.setViewportSize({ width: 1280, height: 620 });
      return thread;
    });
  });

  it('[S3.3] one click takes it back to people', async () => {
    await submitTo('lena', await card('stage 1 of 3'), 'production.stage.back', {
      to: '0',
      reason: 'Two calls to the wrong person',
    });
    await card('supervised', '● runs');
  });

  /** What reviewers said on days before, as their counts, which a story has no time to press. */
  async function tally({
    stage,
    days,
    right,
    wrong,
    autonomous = 0,
  }: {
    stage: number;
    days: number[];
    right: number;
    wrong: number;
    autonomous?: number;
  }): Promise<void> {
    const { world } = story.app;
    const { deploymentId } = await makeKey(played.scene);
    const rows = days.map((ago) => ({
      workspaceId: WORKSPACE,
      deploymentId,
      sealVersion: 1,
      stage,
      opensAt: 1,
      day: world.clock
        .now()
        .subtract({ hours: 24 * ago })
        .toZonedDateTimeISO('UTC')
        .toPlainDate()
        .toString(),
      right,
      wrong,
      autonomous,
      actions: right + wrong + autonomous,
    }));
    await world.db.inWorkspace(WORKSPACE, (tx) => tx.insert(actionTally).values(rows));
  }
});
