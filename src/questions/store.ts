import { and, asc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '../../db/database.ts';
import { ROLES } from '../../db/roles.ts';
import { engagement, engagementPerson } from '../../db/schema/engagement.ts';
import { question, questionPane } from '../../db/schema/questions.ts';
import { withId } from '../../db/scope.ts';
import { visibleTo } from '../engagement/visible.ts';
import type { Actor } from '../record/act.ts';
import type { Named } from './names.ts';

/** What of a reading is kept: words of people are not. */
export const kept = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answer'),
    question: z.string(),
    /** Null where it is of whoever asks. */
    engagementId: z.uuid().nullable(),
    role: z.enum(ROLES).nullable(),
    /** ISO 8601 */
    since: z.string(),
    /** A name that stood there and is nobody's. */
    unknown: z.string().nullable(),
    /** The answer in a language model's words, and the facts it was given: it counts while they are the same. */
    phrased: z.object({ text: z.string(), of: z.string() }).nullable(),
  }),
  z.object({
    kind: z.literal('which'),
    question: z.string(),
    role: z.enum(ROLES).nullable(),
    since: z.string(),
    among: z.array(z.uuid()),
    typed: z.string().nullable(),
    /** They were found by a name with a slip in it. */
    isNear: z.boolean(),
  }),
  z.object({ kind: z.literal('none'), typed: z.string().nullable() }),
  z.object({ kind: z.literal('unknown') }),
]);
export type Kept = z.output<typeof kept>;

export type QuestionRow = typeof question.$inferSelect;

/** More engagements than this are named by nobody. */
const MOST_SEEN = 5_000;

export interface Seen extends Named {
  /** How it begins: as much as tells two of one name apart. */
  goal: string;
  channelId: string | null;
  timeZone: string;
  isMine: boolean;
}

/** [X9] The engagements a person may see, in one look; the oldest first. */
export async function engagementsSeen(tx: Tx, actor: Actor): Promise<Seen[]> {
  const { id, name, channelId, timeZone } = engagement;
  return tx
    .select({
      id,
      name,
      goal: sql<string>`left(${engagement.goal}, 100)`,
      channelId,
      timeZone,
      isMine: sql<boolean>`exists (select from ${engagementPerson} own where own.workspace_id = ${engagement.workspaceId}
        and own.engagement_id = ${engagement.id} and own.user_id = ${actor.userId})`,
    })
    .from(engagement)
    .where(await visibleTo(tx, actor))
    .orderBy(asc(engagement.createdAt), asc(engagement.id))
    .limit(MOST_SEEN);
}

const ofMessage = ({ workspaceId, channel, ts }: Pick<QuestionRow, 'workspaceId' | 'channel' | 'ts'>) =>
  and(eq(question.workspaceId, workspaceId), eq(question.channel, channel), eq(question.ts, ts));

export async function questionAt(
  tx: Tx,
  at: Pick<QuestionRow, 'workspaceId' | 'channel' | 'ts'>,
): Promise<QuestionRow | undefined> {
  const [found] = await tx.select().from(question).where(ofMessage(at));
  return found;
}

export async function findQuestion(
  tx: Tx,
  workspaceId: string,
  id: string,
): Promise<QuestionRow | undefined> {
  const [found] = await tx
    .select()
    .from(question)
    .where(withId(question, workspaceId, id));
  return found;
}

/** Once for each message; asked otherwise by an edit, the same row says what is asked now. @returns its id */
export async function keepQuestion(tx: Tx, row: typeof question.$inferInsert): Promise<string> {
  const { locale, reading } = row;
  const [found] = await tx
    .insert(question)
    .values(row)
    .onConflictDoUpdate({
      target: [question.workspaceId, question.channel, question.ts],
      set: { locale, reading },
    })
    .returning({ id: question.id });
  return found?.id ?? row.id;
}

export type Pane = typeof questionPane.$inferSelect;
type PaneKey = Pick<Pane, 'workspaceId' | 'channel' | 'threadTs'>;

const ofThread = ({ workspaceId, channel, threadTs }: PaneKey) =>
  and(
    eq(questionPane.workspaceId, workspaceId),
    eq(questionPane.channel, channel),
    eq(questionPane.threadTs, threadTs),
  );

export async function findPane(tx: Tx, key: PaneKey): Promise<Pane | undefined> {
  const [found] = await tx.select().from(questionPane).where(ofThread(key));
  return found;
}

export async function keepPane(tx: Tx, pane: typeof questionPane.$inferInsert): Promise<void> {
  const { lookingAt, seenAt } = pane;
  await tx
    .insert(questionPane)
    .values(pane)
    .onConflictDoUpdate({
      target: [questionPane.workspaceId, questionPane.channel, questionPane.threadTs],
      set: { lookingAt, seenAt },
    });
}

export async function markTitled(tx: Tx, key: PaneKey): Promise<void> {
  await tx.update(questionPane).set({ isTitled: true }).where(ofThread(key));
}
