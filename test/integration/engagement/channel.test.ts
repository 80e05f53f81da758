import { like } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { message } from '../../../db/schema/delivery.ts';
import { CHANNEL_NOTICE, NO_ANSWER } from '../../../src/engagement/ids.ts';
import { channelWorker } from '../../../src/engagement/make-channel.ts';
import { engagement } from '../../../src/engagement/room.ts';
import { deliveryClient } from '../../../src/slack/client.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { eitherEngine } from '../../support/database.ts';
import { startedEngagement } from '../../support/engagements.ts';
import { limited } from '../../support/tries.ts';
import { newWorkspace } from '../../support/world.ts';

eitherEngine('a channel that is asked for by name', (open) => {
  it('[E1] [X6] that Slack never answers for is given up after ten tries, and the lead is told', async () => {
    const { world, workspaceId, queue } = await newWorkspace(await open());
    const id = await startedEngagement(world, workspaceId, { channelId: '', newChannelName: 'ai-triage' });
    const [entry] = queue.take();
    if (!entry) throw new Error('no channel is to be made');
    // Nothing listens there.
    const client = deliveryClient('xoxb-1', { slackApiUrl: 'http://127.0.0.1:9/api/', log: world.log });
    const worker = limited(channelWorker({ world, clientFor: async () => client }));
    const told = () =>
      world.db.inWorkspace(workspaceId, (tx) =>
        tx.select().from(message).where(like(message.subject, 'engagement.channel:%')),
      );
    await expect(worker.handle(entry.data, 9)).rejects.toThrow();
    expect(await told()).toEqual([]);
    await worker.handle(entry.data, 10);
    expect(await told()).toMatchObject([
      { subject: `engagement.channel:${id} ${NO_ANSWER}`, destination: 'ULEAD' },
    ]);
    const notice = await world.db.inWorkspace(workspaceId, async (tx) =>
      engagement.cards?.[CHANNEL_NOTICE]?.(
        { tx, workspaceId, say: sayIn('en') } as never,
        `${id} ${NO_ANSWER}`,
      ),
    );
    expect(notice?.text).toContain('#ai-triage');
    expect(JSON.stringify(notice?.blocks)).toContain('no usable answer');
  });
});
