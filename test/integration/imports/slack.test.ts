import { createHash } from 'node:crypto';
import type { Message, View } from '@phasegate/slack-sandbox/page/contract.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rooms } from '../../../src/rooms.ts';
import { ok, words } from '../../support/cast.ts';
import { type Story, startStory } from '../../support/story.ts';
import { toyImport } from '../../support/toy-import.ts';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

describe('a file that may be several things, in Slack', () => {
  const toy = toyImport();
  const channel = 'support-triage';
  let story: Story;
  beforeAll(async () => {
    story = await startStory({ rooms: [...rooms, toy.room] });
    await story.start('lena', channel, { name: 'Ticket triage' });
  });
  afterAll(() => story?.stop());
  const shows = (view: View, text: string): Promise<View> =>
    story.sandbox.until(() =>
      story
        .as('lena')
        .views()
        .find((one) => one.id === view.id && words(one).includes(text)),
    );

  async function drop(name: string, content: string) {
    const lena = story.as('lena');
    const posted = await lena.post(channel, name, { files: [lena.upload(name, content)] });
    if (!posted.ok) throw new Error(posted.error);
    const root = { channel: posted.channel ?? '', ts: posted.ts ?? '' };
    return (text: string) =>
      story.sandbox.until(() => lena.thread(root).find((one) => words(one).includes(text)));
  }

  it('[F1.3] dropped in the channel it has a button for each kind; one that wants to know more asks first', async () => {
    const lena = story.as('lena');
    const says = await drop('toys.csv', 'car\nball');
    const offer = await says('What is in it?');
    expect(words(offer)).toContain('Check as data sources');
    expect(words(offer)).toContain('Check as use cases');
    await ok(lena.click(offer, 'imports.file.check.1'));
    const asked = await story.modal('lena', 'Import a file');
    expect(words(asked)).toContain('toys.csv');
    await ok(lena.submit(asked, { colour: 'red' }));
    const ready = await says('8 red');
    expect(ready.ts).toBe(offer.ts);
    await ok(lena.click(ready, 'imports.file.confirm'));
    await says('is imported');
    expect(toy.confirmed.at(-1)?.from).toMatchObject({
      fileName: 'toys.csv',
      fileDigest: digest('car\nball'),
      options: { colour: 'red' },
    });
  });

  it('[K9] [X10] its message deleted before the offer: the person is asked directly, and goes on there', async () => {
    const lena = story.as('lena');
    const before = story.sandbox.calls('chat.postMessage').length;
    story.sandbox.faults.add({ kind: 'rate_limited', method: 'chat.postMessage', times: 1 });
    const posted = await lena.post(channel, 'gone.csv', { files: [lena.upload('gone.csv', 'cube')] });
    if (!posted.ok) throw new Error(posted.error);
    await story.sandbox.until(() => story.sandbox.calls('chat.postMessage').length > before);
    await ok(lena.delete({ channel: posted.channel ?? '', ts: posted.ts ?? '' } as Message));
    const offer = await story.directMessage('lena', 'gone.csv');
    expect(words(offer)).toContain('was deleted before I could answer there, so I answer here');
    await ok(lena.click(offer, 'imports.file.check.1'));
    await ok(lena.submit(await story.modal('lena', 'Import a file'), { colour: 'green' }));
    await ok(lena.click(await story.directMessage('lena', '4 green'), 'imports.file.confirm'));
    const done = await story.directMessage('lena', 'is imported');
    expect(done.ts).toBe(offer.ts);
    // Nobody else is troubled with it.
    expect(lena.dms().some((one) => words(one).includes('could not be delivered'))).toBe(false);
  });

  it('[F1.3] [X10] where organizations share the channel Slack tells its id alone: it is looked at and offered', async () => {
    await story.start('marco', 'data-platform', { name: 'Shared' });
    story.sandbox.faults.shareChannel('C0DATAPLAT');
    const marco = story.as('marco');
    const posted = await marco.post('data-platform', '', { files: [marco.upload('shared.csv', 'car')] });
    if (!posted.ok) throw new Error(posted.error);
    const root = { channel: posted.channel ?? '', ts: posted.ts ?? '' };
    const offer = await story.sandbox.until(() =>
      marco.thread(root).find((one) => words(one).includes('shared.csv') && one.ts !== root.ts),
    );
    expect(words(offer)).toContain('imports.file.check');
  });

  it('[F1.3] [X10] in a channel of several engagements it is said that nobody knows which one it is for', async () => {
    await story.start('marco', 'data-platform', { name: 'Second' });
    const marco = story.as('marco');
    await marco.post('data-platform', '', { files: [marco.upload('whose.csv', 'car')] });
    const told = await story.sandbox.until(() => marco.ephemerals('data-platform').at(-1));
    expect(words(told)).toContain('*whose.csv*');
    expect(words(told)).toContain('/playbook import');
  });

  it('[F1.3] one that fits one kind is asked for as that; one that fits none is left alone', async () => {
    await drop('notes.md', 'nothing to import');
    const says = await drop('toys.bin', 'car');
    expect(words(await says('Shall I check it as use cases'))).not.toContain('data sources');
    const all = story
      .as('lena')
      .messages(channel)
      .filter((one) => words(one).includes('notes.md'));
    expect(all).toEqual([]);
  });

  it('[F1.3] by modal a person says what it is; the form then asks what that kind needs', async () => {
    const lena = story.as('lena');
    const form = await story.opens('lena', channel, '/playbook import');
    expect(words(form)).toContain('access_method');
    await ok(lena.choose(form, 'imports.file.kind', 'toys'));
    const other = await shows(form, 'Colour');
    expect(words(other)).not.toContain('access_method');
    const big = lena.upload('big.bin', new Uint8Array(1024 * 1024 + 1));
    expect(await lena.submit(other, { file: [big], colour: 'red' })).toMatchObject({
      ok: false,
      errors: { file: expect.stringMatching(/1\sMB/) },
    });
    await ok(lena.submit(other, { file: [lena.upload('toys.csv', 'x')], colour: 'green' }));
    const ready = await shows(form, '1 green');
    await ok(lena.click(ready, 'imports.file.confirm'));
    await shows(form, 'is imported');
    expect(toy.confirmed.at(-1)?.from.options).toEqual({ colour: 'green' });
    await lena.close(ready, true);
  });

  it('[F1.3] all that is wrong is shown ten a page, and sent as a file on request', async () => {
    const lena = story.as('lena');
    const says = await drop('toys.csv', 'y');
    await ok(lena.click(await says('What is in it?'), 'imports.file.check.1'));
    await ok(lena.submit(await story.modal('lena', 'Import a file'), { colour: 'wrong' }));
    const refused = await says('All 25');
    await ok(lena.click(refused, 'imports.file.problems'));
    const first = await story.sandbox.until(() => {
      const view = lena.view();
      return view && words(view).includes('c9.') ? view : undefined;
    });
    await ok(lena.click(first, 'imports.file.problems_page.next'));
    await shows(first, 'c19.');
    await lena.close(first, true);
    await ok(lena.click(refused, 'imports.file.problems_file'));
    const sent = await story.sandbox.until(() => lena.dms().findLast((one) => one.files?.length));
    expect(sent.files?.[0]?.name).toBe('problems-toys.csv');
    const answer = await fetch(`${sent.files?.[0]?.url}`.replace(/^\//, `${story.sandbox.url}/`), {
      headers: { authorization: `Bearer ${story.sandbox.botToken}` },
    });
    // [X3] What a file calls its columns runs as no formula either.
    expect(await answer.text()).toContain(
      `"25","'=colour","These bytes aren’t c24. Please save the file as UTF-8."`,
    );
  });

  it('[F1.3] [X8] one that was refused asks again, filled in, and the new answer counts: dropped', async () => {
    const lena = story.as('lena');
    const says = await drop('toys.csv', 'yz');
    await ok(lena.click(await says('What is in it?'), 'imports.file.check.1'));
    await ok(lena.submit(await story.modal('lena', 'Import a file'), { colour: 'wrong' }));
    await ok(lena.click(await says('All 25'), 'imports.file.check'));
    const again = await story.modal('lena', 'Import a file');
    expect(words(again)).toContain('Of toys.csv');
    expect(words(again)).toContain('wrong');
    await ok(lena.submit(again, { colour: 'blue' }));
    await ok(lena.click(await says('2 blue'), 'imports.file.confirm'));
    await says('is imported');
    expect(toy.confirmed.at(-1)?.from.options).toEqual({ colour: 'blue' });
  });

  it('[F1.3] [X8] one that was refused asks again, filled in, and the new answer counts: by modal', async () => {
    const lena = story.as('lena');
    const form = await story.opens('lena', channel, '/playbook import');
    await ok(lena.choose(form, 'imports.file.kind', 'toys'));
    const asked = await shows(form, 'Colour');
    await ok(lena.submit(asked, { file: [lena.upload('toys.csv', 'xyz')], colour: 'wrong' }));
    await ok(lena.click(await shows(form, 'All 25'), 'imports.file.check'));
    const again = await story.sandbox.until(() => {
      const top = lena.view();
      return top && words(top).includes('Of toys.csv') ? top : undefined;
    });
    expect(words(again)).toContain('wrong');
    await ok(lena.submit(again, { colour: 'grey' }));
    const ready = await shows(form, '3 grey');
    await ok(lena.click(ready, 'imports.file.confirm'));
    await shows(form, 'is imported');
    expect(toy.confirmed.at(-1)?.from.options).toEqual({ colour: 'grey' });
    await lena.close(ready, true);
  });
});
