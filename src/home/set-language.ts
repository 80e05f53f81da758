import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { workspace } from '../../db/schema/workspace.ts';
import { requireAdmin } from '../privacy/admin.ts';
import { type Actor, act } from '../record/act.ts';
import { parse } from '../record/parse.ts';
import { catalogues, type Language } from '../texts/catalogue.ts';
import type { World } from '../world.ts';
import { drawEntry } from './changed.ts';

const input = z.object({ language: z.enum(Object.keys(catalogues) as [Language, ...Language[]]) });

/**
 * [H7] Says which language messages in channels are written in; forms and Home are in each reader's own. A message that
 * stands there already follows when it next changes.
 * @throws Refusal for whoever is no admin of the workspace
 */
export async function setHouseLanguage(
  world: World,
  actor: Actor,
  given: z.input<typeof input>,
): Promise<void> {
  const { language } = parse(input, given);
  return act(world, actor, async ({ tx, record, enqueue }) => {
    await requireAdmin(tx, actor);
    const { workspaceId, userId } = actor;
    const isOurs = eq(workspace.workspaceId, workspaceId);
    // Of two who choose at once the second is recorded after the first.
    const [found] = await tx.select({ before: workspace.locale }).from(workspace).where(isOurs).for('update');
    if (!found || found.before === language) return;
    await tx.update(workspace).set({ locale: language }).where(isOurs);
    record({
      action: 'workspace.language.set',
      kind: 'workspace',
      subject: workspaceId,
      before: { language: found.before },
      after: { language },
    });
    enqueue(drawEntry(workspaceId, userId));
  });
}
