import { section } from '@phasegate/block-kit/blocks.ts';
import type { ActionVisit, ViewVisit } from '../../handlers.ts';
import { Refusal } from '../../refusal.ts';
import type { ViewAnswer } from '../../slack/handlers.ts';
import { pageOf } from '../../slack/pager.ts';
import { checkImport, discardImport } from '../check.ts';
import { confirmImport } from '../confirm.ts';
import { kindNamed, kindsFor } from '../kinds.ts';
import { requestProblems } from '../problems-file.ts';
import { optionsModal } from '../screens/file.ts';
import { importMessage, importModal, staleMessage } from '../screens/import.ts';
import { fileMeta, importMeta } from '../screens/meta.ts';
import { problemsModal } from '../screens/problems.ts';
import { answersTo, changesOf, load, loadWhole, phasesOf, questionsOf } from './load.ts';

/** Shows how an import stands now, where it was handed in by modal; messages are edited by delivery. */
async function refresh(visit: ActionVisit, importId: string, notice?: string): Promise<void> {
  if (!visit.view) return;
  const { found, outcome } = await loadWhole(visit, importId);
  const kind = kindNamed(visit.world.rooms, found.kind);
  const view = importModal(visit.say, found, kind, notice, outcome);
  await visit.updateModal(visit.view.id, view, visit.view.hash);
}

/** [F1.3] Check it, as what the button says; a kind that wants to know more asks first. */
export async function clickCheck(visit: ActionVisit): Promise<void> {
  const [importId = '', name] = visit.value.split(' ');
  const found = await load(visit, importId);
  const { engagementId, id } = found;
  const kind = name === undefined ? undefined : kindNamed(visit.world.rooms, name);
  if (kind?.ask) {
    const questions = await questionsOf(visit, kind, found);
    await visit.openModal(optionsModal(visit.say, found, kind, questions));
    return;
  }
  const as = kind && { kind: kind.kind, options: {} };
  await checkImport(visit.world, visit.actor, { engagementId, id, viewId: visit.view?.id ?? null, as });
  await refresh(visit, id);
}

/** What the kind wanted to know is said: the message in the channel, or the modal below, shows how it goes on. */
export async function submitOptions(visit: ViewVisit): Promise<ViewAnswer> {
  const { engagementId, importId, kind: name } = visit.view.meta(fileMeta);
  const kind = kindNamed(visit.world.rooms, name);
  if (!kind) throw new Refusal('refusal.not-found');
  const found = await load(visit, importId);
  const options = answersTo(await questionsOf(visit, kind, found), visit.view.values);
  const as = { kind: name, options };
  const viewId = found.channel ? null : found.viewId;
  await checkImport(visit.world, visit.actor, { engagementId, id: importId, viewId, as });
  if (viewId) await visit.updateModal(viewId, importModal(visit.say, await load(visit, importId), kind));
  return undefined;
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
    if (!(error instanceof Refusal) || error.key !== 'imports.stale') throw error;
    const stale = staleMessage(visit.say, id);
    return visit.view ? refresh(visit, id, stale.text) : visit.tell(stale, 'refusal.title');
  }
  await refresh(visit, id);
}

export async function clickShow(visit: ActionVisit): Promise<void> {
  if (visit.view) return refresh(visit, visit.value);
  const found = await load(visit, visit.value);
  const { rooms } = visit.world;
  const offered = kindsFor(rooms, found.fileName, ...(await phasesOf(visit, found.engagementId)));
  await visit.tell(importMessage(visit.say, found, kindNamed(rooms, found.kind), offered));
}

export async function clickProblems(visit: ActionVisit): Promise<void> {
  const found = await load(visit, visit.value);
  await visit.openModal(problemsModal(visit.say, found, kindNamed(visit.world.rooms, found.kind), 1));
}

export async function pageProblems(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  const found = await load(visit, visit.view.meta(importMeta).importId);
  const view = problemsModal(visit.say, found, kindNamed(visit.world.rooms, found.kind), pageOf(visit.value));
  await visit.updateModal(visit.view.id, view, visit.view.hash);
}

export async function clickChanges(visit: ActionVisit): Promise<void> {
  await visit.openModal(await changesOf(visit, visit.value, 1));
}

export async function pageChanges(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  const { importId } = visit.view.meta(importMeta);
  await visit.updateModal(
    visit.view.id,
    await changesOf(visit, importId, pageOf(visit.value)),
    visit.view.hash,
  );
}

export async function clickProblemsFile(visit: ActionVisit): Promise<void> {
  const { id } = await load(visit, visit.value);
  await requestProblems(visit.world, visit.actor, id);
  const text = visit.say.md('imports.coming');
  if (!visit.view) return visit.tell({ text, blocks: [section(text)] });
  await refresh(visit, id, text);
}
