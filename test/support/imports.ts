import { randomUUID } from 'node:crypto';
import { lintMessage, lintView } from '@phasegate/block-kit/validate.ts';
import type { Visit } from '../../src/handlers.ts';
import { startImport } from '../../src/imports/check.ts';
import { confirmImport } from '../../src/imports/confirm.ts';
import { changesOf } from '../../src/imports/handlers/load.ts';
import { kindNamed } from '../../src/imports/kinds.ts';
import { readFile, settle } from '../../src/imports/read-worker.ts';
import { importMessage } from '../../src/imports/screens/import.ts';
import { findImport, type Import } from '../../src/imports/store.ts';
import { sayIn } from '../../src/texts/say.ts';
import type { Bench } from './sources.ts';

/** Bytes as they would come from Slack, in pieces. */
export async function* streamed(bytes: Uint8Array, piece = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += piece) yield bytes.subarray(from, from + piece);
}

export const loadImport = (at: Bench, id: string): Promise<Import> =>
  at.world.db.inWorkspace(at.workspaceId, (tx) => findImport(tx, at.workspaceId, id));

/** Reads a file that is being checked, as the queue's worker would. */
export async function readImport(at: Bench, id: string, bytes: Uint8Array): Promise<Import> {
  const found = await loadImport(at, id);
  await settle(at.world, found, await readFile(at.world, found, streamed(bytes)));
  return loadImport(at, id);
}

/** Hands a file in and reads it, as the modal and the queue's worker would. */
export async function checkFile(
  at: Bench,
  kind: string,
  bytes: Uint8Array,
  options: Record<string, string> = {},
): Promise<Import> {
  const id = randomUUID();
  const file = { fileId: 'F0SOURCES', fileName: `${kind}.csv`, viewId: 'V1' };
  await startImport(at.world, at.lead, { engagementId: at.engagementId, id, kind, options, ...file });
  return readImport(at, id, bytes);
}

export const confirmFile = (at: Bench, { id, run }: Pick<Import, 'id' | 'run'>, actor = at.lead) =>
  confirmImport(at.world, actor, { engagementId: at.engagementId, id, run });

/** What the dry run says it would change: the message's words, and behind its button what of each. */
export async function changesShown(at: Bench, found: Import, locale = 'en') {
  const say = sayIn(locale);
  const kind = kindNamed(at.world.rooms, found.kind);
  const message = importMessage(say, found, kind, []);
  const visit = { world: at.world, actor: at.lead, say } as unknown as Visit;
  const modal = await changesOf(visit, found.id, 1);
  const { picture: _, ...bare } = message;
  for (const problems of [lintMessage(bare), lintView(modal)])
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return { message: JSON.stringify(message.blocks), modal: JSON.stringify(modal.blocks) };
}
