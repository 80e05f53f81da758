import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { feed } from '../../../db/schema/monitoring.ts';
import { workspace } from '../../../db/schema/workspace.ts';
import { feedOfToken, makeWebhookToken } from '../../../src/monitoring/feeds/webhook-token.ts';
import { eitherEngine } from '../../support/database.ts';
import { monitoringBench, putFeed } from '../../support/monitoring.ts';

eitherEngine('the token with which an Alertmanager calls', (open) => {
  it('[M9] [X1] [X2] is its feed’s and its workspace’s, and no more once either has ended', async () => {
    const db = await open();
    const at = await monitoringBench(db);
    const other = await monitoringBench(db);
    const { world, workspaceId, engagementId } = at;
    const feedId = await putFeed(db, at, { kind: 'alertmanager' });
    const token = await makeWebhookToken(world, at.as('ULEAD'), { engagementId, feedId });
    const found = async (text = token) => (await feedOfToken(world, `Bearer ${text}`))?.id ?? null;
    expect(await found()).toBe(feedId);
    expect(await found(token.replace(workspaceId, other.workspaceId))).toBeNull();
    expect(await found(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)).toBeNull();
    const retired = (retiredAt: Temporal.Instant | null) =>
      db.inWorkspace(workspaceId, (tx) => tx.update(feed).set({ retiredAt }).where(eq(feed.id, feedId)));
    await retired(at.clock.now());
    expect(await found()).toBeNull();
    await retired(null);
    expect(await found()).toBe(feedId);
    await db.inWorkspace(workspaceId, (tx) =>
      tx.update(workspace).set({ revokedAt: at.clock.now() }).where(eq(workspace.workspaceId, workspaceId)),
    );
    expect(await found()).toBeNull();
  });
});
