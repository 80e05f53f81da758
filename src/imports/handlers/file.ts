import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { WORKERS } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import type { ActionVisit, ViewVisit, Visit } from '../../handlers.ts';
import { Refusal } from '../../refusal.ts';
import type { ViewAnswer } from '../../slack/handlers.ts';
import { startImport } from '../check.ts';
import type { ImportKind } from '../kind.ts';
import { kindNamed, kindsInPhase } from '../kinds.ts';
import { tooLarge } from '../problem.ts';
import { fileModal, KIND_FIELD } from '../screens/file.ts';
import { importModal } from '../screens/import.ts';
import { fileMeta } from '../screens/meta.ts';
import { answersTo, load, phasesOf, questionsOf } from './load.ts';

/** Whether this person may import here at all: told before they look for a file. */
const mayImport = engagementVerb({
  input: z.object({ engagementId: z.uuid() }),
  may: WORKERS,
  run: async () => {},
});

/** A button elsewhere in the house: which engagement, and which kind of file. */
export async function clickOpen(visit: ActionVisit): Promise<void> {
  const [engagementId = '', kind = ''] = visit.value.split(' ');
  await openImport(visit, engagementId, kind);
}

/** [F1.3] Asks for a file, of this kind or else of the phase's. Its import's id is minted here. */
export async function openImport(visit: Visit, engagementId: string, wanted = ''): Promise<void> {
  await mayImport(visit.world, visit.actor, { engagementId });
  await visit.openModal(await render(visit, engagementId, randomUUID(), wanted));
}

/** The form with what the chosen kind asks. */
async function render(visit: Visit, engagementId: string, importId: string, wanted: string) {
  const kinds = kindsInPhase(visit.world.rooms, (await phasesOf(visit, engagementId))[0]);
  const kind = kindNamed(visit.world.rooms, wanted) ?? kinds[0];
  if (!kind) throw new Refusal('refusal.not-found');
  const questions = await questionsOf(visit, kind, { engagementId, fileName: null, options: {} });
  return fileModal(visit.say, { engagementId, importId, kinds, kind, questions });
}

/** Another kind was chosen: the form asks what that one needs. The file stays. */
export async function changeKind(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  const { engagementId, importId } = visit.view.meta(fileMeta);
  const form = await render(visit, engagementId, importId, visit.value);
  await visit.updateModal(visit.view.id, form, visit.view.hash);
}

/** The file is handed in: read in the background, while the modal says so. */
export async function submitFile(visit: ViewVisit): Promise<ViewAnswer> {
  const { engagementId, importId, kind: asked } = visit.view.meta(fileMeta);
  const { values } = visit.view;
  const kind = kindNamed(visit.world.rooms, values.text(KIND_FIELD) || asked);
  if (!kind) throw new Refusal('refusal.choose', {}, KIND_FIELD);
  const [file] = values.files('file');
  if (!file) throw new Refusal('refusal.required', {}, 'file');
  requireFits(kind, file.size ?? 0);
  await startImport(visit.world, visit.actor, {
    engagementId,
    id: importId,
    kind: kind.kind,
    options: answersTo(await questionsOf(visit, kind, { engagementId, fileName: null, options: {} }), values),
    fileId: file.id,
    fileName: file.name ?? '',
    viewId: visit.view.id,
  });
  return { update: importModal(visit.say, await load(visit, importId), kind) };
}

function requireFits({ maxBytes }: ImportKind, size: number): void {
  if (size <= maxBytes) return;
  const { key, params } = tooLarge(size, maxBytes);
  throw new Refusal(key, params, 'file');
}
