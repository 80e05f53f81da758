import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { BOUNDS } from '../bytes/bounds.ts';
import { findEngagement } from '../engagement/store.ts';
import type { QueueEntry, QueueWorker } from '../jobs/queue.ts';
import { type Actor, act } from '../record/act.ts';
import { Refusal } from '../refusal.ts';
import type { Backstage } from '../room.ts';
import { download, TooLarge } from '../slack/files.ts';
import { readPerson } from '../slack/people.ts';
import { sayIn } from '../texts/say.ts';
import type { World } from '../world.ts';
import { mapping } from './columns/mapping.ts';
import { Digested } from './digested.ts';
import { READ_QUEUE } from './ids.ts';
import type { DryRun, ImportContext } from './kind.ts';
import { kindNamed } from './kinds.ts';
import { broken, fault, refused, summaryOf, tooLarge } from './problem.ts';
import { importModal } from './screens/import.ts';
import { rememberedShape } from './shapes.ts';
import { findImport, type Import, importCard, lockImport, updateImport } from './store.ts';

const entry = z.object({ workspaceId: z.string(), importId: z.uuid(), run: z.int() });

/** A dry run with the SHA-256 of what was read; null where it was not read to the end. */
interface Read {
  result: DryRun;
  fileDigest: string | null;
}
const unread = (result: DryRun): Read => ({ result, fileDigest: null });

/** Workspaces whose files are read at the same time, one file each: no one waits for another's. */
const AT_ONCE = 4;
/** So many times a file is tried, within about a minute; then it is told that it cannot be read. */
const TRIES = 6;

/** [F1.3] Reads a file and keeps what importing it would do. Runs again after a crash with the same result. */
export function readWorker({ world, clientFor }: Backstage): QueueWorker {
  return {
    queue: READ_QUEUE,
    concurrency: AT_ONCE,
    tries: TRIES,
    handle: (data) => read(data, fetchAndRead),
    // Be it Slack, what is in it, or a process that dies of it: the end is told at the file.
    givenUp: (data) =>
      read(data, async () => unread(broken([fault('imports.fault.unreadable', 0, '', { tries: TRIES })]))),
  };

  async function read(data: QueueEntry['data'], how: typeof fetchAndRead): Promise<void> {
    const { workspaceId, importId, run } = entry.parse(data);
    const found = await world.db.inWorkspace(workspaceId, (tx) => findImport(tx, workspaceId, importId));
    if (found.run !== run) return;
    const client = await clientFor(workspaceId);
    if (!client) return;
    if (found.state === 'reading') await settle(world, found, await how(world, client, found));
    await showInModal(world, client, workspaceId, importId);
  }
}

async function fetchAndRead(world: World, client: WebClient, found: Import): Promise<Read> {
  const max = kindNamed(world.rooms, found.kind)?.maxBytes ?? 0;
  const done = new AbortController();
  const late = AbortSignal.timeout(BOUNDS.time);
  try {
    const file = await download(client, found.fileId ?? '', max, AbortSignal.any([done.signal, late]));
    if ('gone' in file) return unread(broken([fault('imports.fault.gone', 0, '', { reason: file.gone })]));
    if ('tooLarge' in file) return unread(broken([tooLarge(file.tooLarge, max)]));
    return await readFile(world, found, file.bytes);
  } catch (error) {
    if (!late.aborted) throw error;
    return unread(broken([fault('imports.fault.slow', 0, '', { minutes: BOUNDS.time / 60_000 })]));
  } finally {
    // Whoever stops reading early leaves the rest where it is.
    done.abort();
  }
}

/**
 * The dry run of a file's bytes against how things stand.
 * @throws what reading the bytes throws, for the queue to try again
 */
export async function readFile(world: World, found: Import, bytes: AsyncIterable<Uint8Array>): Promise<Read> {
  const { workspaceId, userId, options } = found;
  const kind = kindNamed(world.rooms, found.kind);
  const engagement = await world.db.inWorkspace(workspaceId, (tx) =>
    findEngagement(tx, workspaceId, found.engagementId),
  );
  if (!kind || !engagement) return unread(broken([fault('imports.fault.syntax', 1)]));
  const stream = new Digested(bytes);
  const context: ImportContext = {
    world,
    workspaceId,
    engagement,
    userId,
    options,
    now: world.clock.now(),
    mapping: mapping.nullable().catch(null).parse(found.mapping),
    remembered: (shape) =>
      world.db.inWorkspace(workspaceId, (tx) => rememberedShape(tx, workspaceId, kind.kind, shape)),
  };
  try {
    const result = await kind.read(context, { name: found.fileName, bytes: stream });
    return { result, fileDigest: stream.digest };
  } catch (error) {
    if (error instanceof TooLarge) return unread(broken([tooLarge(error.bytes, kind.maxBytes)]));
    if (stream.hasFailed) throw error;
    if (error instanceof Refusal) return unread(broken([refused(error)]));
    // Trying again would end the same way, and somebody waits for an answer.
    world.log.error({ err: error, workspaceId, importId: found.id }, 'a file could not be read');
    return unread(broken([fault('imports.fault.syntax', 1)]));
  }
}

/** Keeps the result, unless the file was decided on or is being read anew meanwhile. */
export async function settle(world: World, read: Import, { result, fileDigest }: Read): Promise<void> {
  const actor: Actor = { workspaceId: read.workspaceId, userId: read.userId, origin: 'slack' };
  await act(world, actor, async ({ tx, show }) => {
    const found = await lockImport(tx, read.workspaceId, read.id);
    if (found.state !== 'reading' || found.run !== read.run) return;
    await updateImport(tx, found, {
      state: stateAfter(result),
      plan: result.plan,
      problems: result.problems,
      rejected: result.rejected ?? null,
      asks: result.asks ?? null,
      summary: summaryOf(result),
      fileDigest,
    });
    // A file handed in by modal is answered there; should the modal be gone, in a direct message.
    if (found.channel) show(importCard(found));
  });
}

function stateAfter({ plan, problems, asks, isPartial }: DryRun): Import['state'] {
  if (problems.length > 0) return isPartial ? 'ready' : 'refused';
  return asks && plan === null ? 'asking' : 'ready';
}

async function showInModal(world: World, client: WebClient, workspaceId: string, id: string): Promise<void> {
  const { found, person } = await world.db.inWorkspace(workspaceId, async (tx) => {
    const now = await findImport(tx, workspaceId, id);
    return { found: now, person: await readPerson(tx, workspaceId, now.userId) };
  });
  if (!found.viewId || found.state === 'reading') return;
  try {
    const view = importModal(sayIn(person?.locale ?? 'en'), found, kindNamed(world.rooms, found.kind));
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
