import { and, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '../../../db/database.ts';
import { reference } from '../../../db/schema/references.ts';
import { ofEngagement, withId } from '../../../db/scope.ts';
import { WORKERS } from '../../engagement/roles.ts';
import { type EngagementActing, engagementVerb } from '../../engagement/verb.ts';
import { REASON_MAX } from '../../forms/history.ts';
import { subjectOf } from '../../forms/verbs.ts';
import { paragraph } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import { monitorsAgainst } from './list-store.ts';

/** What the record calls a reference. */
export const referenceSubject = subjectOf('reference');

const which = { engagementId: z.uuid(), id: z.uuid() };

/** The newest version; who seals or retires it waits. */
async function lockReference(tx: Tx, workspaceId: string, engagementId: string, id: string) {
  const [found] = await tx
    .select({
      name: reference.name,
      retiredAt: reference.retiredAt,
      retiredReason: reference.retiredReason,
    })
    .from(reference)
    .where(and(ofEngagement(reference, workspaceId, engagementId), eq(reference.id, id)))
    .orderBy(desc(reference.version))
    .limit(1)
    .for('update');
  if (!found) throw new Refusal('refusal.not-found');
  return found;
}

/** What was sealed stays as it is, whatever is said of it afterwards. */
async function move(
  { tx, actor, now, engagement, note }: EngagementActing,
  id: string,
  reason: string | null,
): Promise<void> {
  const { workspaceId } = actor;
  const how = reason === null ? 'restore' : 'retire';
  const found = await lockReference(tx, workspaceId, engagement.id, id);
  // Twice is once.
  if ((found.retiredAt !== null) === (how === 'retire')) return;
  const users = how === 'retire' ? await monitorsAgainst(tx, workspaceId, engagement.id, [id]) : [];
  if (users.length > 0)
    throw new Refusal('monitoring.reference.refusal.used', { name: found.name, count: users.length });
  await tx
    .update(reference)
    .set({ retiredAt: how === 'retire' ? now : null, retiredReason: reason })
    .where(withId(reference, workspaceId, id));
  note({
    action: `monitoring.reference.${how}`,
    kind: 'reference',
    subject: id,
    before: { retiredReason: found.retiredReason },
    after: { retiredReason: reason, about: found.name },
  });
}

/** Takes a reference out, with a reason, once no monitor is held against it. What was judged by it stays. */
export const retireReference = engagementVerb({
  input: z.object({ ...which, reason: paragraph(REASON_MAX) }),
  may: WORKERS,
  run: (acting, { id, reason }) => move(acting, id, reason),
});

/** Brings a retired one back. */
export const restoreReference = engagementVerb({
  input: z.object(which),
  may: WORKERS,
  run: (acting, { id }) => move(acting, id, null),
});
