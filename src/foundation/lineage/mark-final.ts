import { z } from 'zod';
import { lineageNode } from '../../../db/schema/lineage.ts';
import { withId } from '../../../db/scope.ts';
import { WORKERS } from '../../engagement/roles.ts';
import { type EngagementActing, engagementVerb } from '../../engagement/verb.ts';
import { Refusal } from '../../refusal.ts';
import { lineageChanged, requireNode } from './acting.ts';
import { type LineageState, lockLineage } from './store.ts';

/** [F4.1] Says which dataset the model is trained on. There is exactly one: marking another moves it. */
export const markFinal = engagementVerb({
  input: z.object({ engagementId: z.uuid(), id: z.uuid() }),
  may: WORKERS,
  async run(acting, { id }): Promise<string> {
    const state = await lockLineage(acting.tx, acting.engagement, acting.now);
    const node = await requireNode(acting, state, id);
    if (node.kind !== 'dataset') throw new Refusal('lineage.refusal.not-dataset', { name: node.name });
    if (node.isFinal) return node.name;
    await moveFinal(acting, state, id, node.name);
    await lineageChanged(acting);
    return node.name;
  },
});

/** Moves the mark, and records from where. The lineage is held. */
export async function moveFinal(
  { tx, actor, note }: EngagementActing,
  state: LineageState,
  id: string,
  name: string,
): Promise<void> {
  const before = state.stored.find((node) => node.isFinal);
  const isNode = (nodeId: string) => withId(lineageNode, actor.workspaceId, nodeId);
  // First off, then on: the index allows one.
  if (before) await tx.update(lineageNode).set({ isFinal: false }).where(isNode(before.id));
  await tx.update(lineageNode).set({ isFinal: true }).where(isNode(id));
  note({
    action: 'foundation.lineage.final',
    kind: 'lineage node',
    subject: id,
    before: { final: before?.name ?? null },
    after: { final: name },
  });
}
