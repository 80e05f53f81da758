import type { Acting } from '../record/act.ts';
import type { DeadLetter } from '../slack/delivery/settle.ts';
import { IMPORT_CARD } from './ids.ts';
import { importCard, lockImport, updateImport } from './store.ts';

/** A message with a file was deleted before the answer stood in its thread: the person hears it directly. */
export async function answerDirectly({ tx, actor, show }: Acting, letter: DeadLetter): Promise<void> {
  const [kind, id = ''] = letter.subject.split(':');
  if (kind !== IMPORT_CARD || letter.reason !== 'thread_not_found') return;
  const found = await lockImport(tx, actor.workspaceId, id);
  await updateImport(tx, found, { threadTs: null });
  show(importCard({ ...found, threadTs: null }));
}
