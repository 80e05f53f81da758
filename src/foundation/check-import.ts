import { z } from 'zod';
import { WORKERS } from '../engagement/roles.ts';
import { engagementsInChannel } from '../engagement/store.ts';
import { engagementVerb } from '../engagement/verb.ts';
import { canSee } from '../engagement/view.ts';
import type { QueueEntry } from '../jobs/queue.ts';
import { type Actor, act } from '../record/act.ts';
import { line } from '../record/parse.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { READ_QUEUE } from './ids.ts';
import {
  anchorThread,
  type Import,
  importCard,
  insertImport,
  lockImport,
  updateImport,
} from './import-store.ts';

const fileId = z.string().regex(/^F[A-Z0-9]{2,}$/);
const fileName = line(255).catch('file.csv');

export interface DroppedFile {
  id: string;
  fileId: string;
  fileName: string;
  channel: string;
  threadTs: string;
}

/**
 * [F1.3] Somebody dropped a file that may be a list of sources into a channel: asks in its thread, once per
 * file, where the channel belongs to exactly one running engagement that this person may see.
 */
export function offerImport(world: World, actor: Actor, given: DroppedFile): Promise<boolean> {
  return act(world, actor, async ({ tx, now, show }) => {
    const running = (await engagementsInChannel(tx, actor.workspaceId, given.channel)).filter(
      (one) => one.state === 'active',
    );
    const [engagement, ...others] = running;
    if (!engagement || others.length > 0 || !(await canSee(tx, actor, engagement))) return false;
    const row = {
      ...given,
      fileId: fileId.parse(given.fileId),
      fileName: fileName.parse(given.fileName),
      workspaceId: actor.workspaceId,
      engagementId: engagement.id,
      userId: actor.userId,
      state: 'offered' as const,
      createdAt: now,
    };
    if (!(await insertImport(tx, row))) return false;
    await anchorThread(tx, row);
    show(importCard(row));
    return true;
  });
}

const reading = (found: Pick<Import, 'workspaceId' | 'id' | 'run'>): QueueEntry => ({
  queue: READ_QUEUE,
  key: `${found.workspaceId}:${found.id}`,
  data: { workspaceId: found.workspaceId, importId: found.id, run: found.run },
});

/** [F1.3] Takes a file handed in by modal and begins its dry run. The id was minted with the form: sent twice is once. */
export const startImport = engagementVerb({
  input: z.object({ engagementId: z.uuid(), id: z.uuid(), fileId, fileName, viewId: z.string() }),
  may: WORKERS,
  async run({ tx, actor, now, engagement, enqueue, note }, { id, ...file }) {
    const row = {
      id,
      fileId: file.fileId,
      fileName: file.fileName,
      viewId: file.viewId,
      workspaceId: actor.workspaceId,
      engagementId: engagement.id,
      userId: actor.userId,
      state: 'reading' as const,
      run: 1,
      createdAt: now,
    };
    if (!(await insertImport(tx, row))) return;
    note({
      action: 'foundation.import.check',
      kind: 'import',
      subject: id,
      after: { fileName: file.fileName },
    });
    enqueue(reading(row));
  },
});

/** [F1.3] Checks an offered file, or one once more. A second click while it is being read does nothing. */
export const checkImport = engagementVerb({
  input: z.object({ engagementId: z.uuid(), id: z.uuid(), viewId: z.string().nullable() }),
  may: WORKERS,
  async run({ tx, actor, engagement, enqueue, note, show }, { id, viewId }) {
    const found = await lockImport(tx, actor.workspaceId, id);
    if (found.engagementId !== engagement.id) throw new Refusal('refusal.not-found');
    if (found.state === 'reading') return;
    if (found.state === 'imported') throw new Refusal('foundation.import.done');
    const run = found.run + 1;
    await updateImport(tx, found, {
      state: 'reading',
      run,
      viewId,
      rows: null,
      problems: null,
      summary: null,
    });
    note({
      action: 'foundation.import.check',
      kind: 'import',
      subject: id,
      after: { fileName: found.fileName, run },
    });
    enqueue(reading({ ...found, run }));
    if (found.channel) show(importCard(found));
  },
});

/** Leaves a file alone. */
export const discardImport = engagementVerb({
  input: z.object({ engagementId: z.uuid(), id: z.uuid() }),
  may: WORKERS,
  async run({ tx, actor, now, engagement, note, show }, { id }) {
    const found = await lockImport(tx, actor.workspaceId, id);
    if (found.engagementId !== engagement.id) throw new Refusal('refusal.not-found');
    if (found.state === 'discarded') return;
    if (found.state === 'imported') throw new Refusal('foundation.import.done');
    const decided = { decidedAt: now, decidedBy: actor.userId, rows: null, problems: null };
    await updateImport(tx, found, { ...decided, state: 'discarded' });
    note({
      action: 'foundation.import.discard',
      kind: 'import',
      subject: id,
      after: { fileName: found.fileName },
    });
    if (found.channel) show(importCard(found));
  },
});
