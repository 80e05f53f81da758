import type { Card } from '../room.ts';
import { sayIn } from '../texts/say.ts';
import { compose } from './compose.ts';
import { findQuestion, kept } from './store.ts';

/** [H3] The answer to a question, in the language it was asked in. */
export const answerCard: Card = async (context, id) => {
  const { tx, workspaceId } = context;
  const row = await findQuestion(tx, workspaceId, id);
  const reading = kept.safeParse(row?.reading).data;
  if (!row || !reading) return null;
  const actor = { workspaceId, userId: row.userId, origin: 'slack' as const };
  return compose({ ...context, say: sayIn(row.locale) }, actor, { id, kept: reading });
};
