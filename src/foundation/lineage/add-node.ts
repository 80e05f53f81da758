import { z } from 'zod';
import { WORKERS } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import { nameKey } from '../../record/name-key.ts';
import { line, optional, paragraph } from '../../record/parse.ts';
import { lineageChanged, named, requireEdges, requireName, requireRoom } from './acting.ts';
import { moveFinal } from './mark-final.ts';
import { DESCRIPTION_MAX, NAME_MAX } from './rules.ts';
import { insertEdges, insertNodes, lockLineage } from './store.ts';

/** [F4.1] Adds a transformation or dataset, with what feeds it. A form sent twice is one node. */
export const addNode = engagementVerb({
  input: z.object({
    engagementId: z.uuid(),
    /** Minted when the form opened. */
    id: z.uuid(),
    kind: z.enum(['transformation', 'dataset']),
    name: line(NAME_MAX),
    description: optional(paragraph(DESCRIPTION_MAX)),
    isFinal: z.boolean().default(false),
    feeds: z.array(z.uuid()).max(100).default([]),
  }),
  may: WORKERS,
  async run(acting, { id, kind, name, description, isFinal, feeds }): Promise<void> {
    const { tx, actor, now, engagement, note } = acting;
    const state = await lockLineage(tx, engagement, now);
    if (state.stored.some((node) => node.id === id)) return;
    requireRoom(state, 1, 'name');
    requireName(state, name, null);
    const after = { ...state, nodes: [...state.nodes, { id, label: name, kind }] };
    const edges = await requireEdges(
      acting,
      after,
      feeds.map((from) => ({ from, to: id })),
      'feeds',
    );
    await insertNodes(tx, [
      {
        workspaceId: actor.workspaceId,
        id,
        engagementId: engagement.id,
        cycle: engagement.cycle,
        kind,
        name,
        nameKey: nameKey(name),
        description,
        createdBy: actor.userId,
        createdAt: now,
      },
    ]);
    await insertEdges(tx, engagement, edges);
    note({
      action: 'foundation.lineage.add',
      kind: 'lineage node',
      subject: id,
      after: { kind, name, description, edges: named(after, edges) },
    });
    if (isFinal && kind === 'dataset') await moveFinal(acting, state, id, name);
    await lineageChanged(acting);
  },
});
