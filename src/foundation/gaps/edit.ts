import { mention } from '@phasegate/block-kit/escape.ts';
import { z } from 'zod';
import { WORKERS } from '../../engagement/roles.ts';
import { type EngagementActing, engagementVerb } from '../../engagement/verb.ts';
import { sameValue } from '../../forms/field.ts';
import { newerChanges } from '../../record/history.ts';
import { Refusal } from '../../refusal.ts';
import { markup } from '../../texts/say.ts';
import { gapChanged } from './after.ts';
import { checkGap, GAP_FIELDS, type GapFields } from './input.ts';
import { refusal, todayOf } from './move.ts';
import { requireSources, savingGap, takeTyped } from './open.ts';
import { decide } from './rules.ts';
import { gapFieldsOf, gapSubject, lockGap, updateGap, writeSources } from './store.ts';

/**
 * [F3.1] Changes a gap that is open or in progress. The fields not given stay. One who changed it meanwhile
 * is not overwritten: the save is refused and names them.
 */
export const editGap = engagementVerb({
  input: z.object({ ...savingGap, version: z.int() }),
  may: WORKERS,
  async run(acting, { id, version, draft, fields: typed }): Promise<boolean> {
    const { tx, actor, world, engagement } = acting;
    const found = await lockGap(tx, actor.workspaceId, engagement.id, id);
    const kept = await takeTyped(acting, draft);
    const before = gapFieldsOf(found);
    const after = checkGap(world.playbook.gaps, todayOf(acting), { ...before, ...kept, ...typed }, before);
    const changed = GAP_FIELDS.filter((field) => !sameValue(before[field], after[field]));
    // Also a form sent twice: the second time there is nothing left to change.
    if (changed.length === 0) return false;
    const decision = decide(found, 'edit', todayOf(acting));
    if ('no' in decision) throw refusal(found, decision.no);
    if (found.version !== version) throw await conflict(acting, id, version);
    await requireSources(
      acting,
      after.sources.filter((one) => !before.sources.includes(one)),
    );
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
  const only = (fields: GapFields) => Object.fromEntries(changed.map((field) => [field, fields[field]]));
  note({
    action: 'foundation.gap.edit',
    kind: 'gap',
    subject: found.id,
    before: only(before),
    after: { ...only(after), title: after.title, version },
  });
}

async function conflict({ tx, actor }: EngagementActing, id: string, version: number): Promise<Refusal> {
  const { who } = await newerChanges(tx, gapSubject(actor.workspaceId, id), version, []);
  return new Refusal('refusal.conflict', { who: markup(who.map(mention).join(', ') || '–') });
}
