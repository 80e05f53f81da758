import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { viewEngagement } from '../engagement/view.ts';
import { listCsv } from '../forms/csv/export.ts';
import type { QueueEntry, QueueWorker } from '../jobs/queue.ts';
import { type Actor, act } from '../record/act.ts';
import { Refusal } from '../refusal.ts';
import type { Backstage } from '../room.ts';
import { fileSlug, type OutgoingFile } from '../slack/files.ts';
import { readPerson } from '../slack/people.ts';
import { sendFileOnce, TRIES, tellUnsent, type Wish } from '../slack/send-once.ts';
import { sayIn } from '../texts/say.ts';
import type { World } from '../world.ts';
import { FILE_QUEUE, FILE_UNSENT } from './inventory/ids.ts';
import { sourceForm } from './inventory/source.ts';
import { allSources } from './inventory/store.ts';
import { lineageFile } from './lineage/files.ts';
import { assessmentTable } from './quality/table/template.ts';

const what = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sources'), withRetired: z.boolean() }),
  z.object({ kind: z.literal('assessments') }),
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

/** Writes files and sends them, each once; or says that one could not be sent. */
export function fileWorker({ world, clientFor }: Backstage): QueueWorker {
  return {
    queue: FILE_QUEUE,
    concurrency: 2,
    tries: TRIES,
    givenUp: (data) => tellUnsent(world, wishOf(entry.parse(data))),
    async handle(data) {
      const wanted = entry.parse(data);
      const client = await clientFor(wanted.workspaceId);
      if (!client) return;
      const wish = wishOf(wanted);
      await sendFileOnce(world, client, wish, () => write(world, wish.to, wanted));
    },
  };
}

const wishOf = ({ workspaceId, userId, file }: Entry): Wish => ({
  to: { workspaceId, userId, origin: 'slack' },
  key: `foundation.file:${file}`,
  unsent: `${FILE_UNSENT}:${file}`,
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
          name: `sources-${fileSlug(engagement.name)}-${now}.csv`,
          content: listCsv(sourceForm, sources, withRetired),
          comment: say.md('foundation.export.comment', {
            engagement: engagement.name,
            count: sources.length,
          }),
        };
      }
      if (wanted.what.kind === 'assessments')
        return assessmentTable(tx, say, engagement, world.playbook.quality, now);
      const name = `${fileSlug(engagement.name)}-${now}`;
      return lineageFile(tx, say, engagement, wanted.what.kind, name, world.clock.now());
    });
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
