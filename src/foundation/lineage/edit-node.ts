import { z } from 'zod';
import { WORKERS } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import { nameKey } from '../../record/name-key.ts';
import { line, optional, paragraph } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import { lineageChanged, requireName, requireNode } from './acting.ts';
import { DESCRIPTION_MAX, NAME_MAX } from './rules.ts';
import { lockLineage, updateNode } from './store.ts';

/** [F4.1] Renames a transformation or dataset, or describes it anew. Who edited meanwhile is not overwritten. */
export const editNode = engagementVerb({
  input: z.object({
    engagementId: z.uuid(),
    id: z.uuid(),
    version: z.int(),
    name: line(NAME_MAX),
    description: optional(paragraph(DESCRIPTION_MAX)),
  }),
  may: WORKERS,
  async run(acting, { id, version, name, description }): Promise<void> {
    const { tx, engagement, now, note } = acting;
    const state = await lockLineage(tx, engagement, now);
    const node = await requireNode(acting, state, id, 'name');
    if (node.name === name && node.description === description) return;
    if (node.version !== version) throw new Refusal('refusal.conflict', { who: '–' }, 'name');
    requireName(state, name, id);
    await updateNode(tx, node, { name, nameKey: nameKey(name), description });
    note({
      action: 'foundation.lineage.edit',
      kind: 'lineage node',
      subject: id,
      before: { name: node.name, description: node.description },
      after: { name, description },
    });
    await lineageChanged(acting);
  },
});
