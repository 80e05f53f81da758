import { z } from 'zod';
import { WORKERS } from '../engagement/roles.ts';
import { engagementVerb } from '../engagement/verb.ts';
import type { QueueEntry } from '../jobs/queue.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { READ_QUEUE } from './ids.ts';
import { fileId, fileName, fileOptions } from './input.ts';
import type { ImportKind } from './kind.ts';
import { kindNamed } from './kinds.ts';
import { type Import, importCard, insertImport, lockImport, updateImport } from './store.ts';

/** What a dry run left behind, gone. */
export const NOTHING_READ = {
  plan: null,
  problems: null,
  rejected: null,
  asks: null,
  summary: null,
  fileDigest: null,
};

export const reading = (found: Pick<Import, 'workspaceId' | 'id' | 'run'>): QueueEntry => ({
  queue: READ_QUEUE,
  // [X5] One at a time in a workspace: whoever hands in many files waits for their own, and nobody else does.
  key: found.workspaceId,
  data: { workspaceId: found.workspaceId, importId: found.id, run: found.run },
});

/** [F1.3] Takes a file handed in by modal and begins its dry run. The id was minted with the form: sent twice is once. */
export const startImport = engagementVerb({
  input: z.object({
    engagementId: z.uuid(),
    id: z.uuid(),
    kind: z.string(),
    options: fileOptions,
    fileId,
    fileName,
    viewId: z.string(),
  }),
  may: WORKERS,
  async run({ tx, actor, now, world, engagement, enqueue, note }, { id, engagementId: _id, ...file }) {
    requireKind(world, file.kind);
    const row = {
      ...file,
      id,
      workspaceId: actor.workspaceId,
      engagementId: engagement.id,
      userId: actor.userId,
      state: 'reading' as const,
      run: 1,
      createdAt: now,
    };
    if (!(await insertImport(tx, row))) return;
    const { kind, options, fileName: name } = file;
    note({
      action: 'imports.file.check',
      kind: 'import',
      subject: id,
      after: { fileName: name, kind, options },
    });
    enqueue(reading(row));
  },
});

/**
 * [F1.3] Checks an offered file as what a person says it is, or once more. A second click while it is being
 * read does nothing.
 */
export const checkImport = engagementVerb({
  input: z.object({
    engagementId: z.uuid(),
    id: z.uuid(),
    viewId: z.string().nullable(),
    /** Left out where a file is checked once more: as before. */
    as: z.object({ kind: z.string(), options: fileOptions }).optional(),
  }),
  may: WORKERS,
  async run({ tx, actor, world, engagement, enqueue, note, show }, { id, viewId, as }) {
    const found = await lockImport(tx, actor.workspaceId, id);
    if (found.engagementId !== engagement.id) throw new Refusal('refusal.not-found');
    if (found.state === 'reading') return;
    if (found.state === 'imported') throw new Refusal('imports.done');
    const { kind, options } = as ?? found;
    requireKind(world, kind);
    const run = found.run + 1;
    const isOther = kind !== found.kind;
    const afresh = { ...NOTHING_READ, ...(isOther && { mapping: null }) };
    await updateImport(tx, found, { ...afresh, state: 'reading', run, viewId, kind, options });
    const after = { fileName: found.fileName, kind, options, run };
    note({ action: 'imports.file.check', kind: 'import', subject: id, after });
    enqueue(reading({ ...found, run }));
    if (found.channel) show(importCard(found));
  },
});

export function requireKind(world: World, name: string | null): ImportKind {
  const kind = kindNamed(world.rooms, name);
  if (!kind) throw new Refusal('refusal.not-found');
  return kind;
}

/** Leaves a file alone. */
export const discardImport = engagementVerb({
  input: z.object({ engagementId: z.uuid(), id: z.uuid() }),
  may: WORKERS,
  async run({ tx, actor, now, engagement, note, show }, { id }) {
    const found = await lockImport(tx, actor.workspaceId, id);
    if (found.engagementId !== engagement.id) throw new Refusal('refusal.not-found');
    if (found.state === 'discarded') return;
    if (found.state === 'imported') throw new Refusal('imports.done');
    const decided = { decidedAt: now, decidedBy: actor.userId, ...NOTHING_READ };
    await updateImport(tx, found, { ...decided, state: 'discarded' });
    note({
      action: 'imports.file.discard',
      kind: 'import',
      subject: id,
      after: { fileName: found.fileName },
    });
    if (found.channel) show(importCard(found));
  },
});
