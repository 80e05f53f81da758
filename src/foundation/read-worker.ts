import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { QueueWorker } from '../jobs/queue.ts';
import { type Actor, act } from '../record/act.ts';
import type { Backstage } from '../room.ts';
import { readPerson } from '../slack/people.ts';
import { sayIn } from '../texts/say.ts';
import type { World } from '../world.ts';
import { fault } from './csv/problem.ts';
import { broken, type DryRun, dryRun, MAX_BYTES } from './csv/read.ts';
import { READ_QUEUE } from './ids.ts';
import { findImport, type Import, importCard, lockImport, updateImport } from './import-store.ts';
import { importModal } from './screens/import.ts';
import { download } from './slack-files.ts';
import { dayIn } from './source-input.ts';
import { allSources } from './store.ts';

const entry = z.object({ workspaceId: z.string(), importId: z.uuid(), run: z.int() });

/** [F1.3] Reads a file and keeps what importing it would do. Runs again after a crash with the same result. */
export function readWorker({ world, clientFor }: Backstage): QueueWorker {
  return {
    queue: READ_QUEUE,
    concurrency: 1,
    async handle(data) {
      const { workspaceId, importId, run } = entry.parse(data);
      const found = await world.db.inWorkspace(workspaceId, (tx) => findImport(tx, workspaceId, importId));
      if (found.run !== run) return;
      const client = await clientFor(workspaceId);
      if (!client) return;
      if (found.state === 'reading') await settle(world, found, await read(world, client, found));
      await showInModal(world, client, workspaceId, importId);
    },
  };
}

async function read(world: World, client: WebClient, found: Import): Promise<DryRun> {
  const file = await download(client, found.fileId ?? '', MAX_BYTES);
  if ('gone' in file) return broken([fault('foundation.import.fault.gone', 0, '', { reason: file.gone })]);
  if ('tooLarge' in file) return broken([tooLarge(file.tooLarge)]);
  return readBytes(world, found, file.bytes);
}

/** Says so in megabytes, rounded up: never that 10 MB are more than 10 MB. */
export const tooLarge = (bytes: number) =>
  fault('foundation.import.fault.too-large', 0, '', {
    size: (Math.ceil((bytes / 1024 / 1024) * 10) / 10).toFixed(1),
    max: MAX_BYTES / 1024 / 1024,
  });

/** The dry run of a file's bytes against the inventory as it is. */
export async function readBytes(world: World, found: Import, bytes: Uint8Array): Promise<DryRun> {
  const { workspaceId, engagementId, userId } = found;
  const ground = await world.db.inWorkspace(workspaceId, async (tx) => ({
    existing: await allSources(tx, workspaceId, engagementId, true),
    person: await readPerson(tx, workspaceId, userId),
  }));
  try {
    return await dryRun(bytes, {
      inventory: world.playbook.inventory,
      existing: ground.existing,
      me: userId,
      today: dayIn(world.clock.now(), ground.person?.timeZone ?? 'UTC'),
    });
  } catch (error) {
    // Trying again would end the same way, and somebody waits for an answer.
    world.log.error({ err: error, workspaceId, importId: found.id }, 'a file could not be read');
    return broken([fault('foundation.import.fault.syntax', 1)]);
  }
}

/** Keeps the result, unless the file was decided on or is being read anew meanwhile. */
export async function settle(world: World, read: Import, result: DryRun): Promise<void> {
  const actor: Actor = { workspaceId: read.workspaceId, userId: read.userId, origin: 'slack' };
  await act(world, actor, async ({ tx, show }) => {
    const found = await lockImport(tx, read.workspaceId, read.id);
    if (found.state !== 'reading' || found.run !== read.run) return;
    const state = result.problems.length > 0 ? 'refused' : 'ready';
    await updateImport(tx, found, {
      state,
      rows: result.rows,
      problems: result.problems,
      summary: result.summary,
    });
    // A file handed in by modal is answered there; should the modal be gone, in a direct message.
    if (found.channel) show(importCard(found));
  });
}

async function showInModal(world: World, client: WebClient, workspaceId: string, id: string): Promise<void> {
  const { found, person } = await world.db.inWorkspace(workspaceId, async (tx) => {
    const now = await findImport(tx, workspaceId, id);
    return { found: now, person: await readPerson(tx, workspaceId, now.userId) };
  });
  if (!found.viewId || found.state === 'reading') return;
  try {
    const view = importModal(sayIn(person?.locale ?? 'en'), found);
    await client.views.update({ view_id: found.viewId, view: view as never });
  } catch (error) {
    world.log.info(
      { err: error, workspaceId, importId: id },
      'the modal of an import is gone; a message it is',
    );
    if (found.channel) return;
    const actor: Actor = { workspaceId, userId: found.userId, origin: 'slack' };
    await act(world, actor, async ({ show }) => show(importCard(found)));
  }
}
