import { z } from 'zod';
import { WORKERS } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import { foundationChanged } from '../changed.ts';
import { openGaps } from '../gaps/open-for-sources.ts';
import { only, SOURCE_FIELDS } from '../rules.ts';
import { checkSource, dayIn } from './source-input.ts';
import { insertSource, isSaved, takeDraft } from './store.ts';

/** What saving a source did beyond saving it. */
export interface Saved {
  id: string;
  /** Empty where the same form had been saved before. */
  name: string;
  /** The types of the gaps it opened. */
  gaps: string[];
}

/** What every save of a source carries. The fields themselves are checked against the playbook, inside. */
export const saving = {
  engagementId: z.uuid(),
  /** Minted when the form opened: a form sent twice is one source. */
  id: z.uuid(),
  /** The person's zone, in which “today” is meant. */
  timeZone: z.string().optional(),
  /** The draft that holds the form's earlier steps. */
  draft: z.string().optional(),
  fields: z.record(z.string(), z.unknown()),
};

/** [F1.1] Adds a source to the inventory. [F1.4] Opens the gaps it calls for. */
export const addSource = engagementVerb({
  input: z.object(saving),
  may: WORKERS,
  async run(acting, { id, timeZone, draft, fields }): Promise<Saved> {
    const { tx, actor, world, now, engagement, note } = acting;
    const { workspaceId, userId } = actor;
    const kept = draft ? await takeDraft(tx, workspaceId, userId, draft) : null;
    if (draft && !kept && (await isSaved(tx, workspaceId, id))) return { id, name: '', gaps: [] };
    const today = dayIn(now, timeZone ?? engagement.timeZone);
    const checked = checkSource(world.playbook.inventory, today, { ...kept, ...fields });
    const by = { workspaceId, engagementId: engagement.id, userId, now };
    if (!(await insertSource(tx, id, checked, by))) return { id, name: checked.name, gaps: [] };
    note({
      action: 'foundation.source.add',
      kind: 'source',
      subject: id,
      after: { ...only(checked, SOURCE_FIELDS), version: 1 },
    });
    const gaps = await openGaps(acting, [{ id, fields: checked }]);
    await foundationChanged(acting, { kind: 'source', id, name: checked.name });
    return { id, name: checked.name, gaps };
  },
});
