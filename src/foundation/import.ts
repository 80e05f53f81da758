import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { WORKERS } from '../engagement/roles.ts';
import { engagementVerb } from '../engagement/verb.ts';
import { viewEngagement } from '../engagement/view.ts';
import { Refusal } from '../refusal.ts';
import type { Card } from '../room.ts';
import { section } from '../slack/blocks.ts';
import type { ActionVisit, EventVisit, ViewAnswer, ViewVisit, Visit } from '../slack/handlers.ts';
import { checkImport, discardImport, offerImport, startImport } from './check-import.ts';
import { confirmImport } from './confirm-import.ts';
import { MAX_BYTES } from './csv/read.ts';
import { requestFile } from './file-worker.ts';
import { findImport, type Import } from './import-store.ts';
import { pageOf } from './list.ts';
import { tooLarge } from './read-worker.ts';
import {
  importFileModal,
  importMessage,
  importModal,
  problemsModal,
  staleMessage,
} from './screens/import.ts';
import { importMeta } from './screens/meta.ts';

/** Whether this person may import here at all: told before they look for a file. */
const mayImport = engagementVerb({
  input: z.object({ engagementId: z.uuid() }),
  may: WORKERS,
  run: async () => {},
});

/** [F1.3] Asks for a file. Its import's id is minted here. */
export async function openImport(visit: Visit, engagementId: string): Promise<void> {
  await mayImport(visit.world, visit.actor, { engagementId });
  await visit.openModal(importFileModal(visit.say, engagementId, randomUUID()));
}

/** The file is handed in: read in the background, while the modal says so. */
export async function submitFile(visit: ViewVisit): Promise<ViewAnswer> {
  const { engagementId, importId } = visit.view.meta(importMeta);
  const [file] = visit.view.values.files('file');
  if (!file) throw new Refusal('refusal.required', {}, 'file');
  if ((file.size ?? 0) > MAX_BYTES) {
    const { key, params } = tooLarge(file.size ?? 0);
    throw new Refusal(key, params, 'file');
  }
  await startImport(visit.world, visit.actor, {
    engagementId,
    id: importId,
    fileId: file.id,
    fileName: file.name ?? 'file.csv',
    viewId: visit.view.id,
  });
  return { update: importModal(visit.say, await load(visit, importId)) };
}

/** [X9] An import, for those who may see its engagement. */
async function load({ world, actor }: Visit, importId: string): Promise<Import> {
  if (!z.uuid().safeParse(importId).success) throw new Refusal('refusal.not-found');
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const found = await findImport(tx, actor.workspaceId, importId);
    await viewEngagement(tx, actor, found.engagementId);
    return found;
  });
}

/** Shows how an import stands now, where it was handed in by modal; messages are edited by delivery. */
async function refresh(visit: ActionVisit, importId: string): Promise<void> {
  if (!visit.view) return;
  await visit.updateModal(
    visit.view.id,
    importModal(visit.say, await load(visit, importId)),
    visit.view.hash,
  );
}

export async function clickCheck(visit: ActionVisit): Promise<void> {
  const { engagementId, id } = await load(visit, visit.value);
  await checkImport(visit.world, visit.actor, { engagementId, id, viewId: visit.view?.id ?? null });
  await refresh(visit, id);
}

export async function clickDiscard(visit: ActionVisit): Promise<void> {
  const { engagementId, id } = await load(visit, visit.value);
  await discardImport(visit.world, visit.actor, { engagementId, id });
  await refresh(visit, id);
}

export async function clickConfirm(visit: ActionVisit): Promise<void> {
  const [importId = '', run = ''] = visit.value.split(' ');
  const { engagementId, id } = await load(visit, importId);
  try {
    await confirmImport(visit.world, visit.actor, { engagementId, id, run: Number(run) });
  } catch (error) {
    if (!(error instanceof Refusal) || error.key !== 'foundation.import.stale') throw error;
    const stale = staleMessage(visit.say, id);
    if (!visit.view) return visit.tell(stale);
    const view = importModal(visit.say, await load(visit, id), stale.text);
    return visit.updateModal(visit.view.id, view, visit.view.hash);
  }
  await refresh(visit, id);
}

export async function clickShow(visit: ActionVisit): Promise<void> {
  if (visit.view) await refresh(visit, visit.value);
  else await visit.tell(importMessage(visit.say, await load(visit, visit.value)));
}

export async function clickProblems(visit: ActionVisit): Promise<void> {
  await visit.openModal(problemsModal(visit.say, await load(visit, visit.value), 1));
}

export async function pageProblems(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  const { importId } = visit.view.meta(importMeta);
  const view = problemsModal(visit.say, await load(visit, importId), pageOf(visit.value));
  await visit.updateModal(visit.view.id, view, visit.view.hash);
}

export async function clickProblemsFile(visit: ActionVisit): Promise<void> {
  const { engagementId, id } = await load(visit, visit.value);
  await requestFile(visit.world, visit.actor, engagementId, { kind: 'problems', importId: id });
  const text = visit.say('foundation.export.coming');
  if (!visit.view) return visit.tell({ text, blocks: [section(text)] });
  await visit.updateModal(
    visit.view.id,
    importModal(visit.say, await load(visit, id), text),
    visit.view.hash,
  );
}

const shared = z.looseObject({
  channel: z.string(),
  ts: z.string(),
  bot_id: z.string().optional(),
  subtype: z.string().optional(),
  thread_ts: z.string().optional(),
  files: z.array(z.looseObject({ id: z.string(), name: z.string().nullish() })).default([]),
});

/** [F1.3] A message with files: those that may be lists of sources are offered to be checked, each once. */
export async function seeFiles(visit: EventVisit): Promise<void> {
  const parsed = shared.safeParse(visit.event);
  if (!parsed.success) return;
  const { channel, ts, thread_ts, bot_id, subtype, files } = parsed.data;
  if (bot_id || (subtype !== undefined && subtype !== 'file_share')) return;
  for (const file of files.filter(({ name }) => /\.(csv|tsv)$/i.test(name ?? ''))) {
    await offerImport(visit.world, visit.actor, {
      id: randomUUID(),
      fileId: file.id,
      fileName: file.name ?? '',
      channel,
      threadTs: thread_ts ?? ts,
    });
  }
}

/** The one message of an import. */
export const importCardOf: Card = async ({ tx, workspaceId, say }, id) =>
  importMessage(say, await findImport(tx, workspaceId, id));
