import { eq } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { workspace } from '../../db/schema/workspace.ts';

/** The language that a workspace's own texts are written in. */
export async function houseLanguage(tx: Tx, workspaceId: string): Promise<string> {
  const [found] = await tx
    .select({ locale: workspace.locale })
    .from(workspace)
    .where(eq(workspace.workspaceId, workspaceId));
  return found?.locale ?? 'en';
}
