import type { Acting } from '../record/act.ts';
import type { UndeliveredMessage } from '../slack/delivery/settle.ts';
import { IMPORT_CARD } from './ids.ts';
import { importCard, lockImport, updateImport } from './store.ts';

/** A message with a file was deleted before the answer stood in its thread: the person hears it directly. */
export async function answerDirectly(
  { tx, actor, show }: Acting,
  message: UndeliveredMessage,
): Promise<void> {
  const [kind, id = ''] = message.subject.split(':');
  if (kind !== IMPORT_CARD || message.reason !== 'thread_not_found') return;
  const found = await lockImport(tx, actor.workspaceId, id);
  await updateImport(tx, found, { threadTs: null });
  show(importCard({ ...found, threadTs: null }));
}
