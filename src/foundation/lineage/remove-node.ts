import { z } from 'zod';
import { WORKERS } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import { lineageChanged, named } from './acting.ts';
import { deleteNode, lockLineage } from './store.ts';

/**
 * [F4.1] Takes a transformation or dataset out, with its connections; the record keeps both. Twice is once.
 * @returns its name; null where it was gone already
 */
export const removeNode = engagementVerb({
  input: z.object({ engagementId: z.uuid(), id: z.uuid() }),
  may: WORKERS,
  async run(acting, { id }): Promise<string | null> {
    const { tx, engagement, now, note } = acting;
    const state = await lockLineage(tx, engagement, now);
    const node = state.stored.find((one) => one.id === id);
    if (!node) return null;
    await deleteNode(tx, node);
    const edges = state.edges.filter((edge) => edge.from === id || edge.to === id);
    note({
      action: 'foundation.lineage.remove',
      kind: 'lineage node',
      subject: id,
      before: { kind: node.kind, name: node.name, isFinal: node.isFinal, edges: named(state, edges) },
    });
    await lineageChanged(acting);
    return node.name;
  },
});
