import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { materialError } from '../../../db/schema/production.ts';
import { withId } from '../../../db/scope.ts';
import { given, statement } from '../../../db/statement.ts';
import { Refusal } from '../../refusal.ts';
import type { Deployment } from '../deployments/store.ts';

export type MaterialError = typeof materialError.$inferSelect;
type Ref = Pick<Deployment, 'workspaceId' | 'id'>;

const open = statement((orm) =>
  orm
    .select()
    .from(materialError)
    .where(
      and(
        eq(materialError.workspaceId, given('workspaceId')),
        eq(materialError.deploymentId, given('deploymentId')),
        isNull(materialError.closedAt),
      ),
    )
    .orderBy(asc(materialError.openedAt), asc(materialError.id)),
);

/** Material errors that nobody has closed, the oldest first. */
export const openErrorsOf = (tx: Tx, { workspaceId, id }: Ref): Promise<MaterialError[]> =>
  open(tx, { workspaceId, deploymentId: id });

/** All of them, the newest first. */
export const errorsOf = (tx: Tx, { workspaceId, id }: Ref): Promise<MaterialError[]> =>
  tx
    .select()
    .from(materialError)
    .where(and(eq(materialError.workspaceId, workspaceId), eq(materialError.deploymentId, id)))
    .orderBy(desc(materialError.openedAt), asc(materialError.id));

/** @returns false where this case has one of this cause already */
export async function insertError(tx: Tx, row: typeof materialError.$inferInsert): Promise<boolean> {
  const written = await tx
    .insert(materialError)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: materialError.id });
  return written.length > 0;
}

/** Nobody else closes it until this transaction ends. @throws Refusal where there is none of this id */
export async function lockError(tx: Tx, { workspaceId, id }: Ref, errorId: string): Promise<MaterialError> {
  const [found] = await tx
    .select()
    .from(materialError)
    .where(
      and(
        eq(materialError.workspaceId, workspaceId),
        eq(materialError.deploymentId, id),
        eq(materialError.id, errorId),
      ),
    )
    .for('no key update');
  if (!found) throw new Refusal('refusal.not-found');
  return found;
}

export async function updateError(
  tx: Tx,
  { workspaceId, id }: Pick<MaterialError, 'workspaceId' | 'id'>,
  changes: Partial<MaterialError>,
): Promise<void> {
  await tx
    .update(materialError)
    .set(changes)
    .where(withId(materialError, workspaceId, id));
}
