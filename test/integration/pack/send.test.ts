import { startSandbox } from '@phasegate/slack-sandbox/sandbox.ts';
import { expect, it } from 'vitest';
import { PACK_QUEUE } from '../../../src/pack/ids.ts';
import { requestPack } from '../../../src/pack/request.ts';
import { packWorker } from '../../../src/pack/worker.ts';
import type { Backstage } from '../../../src/room.ts';
import { rooms } from '../../../src/rooms.ts';
import { interactiveClient } from '../../../src/slack/client.ts';
import { eitherEngine } from '../../support/database.ts';
import { slackActor, startedEngagement } from '../../support/engagements.ts';
import { log, MANIFEST } from '../../support/house.ts';
import { knowPeople } from '../../support/people.ts';
import { shippedPlaybook } from '../../support/playbook.ts';
import { newWorkspace } from '../../support/world.ts';

const ASKER = 'U0LENAFISC';

eitherEngine('a pack on its way', (open) => {
  it('[A2] [X5] reaches whoever asked in one message, whatever breaks while it is shown', async () => {
    const db = await open();
    const { world, workspaceId, queue } = await newWorkspace(db, { rooms, playbook: shippedPlaybook() });
    const engagementId = await startedEngagement(world, workspaceId);
    await knowPeople(db, workspaceId, { [ASKER]: {} });
    const sandbox = await startSandbox({ manifest: MANIFEST });
    const client = interactiveClient(sandbox.botToken, { log, slackApiUrl: sandbox.apiUrl });
    const worker = packWorker({ world, clientFor: async () => client } as unknown as Backstage);
    const arrived = () =>
      sandbox
        .person(ASKER)
        .dms()
        .flatMap((one) => (one.files?.length ? [one.files.map(({ name }) => name.split('.').at(-1))] : []));
    try {
      const sent: string[][] = [];
      for (const fault of ['unreachable', 'timeout_after_accept'] as const)
        for (const kind of ['pack', 'export'] as const) {
          queue.take();
          await requestPack(world, slackActor(workspaceId, ASKER), { kind, engagementId, cycle: null });
          const entry = queue.take().find((one) => one.queue === PACK_QUEUE);
          if (!entry) throw new Error('nothing was queued');
          sandbox.faults.add({ kind: fault, method: 'files.completeUploadExternal', times: 1 });
          await expect(worker.handle(entry.data, 1)).rejects.toThrow();
          await worker.handle(entry.data, 2);
          await worker.handle(entry.data, 3);
          sent.push(kind === 'pack' ? ['pdf', 'zip'] : ['zip']);
          expect(arrived()).toEqual(sent);
        }
    } finally {
      await sandbox.stop();
    }
  }, 120_000);
});
