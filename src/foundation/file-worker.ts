import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { receipt } from '../../db/schema/record.ts';
import { viewEngagement } from '../engagement/view.ts';
import type { QueueEntry, QueueWorker } from '../jobs/queue.ts';
import { type Actor, act } from '../record/act.ts';
import { Refusal } from '../refusal.ts';
import type { Backstage } from '../room.ts';
import { slackFailure } from '../slack/errors.ts';
import { readPerson } from '../slack/people.ts';
import { sayIn } from '../texts/say.ts';
import type { World } from '../world.ts';
import { problem } from './csv/problem.ts';
import { problemsCsv, sourcesCsv } from './csv/write.ts';
import { FILE_QUEUE } from './ids.ts';
import { findImport } from './import-store.ts';
import { lineageFile } from './lineage/files.ts';
import { type OutgoingFile, sendFile } from './slack-files.ts';
import { allSources } from './store.ts';

const what = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sources'), withRetired: z.boolean() }),
  z.object({ kind: z.literal('problems'), importId: z.uuid() }),
  z.object({ kind: z.literal('mermaid') }),
  z.object({ kind: z.literal('openlineage') }),
]);
type What = z.infer<typeof what>;

const entry = z.object({
  workspaceId: z.string(),
  userId: z.string(),
  engagementId: z.uuid(),
  file: z.uuid(),
  what,
});
type Entry = z.infer<typeof entry>;

/** [F1.3] [X9] Asks for a file; refused where the person may not see the engagement. */
export function requestFile(world: World, actor: Actor, engagementId: string, wanted: What): Promise<void> {
  return act(world, actor, async ({ tx, enqueue }) => {
    await viewEngagement(tx, actor, engagementId);
    const { workspaceId, userId } = actor;
    const data: QueueEntry['data'] & Entry = {
      workspaceId,
      userId,
      engagementId,
      file: randomUUID(),
      what: wanted,
    };
    enqueue({ queue: FILE_QUEUE, key: `${workspaceId}:${userId}`, data });
  });
}

/** Writes files and sends them, each once: what was sent leaves a receipt. */
export function fileWorker({ world, clientFor }: Backstage): QueueWorker {
  return {
    queue: FILE_QUEUE,
    concurrency: 2,
    async handle(data) {
      const wanted = entry.parse(data);
      const actor: Actor = { workspaceId: wanted.workspaceId, userId: wanted.userId, origin: 'slack' };
      const client = await clientFor(wanted.workspaceId);
      const file = client && (await write(world, actor, wanted));
      if (!file) return;
      const done = `foundation.file:${wanted.file}`;
      if (await isDone(world, actor.workspaceId, done)) return;
      try {
        await sendFile(client, wanted.userId, file);
      } catch (error) {
        const failure = slackFailure(error);
        world.log.warn({ ...failure, workspaceId: wanted.workspaceId }, 'a file was not sent');
        if (failure.kind !== 'our-bug' && failure.kind !== 'destination-dead') throw error;
      }
      await act(world, actor, ({ once }) => once(done));
    },
  };
}

const isDone = (world: World, workspaceId: string, key: string): Promise<boolean> =>
  world.db.inWorkspace(workspaceId, async (tx) => {
    const found = await tx
      .select({ key: receipt.key })
      .from(receipt)
      .where(and(eq(receipt.workspaceId, workspaceId), eq(receipt.key, key)));
    return found.length > 0;
  });

/** The file as it is now; null where the person may no longer see it or it is gone. */
async function write(world: World, actor: Actor, wanted: Entry): Promise<OutgoingFile | null> {
  const { workspaceId, userId } = actor;
  try {
    return await world.db.inWorkspace(workspaceId, async (tx) => {
      const engagement = await viewEngagement(tx, actor, wanted.engagementId);
      const say = sayIn((await readPerson(tx, workspaceId, userId))?.locale ?? 'en');
      const now = world.clock.now().toZonedDateTimeISO(engagement.timeZone).toPlainDate().toString();
      if (wanted.what.kind === 'sources') {
        const { withRetired } = wanted.what;
        const sources = await allSources(tx, workspaceId, engagement.id, withRetired);
        return {
          name: `sources-${slug(engagement.name)}-${now}.csv`,
          content: sourcesCsv(sources, withRetired),
          comment: say.md('foundation.export.comment', {
            engagement: engagement.name,
            count: sources.length,
          }),
        };
      }
      if (wanted.what.kind !== 'problems') {
        const name = `${slug(engagement.name)}-${now}`;
        return await lineageFile(tx, say, engagement, wanted.what.kind, name, world.clock.now());
      }
      const found = await findImport(tx, workspaceId, wanted.what.importId);
      if (found.engagementId !== engagement.id) return null;
      const problems = z.array(problem).catch([]).parse(found.problems);
      return {
        name: `problems-${slug(found.fileName.replace(/\.\w+$/, ''))}.csv`,
        content: problemsCsv(problems, say),
        comment: say.md('foundation.export.problems', { file: found.fileName }),
      };
    });
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
