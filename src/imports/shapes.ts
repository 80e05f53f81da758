import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { tableShape } from '../../db/schema/imports.ts';
import { type Mapping, mapping } from './columns/mapping.ts';

/** [F1.5] What was said of files of this shape; null where nobody was asked yet. */
export async function rememberedShape(
  tx: Tx,
  workspaceId: string,
  kind: string,
  shape: string,
): Promise<Mapping | null> {
  const [found] = await tx
    .select({ mapping: tableShape.mapping })
    .from(tableShape)
    .where(
      and(eq(tableShape.workspaceId, workspaceId), eq(tableShape.kind, kind), eq(tableShape.shape, shape)),
    );
  return mapping
    .nullable()
    .catch(null)
    .parse(found?.mapping ?? null);
}

/** Keeps it for the next file of the same shape; what was said last counts. */
export async function rememberShape(tx: Tx, row: typeof tableShape.$inferInsert): Promise<void> {
  await tx
    .insert(tableShape)
    .values(row)
    .onConflictDoUpdate({
      target: [tableShape.workspaceId, tableShape.kind, tableShape.shape],
      set: {
        mapping: sql`excluded.mapping`,
        saidBy: sql`excluded.said_by`,
        saidAt: sql`excluded.said_at`,
      },
    });
}
