import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openLog } from '../../../src/log.ts';
import { onPostgres } from '../../support/database.ts';
import { type Story, startStory } from '../../support/story.ts';

interface Line {
  msg: string;
  trace?: string;
  id?: string;
  request?: string;
  subject?: string;
  shows?: string[];
  queues?: string[];
  ts?: string;
  err?: unknown;
}

onPostgres('one trace in the log', (open) => {
  let story: Story;
  const lines: Line[] = [];
  beforeAll(async () => {
    const paper = new Writable({
      write: (chunk, _encoding, done) => {
        for (const line of String(chunk).trim().split('\n')) lines.push(JSON.parse(line) as Line);
        done();
      },
    });
    story = await startStory({ db: await open(), log: openLog('debug', paper) });
  });
  afterAll(() => story.stop());

  it('[X5] leads from a form that was sent over the verb and the queue to the message in Slack', async () => {
    const card = await story.start('lena', 'support-triage', { name: 'Invoice coding' });
    const isShown = ({ msg, ts }: Line) => msg === 'Slack shows a message' && ts === card.ts;
    await expect.poll(() => lines.find(isShown)).toBeDefined();
    const shown = lines.find(isShown);
    const trace = shown?.trace ?? '';
    expect(trace).toMatch(/^[0-9a-f]{8}$/);
    const all = lines.filter((line) => line.trace === trace);
    const decided = all.find(({ shows }) => shows?.includes(shown?.subject ?? ''));
    expect(decided).toMatchObject({
      msg: 'a verb has decided',
      queues: expect.arrayContaining(['delivery']),
    });
    expect(all.find(({ msg }) => msg === 'a request was answered')?.id).toMatch(/^engagement\./);
    const calls = all.filter(({ msg }) => msg === 'web api');
    expect(calls.every((line) => line.trace === trace)).toBe(true);
    // Another request has another one.
    const before = lines.length;
    await story.as('lena').command('support-triage', '/playbook help');
    const answered = () =>
      lines
        .slice(before)
        .find(({ msg, request }) => msg === 'a request was answered' && request === 'command');
    await expect.poll(answered).toBeDefined();
    expect(answered()?.trace).not.toBe(trace);
  });

  it('[X5] no line of what people or the queue do is without one', async () => {
    expect(lines.filter(({ msg, trace }) => msg === 'a verb has decided' && !trace)).toEqual([]);
  });
});
