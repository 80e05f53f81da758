import { z } from 'zod';
import { WORKERS } from '../../engagement/roles.ts';
import { type EngagementActing, engagementVerb } from '../../engagement/verb.ts';
import { newerChanges } from '../../record/history.ts';
import { Refusal } from '../../refusal.ts';
import { mention } from '../../slack/escape.ts';
import { markup } from '../../texts/say.ts';
import { foundationChanged } from '../changed.ts';
import { openGaps } from '../gaps/open-for-sources.ts';
import { changedFields, fieldsOf, only, type SourceFields } from '../rules.ts';
import { type Saved, saving } from './add-source.ts';
import { checkSource, dayIn } from './source-input.ts';
import { lockSource, sourceSubject, takeDraft, updateSource } from './store.ts';

/**
 * [F1.2] Changes a source. The fields not given stay. One who edited meanwhile is not overwritten: the save
 * is refused and names them.
 */
export const editSource = engagementVerb({
  input: z.object({ ...saving, version: z.int() }),
  may: WORKERS,
  async run(acting, { id, version, timeZone, draft, fields }): Promise<Saved> {
    const { tx, actor, world, now, engagement } = acting;
    const found = await lockSource(tx, actor.workspaceId, engagement.id, id);
    if (found.retiredAt) throw new Refusal('foundation.refusal.retired', { name: found.name });
    const kept = draft ? await takeDraft(tx, actor.workspaceId, actor.userId, draft) : null;
    const today = dayIn(now, timeZone ?? engagement.timeZone);
    const before = fieldsOf(found);
    const after = checkSource(world.playbook.inventory, today, { ...before, ...kept, ...fields });
    const changed = changedFields(before, after);
    // Also a form sent twice: the second time there is nothing left to change.
    if (changed.length === 0) return { id, name: after.name, gaps: [] };
    if (found.version !== version) throw await conflict(acting, id, version);
    await updateSource(tx, found, only(after, changed), now);
    noteEdit(acting, id, before, after, version + 1);
    const gaps = await openGaps(acting, [{ id, fields: after }]);
    await foundationChanged(acting, { kind: 'source', id, name: after.name });
    return { id, name: after.name, gaps };
  },
});

/** [F1.2] Records which fields changed, from what to what. */
export function noteEdit(
  { note }: Pick<EngagementActing, 'note'>,
  id: string,
  before: SourceFields,
  after: SourceFields,
  version: number,
): void {
  const changed = changedFields(before, after);
  note({
    action: 'foundation.source.edit',
    kind: 'source',
    subject: id,
    before: only(before, changed),
    after: { ...only(after, changed), version },
  });
}

async function conflict({ tx, actor }: EngagementActing, id: string, version: number): Promise<Refusal> {
  const { who } = await newerChanges(tx, sourceSubject(actor.workspaceId, id), version, []);
  return new Refusal('refusal.conflict', { who: markup(who.map(mention).join(', ') || '–') });
}
