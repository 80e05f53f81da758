import type { SlackMessage } from '@phasegate/block-kit/blocks.ts';
import { expect, test } from 'vitest';
import { PictureError } from '../../../src/pictures/painter.ts';
import { eachEngine, onPostgres } from '../../support/database.ts';
import { note, OPEN, type Stage, stage } from './stage.ts';

/** Any bytes: Slack here does not look at them. */
const bytes = (text: string) => new TextEncoder().encode(`PNG ${text}`);

/** The card says a text beside a picture of that name. */
function show(s: Stage, picture: string, text = picture, drawn: string[] = []) {
  s.says.set('a', {
    ...note(text),
    picture: {
      hash: `hash of ${picture}`,
      name: 'lineage.png',
      alt: `Lineage ${picture}`,
      at: 0,
      render: async () => {
        drawn.push(picture);
        return bytes(picture);
      },
    },
  });
  return s.show('a');
}

const pictures = (s: Stage) =>
  s
    .posted(OPEN)
    .flatMap((message) =>
      (message.blocks as { type: string; slack_file?: { id: string }; alt_text?: string }[]).flatMap(
        (block) => (block.type === 'image' ? [{ id: block.slack_file?.id ?? '', alt: block.alt_text }] : []),
      ),
    );
const files = (s: Stage) => s.sandbox.workspaces.flatMap((each) => each.files.map((file) => file.id));

eachEngine('pictures in messages', (open) => {
  test('[F4.3] is uploaded, unshared, and stands in the message with what it shows in words', async () => {
    const s = await stage(await open());
    await show(s, 'one');
    await s.run();
    expect(pictures(s)).toEqual([{ id: files(s)[0], alt: 'Lineage one' }]);
    expect(s.posted()).toHaveLength(1);
    expect((await s.rows())[0]).toMatchObject({ pictureFile: files(s)[0], pictureShown: files(s)[0] });
  });

  test('[F4.3] a changed picture replaces the old one in the same message, and the old file goes', async () => {
    const s = await stage(await open());
    await show(s, 'one');
    await s.run();
    const [old] = files(s);
    await show(s, 'two');
    await s.run();
    expect(s.posted()).toHaveLength(1);
    expect(files(s)).toHaveLength(1);
    expect(files(s)[0]).not.toBe(old);
    expect(pictures(s)).toEqual([{ id: files(s)[0], alt: 'Lineage two' }]);
  });

  test.for([8, 90])(
    '[K5] a picture that Slack looks at for %i seconds comes by a later edit, and holds up nothing',
    async (seconds) => {
      const s = await stage(await open());
      const began = s.clock.now();
      const since = () => s.clock.now().since(began).total('seconds');
      s.sandbox.faults.add({ kind: 'slow_file', ms: seconds * 1_000, times: 1 });
      await show(s, 'one');
      await s.show('b');
      await s.runDue();
      expect(s.texts()).toEqual(['one', 'b']);
      expect(since()).toBeLessThan(5);
      expect(pictures(s)).toEqual([]);
      await s.run();
      expect(pictures(s)).toEqual([{ id: files(s)[0], alt: 'Lineage one' }]);
      expect(s.posted()).toHaveLength(2);
      expect(since()).toBeLessThan(seconds * 2 + 10);
      // Four looks at once, then ever rarer ones.
      expect(s.sandbox.calls('files.info').length).toBeLessThanOrEqual(seconds === 8 ? 6 : 9);
      const row = (await s.rows()).find(({ subject }) => subject === 'note:a');
      expect(row).toMatchObject({ pictureShown: files(s)[0], pictureWaits: false });
    },
  );

  test('[K5] a picture that Slack never finishes is given up after some minutes, and the log says so', async () => {
    const told: Record<string, unknown>[] = [];
    const s = await stage(await open());
    s.world.log.warn = ((about: Record<string, unknown>) => told.push(about)) as typeof s.world.log.warn;
    const began = s.clock.now();
    s.sandbox.faults.add({ kind: 'slow_file', ms: 3_600_000, times: 1 });
    await show(s, 'one');
    await s.run();
    expect(s.clock.now().since(began).total('minutes')).toBeLessThan(10);
    expect(pictures(s)).toEqual([]);
    expect(told).toMatchObject([{ subject: 'note:a' }]);
    expect((await s.rows())[0]).toMatchObject({ pictureFile: null, pictureWaits: false, delivered: 1 });
    expect(files(s)).toEqual([]);
    // The next one is tried again.
    await show(s, 'two');
    await s.run();
    expect(pictures(s)).toEqual([{ id: files(s)[0], alt: 'Lineage two' }]);
  });

  test('[K5] a picture that changes while Slack looks at the one before: the new one comes, the old one goes', async () => {
    const s = await stage(await open());
    s.sandbox.faults.add({ kind: 'slow_file', ms: 20_000, times: 1 });
    await show(s, 'one');
    await s.runDue();
    await show(s, 'two');
    await s.run();
    expect(pictures(s)).toEqual([{ id: files(s)[0], alt: 'Lineage two' }]);
    expect(files(s)).toHaveLength(1);
  });

  test('[K5] a Slack that limits or fails while it is asked is asked again, and it is not counted', async () => {
    const s = await stage(await open());
    s.sandbox.faults.add({ kind: 'rate_limited', method: 'files.info', times: 1, retryAfter: 30 });
    s.sandbox.faults.add({ kind: 'server_error', method: 'files.info', times: 12 });
    await show(s, 'one');
    await s.run();
    expect(pictures(s)).toEqual([{ id: files(s)[0], alt: 'Lineage one' }]);
  });

  test('a change of words alone draws and uploads nothing', async () => {
    const s = await stage(await open());
    const drawn: string[] = [];
    await show(s, 'one', 'words', drawn);
    await s.run();
    await show(s, 'one', 'other words', drawn);
    await s.run();
    expect(drawn).toEqual(['one']);
    expect(s.sandbox.calls('files.getUploadURLExternal')).toHaveLength(1);
    expect(s.texts()).toEqual(['other words']);
    expect(pictures(s)).toHaveLength(1);
  });

  test('ten changes before delivery comes around are one picture', async () => {
    const s = await stage(await open());
    const drawn: string[] = [];
    for (let change = 1; change <= 10; change += 1) await show(s, `${change}`, `${change}`, drawn);
    await s.run();
    expect(drawn).toEqual(['10']);
    expect(files(s)).toHaveLength(1);
  });

  test('one that cannot be drawn leaves the words, and blocks nobody', async () => {
    const s = await stage(await open());
    s.says.set('a', {
      ...note('words'),
      picture: {
        hash: 'h',
        name: 'x.png',
        alt: 'x',
        at: 0,
        render: () => Promise.reject(new Error('no picture')),
      },
    });
    await s.show('a');
    await s.show('b');
    await s.run();
    expect(s.texts()).toEqual(['words', 'b']);
    expect(pictures(s)).toEqual([]);
  });

  test.for([
    [2, 1],
    [50, 0],
  ] as const)('[X6] one that took too long %i times is drawn again, a few times', async ([late, shown]) => {
    const s = await stage(await open());
    let tries = 0;
    const render = async () => {
      tries += 1;
      if (tries <= late) throw new PictureError('timeout', 'the picture took too long');
      return bytes('late');
    };
    s.says.set('a', { ...note('words'), picture: { hash: 'h', name: 'x.png', alt: 'x', at: 0, render } });
    await s.show('a');
    await s.run();
    expect(s.texts()).toEqual(['words']);
    expect(pictures(s)).toHaveLength(shown);
    expect(tries).toBe(3);
  });

  test.for(['files.getUploadURLExternal', 'files.completeUploadExternal'])(
    '[X6] %s that fails once is tried again, that fails always leaves the words',
    async (method) => {
      const s = await stage(await open());
      s.sandbox.faults.add({ method, kind: 'server_error', times: 1 });
      await show(s, 'one');
      await s.run();
      expect(pictures(s)).toHaveLength(1);

      s.sandbox.faults.add({ method, kind: 'server_error', times: 50 });
      await show(s, 'two');
      await s.show('b');
      await s.run();
      expect(s.texts()).toEqual(['two', 'b']);
      expect(pictures(s)).toEqual([]);
    },
  );

  test('[K5] a Slack that says it is done and refuses the picture gets the words, and is asked again', async () => {
    const s = await stage(await open());
    const refuse = (method: string, times: number) =>
      s.sandbox.faults.add({ method, kind: 'api_error', error: 'invalid_blocks', times });
    refuse('chat.postMessage', 1);
    await show(s, 'one');
    await s.runDue();
    expect(s.texts()).toEqual(['one']);
    expect(pictures(s)).toEqual([]);
    await s.run();
    expect(pictures(s)).toHaveLength(1);
    expect(s.posted()).toHaveLength(1);
  });

  test('[X6] a workspace that takes no newer blocks gets older ones without the picture, once', async () => {
    const s = await stage(await open());
    const { picture: _none, ...older } = note('older');
    await show(s, 'one');
    s.says.set('a', { ...(s.says.get('a') as SlackMessage), fallback: older });
    s.sandbox.faults.add({
      method: 'chat.postMessage',
      kind: 'api_error',
      error: 'invalid_blocks',
      times: 2,
    });
    await s.run();
    expect(s.texts()).toEqual(['older']);
    expect(pictures(s)).toEqual([]);
    expect((await s.rows())[0]).toMatchObject({ pictureShown: null, pictureWaits: false, deadAt: null });
  });
});

onPostgres('pictures, two workers', (open) => {
  test('[X5] two workers that bring the same picture leave one file and one message', async () => {
    const s = await stage(await open());
    await show(s, 'one');
    const entries = s.queue.take();
    s.queue.entries = [...entries];
    await Promise.all([
      s.run(),
      (async () => {
        s.queue.entries.push(...entries);
        await s.run();
      })(),
    ]);
    expect(s.posted()).toHaveLength(1);
    expect(pictures(s)).toHaveLength(1);
    expect(files(s)).toEqual(pictures(s).map((picture) => picture.id));
  });

  test.for(['before', 'after'])(
    '[X5] words that come before their picture: a crash %s that is written down loses neither, and posts once',
    async (when) => {
      const s = await stage(await open());
      await show(s, 'one');
      const said = s.says.get('a') as SlackMessage;
      s.says.set('a', { ...said, picture: { ...said.picture, later: true } as SlackMessage['picture'] });
      const entries = s.queue.take();
      s.queue.entries = [...entries];
      const { db } = s.world;
      const dies = () => Promise.reject(new Error('the process is gone'));
      const isPosted = () => s.posted().length > 0;
      const orm = new Proxy(db.orm, {
        get: (of, name) => (name === 'execute' ? dies : Reflect.get(of, name)),
      });
      const inWorkspace: typeof db.inWorkspace = (...given) =>
        when === 'before' && isPosted() ? dies() : db.inWorkspace(...given);
      s.deps.world.db = { ...db, orm, inWorkspace };
      await expect(s.runDue()).rejects.toThrow('the process is gone');
      expect(pictures(s)).toEqual([]);
      s.deps.world.db = db;
      s.queue.entries = [...entries];
      await s.run();
      expect(s.posted()).toHaveLength(1);
      expect(pictures(s)).toEqual([{ id: files(s)[0], alt: 'Lineage one' }]);
      expect((await s.rows())[0]).toMatchObject({ attemptAt: null, pictureShown: files(s)[0] });
    },
  );
});
