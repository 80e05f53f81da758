import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { viewEngagement } from '../engagement/view.ts';
import type { QueueEntry, QueueWorker } from '../jobs/queue.ts';
import { type Actor, act } from '../record/act.ts';
import { Refusal } from '../refusal.ts';
import type { Backstage } from '../room.ts';
import { fileSlug, type OutgoingFile } from '../slack/files.ts';
import { readPerson } from '../slack/people.ts';
import { sendFileOnce, TRIES, tellUnsent, type Wish } from '../slack/send-once.ts';
import { sayIn } from '../texts/say.ts';
import type { World } from '../world.ts';
import { PROBLEMS_QUEUE, PROBLEMS_UNSENT } from './ids.ts';
import { problemsOf } from './kept.ts';
import { rejected } from './problem.ts';
import { problemsCsv, rejectedCsv } from './screens/problems.ts';
import { findImport } from './store.ts';

const entry = z.object({ workspaceId: z.string(), userId: z.string(), importId: z.uuid(), file: z.uuid() });
type Entry = z.infer<typeof entry>;

/** [F1.3] [X9] Asks for what is wrong with a file, as a file; refused where the person may not see the engagement. */
export function requestProblems(world: World, actor: Actor, importId: string): Promise<void> {
  return act(world, actor, async ({ tx, enqueue }) => {
    const { workspaceId, userId } = actor;
    await viewEngagement(tx, actor, (await findImport(tx, workspaceId, importId)).engagementId);
    const data: QueueEntry['data'] & Entry = { workspaceId, userId, importId, file: randomUUID() };
    enqueue({ queue: PROBLEMS_QUEUE, key: `${workspaceId}:${userId}`, data });
  });
}

/** Writes it and sends it to who asked, once; or says that it could not be sent. */
export function problemsWorker({ world, clientFor }: Backstage): QueueWorker {
  return {
    queue: PROBLEMS_QUEUE,
    concurrency: 1,
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
  key: `imports.problems:${file}`,
  unsent: `${PROBLEMS_UNSENT}:${file}`,
});

/** Null where the person may no longer see it or it is gone. */
async function write(world: World, actor: Actor, { importId }: Entry): Promise<OutgoingFile | null> {
  const { workspaceId, userId } = actor;
  try {
    return await world.db.inWorkspace(workspaceId, async (tx) => {
      const found = await findImport(tx, workspaceId, importId);
      await viewEngagement(tx, actor, found.engagementId);
      const say = sayIn((await readPerson(tx, workspaceId, userId))?.locale ?? 'en');
      const slug = fileSlug(found.fileName.replace(/\.\w+$/, ''));
      const rows = rejected.safeParse(found.rejected);
      if (rows.success)
        return {
          name: `to-fix-${slug}.csv`,
          // Told by its mark, since it is a spreadsheet that opens it.
          content: `\ufeff${rejectedCsv(rows.data, problemsOf(found), say)}`,
          comment: say.md('imports.rows-sent', { file: found.fileName, count: rows.data.rows.length }),
        };
      return {
        name: `problems-${slug}.csv`,
        content: problemsCsv(problemsOf(found), say),
        comment: say.md('imports.problems-sent', { file: found.fileName }),
      };
    });
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
