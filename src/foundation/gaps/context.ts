import { z } from 'zod';
import type { EngagementActing } from '../../engagement/verb.ts';
import type { About } from '../../forms/described.ts';
import type { Viewing } from '../../forms/viewing.ts';
import type { GapContext, GapFields } from './gap.ts';
import { todayOf } from './move.ts';
import { usualEffect } from './rules.ts';
import { sourceNames } from './store.ts';

/** What a gap is described among, read as it is now. */
export async function gapContext(
  {
    tx,
    world,
    actor,
    now,
    engagement,
  }: Pick<Viewing & EngagementActing, 'tx' | 'world' | 'actor' | 'now' | 'engagement'>,
  { before, typed }: Pick<About<GapFields>, 'before' | 'typed'>,
): Promise<GapContext> {
  const chosen = [...(before?.sources ?? []), ...(Array.isArray(typed.sources) ? typed.sources : [])];
  const ids = [...new Set(chosen)].filter((id) => z.uuid().safeParse(id).success);
  return {
    choices: world.playbook.gaps,
    sources: await sourceNames(tx, actor.workspaceId, engagement.id, ids),
    today: todayOf({ now, engagement }),
    before,
    usual: usualEffect(String(typed.type ?? before?.type ?? '')),
  };
}
