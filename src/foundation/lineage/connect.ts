import { z } from 'zod';
import { WORKERS } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import { lineageChanged, named, requireEdges } from './acting.ts';
import { edgeKey } from './rules.ts';
import { deleteEdges, insertEdges, lockLineage } from './store.ts';

const edge = z.object({ from: z.uuid(), to: z.uuid() });

/**
 * [F4.1] Connects and disconnects. Edges are a set: what is there already, or gone already, changes nothing, so
 * that two people at once are merged. A cycle is refused and named, at the field.
 */
export const connect = engagementVerb({
  input: z.object({
    engagementId: z.uuid(),
    add: z.array(edge).max(200).default([]),
    cut: z.array(edge).max(200).default([]),
    /** The field of the form that a refusal belongs to. */
    field: z.string().default('feeds'),
  }),
  may: WORKERS,
  async run(acting, { add, cut, field }): Promise<{ added: number; removed: number }> {
    const { tx, engagement, now, note } = acting;
    const state = await lockLineage(tx, engagement, now);
    const there = new Set(state.edges.map(edgeKey));
    const gone = new Set(cut.map(edgeKey));
    const removed = cut.filter((one) => there.has(edgeKey(one)));
    const left = { ...state, edges: state.edges.filter((one) => !gone.has(edgeKey(one))) };
    const added = await requireEdges(
      acting,
      left,
      add.filter((one) => !gone.has(edgeKey(one))),
      field,
    );
    if (added.length + removed.length === 0) return { added: 0, removed: 0 };
    await deleteEdges(tx, engagement, removed);
    await insertEdges(tx, engagement, added);
    note({
      action: 'foundation.lineage.connect',
      kind: 'lineage',
      subject: engagement.id,
      before: { edges: named(state, removed) },
      after: { edges: named(state, added) },
    });
    await lineageChanged(acting);
    return { added: added.length, removed: removed.length };
  },
});
