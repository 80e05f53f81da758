import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { engagement } from '../../../db/schema/engagement.ts';
import { foundationFile, requestFile } from '../../../src/foundation/asked-files.ts';
import { sourceList } from '../../../src/foundation/inventory/slack.ts';
import { foundationStatus } from '../../../src/foundation/status.ts';
import type { Visit } from '../../../src/handlers.ts';
import { Refusal } from '../../../src/refusal.ts';
import { interactiveClient } from '../../../src/slack/client.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { eitherEngine } from '../../support/database.ts';
import { slackActor } from '../../support/engagements.ts';
import { log } from '../../support/house.ts';
import { knowPeople } from '../../support/people.ts';
import { add, type Bench, bench } from '../../support/sources.ts';

const key = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error) => {
      if (error instanceof Refusal) return error.key;
      throw error;
    },
  );

eitherEngine('who may see the inventory', (open) => {
  const restrict = (at: Bench) =>
    at.world.db.inWorkspace(at.workspaceId, (tx) =>
      tx
        .update(engagement)
        .set({ visibility: 'restricted' })
        .where(eq(engagement.workspaceId, at.workspaceId)),
    );
  const list = (at: Bench, userId: string) =>
    sourceList.render(
      { world: at.world, actor: slackActor(at.workspaceId, userId), say: sayIn('en') } as unknown as Visit,
      at.engagementId,
      sourceList.first,
    );

  it('[X9] an open one everybody of the workspace; a restricted one its people and admins, and nobody learns of it', async () => {
    const at = await bench(await open());
    await add(at);
    await knowPeople(at.world.db, at.workspaceId, {
      UADMIN: { isAdmin: true },
      UEXT: { isExternal: true },
      UGONE: { isDeactivated: true },
    });
    const export_ = (userId: string) =>
      key(
        requestFile(at.world, slackActor(at.workspaceId, userId), at.engagementId, {
          kind: 'sources',
          withRetired: false,
        }),
      );
    expect(JSON.stringify(await list(at, 'UANYONE'))).toContain('crm_tickets');
    expect(await export_('UANYONE')).toBe('done');
    for (const nobody of ['UEXT', 'UGONE']) expect(await key(list(at, nobody))).toBe('refusal.not-found');
    await restrict(at);
    for (const nobody of ['UANYONE', 'UEXT', 'UGONE']) {
      expect(await key(list(at, nobody))).toBe('refusal.not-found');
      expect(await export_(nobody)).toBe('refusal.not-found');
    }
    for (const somebody of ['ULEAD', 'UADMIN']) expect(await key(list(at, somebody))).toBe('done');
  });

  it('[X9] an export asked for before the engagement was restricted is not sent after', async () => {
    const at = await bench(await open());
    await add(at);
    at.queue.take();
    await requestFile(at.world, slackActor(at.workspaceId, 'UANYONE'), at.engagementId, {
      kind: 'sources',
      withRetired: false,
    });
    await restrict(at);
    const [entry] = at.queue.take();
    const client = interactiveClient('xoxb-none', { log, slackApiUrl: 'http://127.0.0.1:9/' });
    const worker = foundationFile.worker({ world: at.world, clientFor: async () => client });
    // Had it been written, sending it would fail: nobody listens there.
    await worker.handle(entry?.data ?? { workspaceId: '' }, 1);
  });

  it('[E5] the card says how the foundation stands and what to do next', async () => {
    const at = await bench(await open());
    const status = () =>
      at.world.db.inWorkspace(at.workspaceId, (tx) =>
        foundationStatus(
          { tx, workspaceId: at.workspaceId, world: at.world, now: at.clock.now(), say: sayIn('en') },
          at.engagementId,
        ),
      );
    expect(await status()).toMatchObject({ done: 0, total: 5, facts: 'no data sources yet' });
    await add(at, { name: 'a' });
    await add(at, { name: 'b & <c>', accessible: false });
    const now = await status();
    expect(now.facts).toMatch(/^sources 2 \(0 assessed\) · gaps 1 open, blocking/);
    // One of two is ready, none assessed, one gap beside two sources.
    expect(now.done).toBeCloseTo(1 / 2 + 2 / 3);
    expect(now.next?.what).not.toContain('<c>');
    expect(now.buttons).toHaveLength(4);
  });
});
