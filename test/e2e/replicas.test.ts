import { fileURLToPath } from 'node:url';
import { startSandbox } from '@phasegate/slack-sandbox/sandbox.ts';
import { count, eq } from 'drizzle-orm';
import { afterAll, expect, it } from 'vitest';
import { source } from '../../db/schema/foundation.ts';
import { verifyChain } from '../../src/record/verify.ts';
import { ok, storyOf, words } from '../support/cast.ts';
import { onPostgres } from '../support/database.ts';
import { fillSource, sourceSteps } from '../support/inventory.ts';
import { startReplica } from '../support/replica.ts';

const manifest = fileURLToPath(new URL('../../slack-manifest.yml', import.meta.url));
const WORKSPACE = 'T0NORTHWND';
const SOURCES = 12;

onPostgres('two replicas on one database', (open) => {
  const closing: (() => Promise<unknown>)[] = [];
  afterAll(async () => {
    for (const close of closing.reverse()) await close();
  });

  it('[X5] one is killed in the middle: no card is doubled, no source is lost', async () => {
    const db = await open();
    if (!('connectionString' in db.queueConnection)) throw new Error('needs a server');
    const sandbox = await startSandbox({ manifest });
    closing.push(() => sandbox.stop());
    const url = db.queueConnection.connectionString;
    const [first, second] = await Promise.all([startReplica(sandbox, url), startReplica(sandbox, url)]);
    closing.push(first.stop, second.stop);
    sandbox.connect(first.requestUrl);
    const story = storyOf(sandbox);
    const card = await story.start('marco', 'support-triage');
    const marco = story.as('marco');

    for (let index = 1; index <= SOURCES; index += 1) {
      const fields = { name: `source ${index}` };
      const form = await story.opens('marco', 'support-triage', '/playbook add');
      if (index !== SOURCES / 2) {
        await fillSource(story, 'marco', form, fields);
        continue;
      }
      // In the middle of this one the replica dies; the person sees that, and sends the same step again.
      const [step1 = {}] = sourceSteps(fields);
      const sent = marco.submit(form, step1);
      await first.kill();
      await sent;
      sandbox.connect(second.requestUrl);
      const now = marco.views().find((view) => view.id === form.id) ?? form;
      if (now.hash === form.hash) await fillSource(story, 'marco', form, fields);
      else {
        const [, step2 = {}, step3 = {}] = sourceSteps(fields);
        await ok(marco.submit(now, step2));
        const last = await sandbox.until(() => {
          const view = marco.views().find((one) => one.id === form.id);
          return view && view.hash !== now.hash ? view : undefined;
        });
        await ok(marco.submit(last, step3));
      }
    }

    const shown = await sandbox.until(
      () => marco.messages('support-triage').find((one) => words(one).includes(`sources ${SOURCES}`)),
      60_000,
    );
    expect(shown.ts).toBe(card.ts);
    const cards = marco
      .messages('support-triage')
      .filter((one) => one.user === sandbox.botUserId && !one.ephemeral);
    expect(cards.map((one) => one.ts)).toEqual([card.ts]);
    await db.inWorkspace(WORKSPACE, async (tx) => {
      const [found] = await tx.select({ n: count() }).from(source).where(eq(source.workspaceId, WORKSPACE));
      expect(found?.n).toBe(SOURCES);
      expect((await verifyChain(tx, WORKSPACE)).fault).toBeNull();
    });
    expect(await second.stop()).toBe(0);
  }, 120_000);
});
