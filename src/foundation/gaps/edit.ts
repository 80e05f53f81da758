import { z } from 'zod';
import { WORKERS } from '../../engagement/roles.ts';
import { type EngagementActing, engagementVerb } from '../../engagement/verb.ts';
import { conflictRefusal } from '../../forms/conflict.ts';
import { takeDraft } from '../../forms/drafts.ts';
import { gapChanged } from './after.ts';
import { gapContext } from './context.ts';
import { checkGap, type GapFields, gapForm } from './gap.ts';
import { refusal, todayOf } from './move.ts';
import { savingGap } from './open.ts';
import { decide } from './rules.ts';
import { gapSubject, lockGap, updateGap, writeSources } from './store.ts';

/**
 * [F3.1] Changes a gap that is open or in progress. The fields not given stay. One who changed it meanwhile
 * is not overwritten: the save is refused and names them.
 */
export const editGap = engagementVerb({
  input: z.object({ ...savingGap, version: z.int() }),
  may: WORKERS,
  async run(acting, { id, version, draft, fields }): Promise<boolean> {
    const { tx, actor, engagement } = acting;
    const found = await lockGap(tx, actor.workspaceId, engagement.id, id);
    const before = gapForm.of(found);
    const typed = gapForm.over(before, { ...(await takeDraft(acting, draft)), ...fields });
    const after = checkGap(typed, await gapContext(acting, { before, typed }));
    const changed = gapForm.changed(before, after);
    // Also a form sent twice: the second time there is nothing left to change.
    if (changed.length === 0) return false;
    const decision = decide(found, 'edit', todayOf(acting));
    if ('no' in decision) throw refusal(found, decision.no);
    if (found.version !== version)
      throw await conflictRefusal(tx, gapSubject(actor.workspaceId, id), version);
    await write(acting, found, before, after, changed);
    const newlyBlocking = after.effect === 'blocking' && before.effect !== 'blocking';
    await gapChanged(acting, { id, title: after.title, newlyBlocking });
    return true;
  },
});

async function write(
  { tx, note }: EngagementActing,
  found: Parameters<typeof updateGap>[1],
  before: GapFields,
  after: GapFields,
  changed: readonly (keyof GapFields)[],
): Promise<void> {
  const { sources, ...columns } = after;
  const version = await updateGap(tx, found, columns);
  if (changed.includes('sources')) await writeSources(tx, found.workspaceId, found.id, sources);
  note({
    action: 'foundation.gap.edit',
    kind: 'gap',
    subject: found.id,
    before: gapForm.only(before, changed),
    after: { ...gapForm.only(after, changed), title: after.title, version },
  });
}
