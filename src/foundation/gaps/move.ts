import { dayOf } from '../../engagement/calendar.ts';
import type { EngagementActing } from '../../engagement/verb.ts';
import { Refusal } from '../../refusal.ts';
import { gapChanged } from './after.ts';
import { decide, type GapMove, isLive } from './rules.ts';
import { type Gap, lockGap, updateGap } from './store.ts';

/** The day it is where the engagement is, YYYY-MM-DD. */
export const todayOf = ({ now, engagement }: Pick<EngagementActing, 'now' | 'engagement'>): string =>
  dayOf({ timeZone: engagement.timeZone, workingDays: [], holidays: new Set() }, now).toString();

type Written = Partial<
  Pick<
    Gap,
    | 'evidenceLink'
    | 'evidenceNote'
    | 'evidenceFile'
    | 'evidenceFileName'
    | 'resolvedBy'
    | 'resolvedAt'
    | 'waivedBy'
    | 'waivedAt'
    | 'waiverLoss'
    | 'waiverExpiresOn'
    | 'waiverReason'
  >
>;

interface Move {
  id: string;
  move: Exclude<GapMove, 'edit'>;
  /** Whether this very thing was done already: the same form sent twice is one move. */
  isDone: (gap: Gap) => boolean;
  /** What is written beside the state. */
  set?: Written;
  /** Why, where a person says so; for the record. */
  reason?: string;
}

/**
 * Makes one move of a gap, if it can be made. @returns false where it had been made already
 * @throws Refusal with the reason in words
 */
export async function moveGap(
  acting: EngagementActing,
  { id, move, isDone, set = {}, reason }: Move,
): Promise<boolean> {
  const { tx, actor, engagement, note } = acting;
  const found = await lockGap(tx, actor.workspaceId, engagement.id, id);
  if (isDone(found)) return false;
  const decision = decide(found, move, todayOf(acting));
  if ('no' in decision) throw refusal(found, decision.no);
  const version = await updateGap(tx, found, { ...set, state: decision.to });
  const before = Object.fromEntries(Object.keys(set).map((key) => [key, found[key as keyof Written]]));
  note({
    action: `foundation.gap.${move}`,
    kind: 'gap',
    subject: id,
    before: { ...before, state: found.state },
    after: { ...set, state: decision.to, ...(reason && { reason }), title: found.title, version },
  });
  const newlyBlocking = found.effect === 'blocking' && isLive(decision.to) && !isLive(found.state);
  await gapChanged(acting, { ...found, newlyBlocking });
  return true;
}

/** Why a move cannot be made. */
export function refusal(gap: Pick<Gap, 'title' | 'state'>, no: 'state' | 'blocking' | 'not-yet'): Refusal {
  if (no === 'blocking') return new Refusal('gaps.refusal.waive-blocking', { title: gap.title });
  return new Refusal('gaps.refusal.state', { title: gap.title, state: gap.state.replace(' ', '_') });
}

/** What a gap that is open again no longer has. The record keeps it. */
export const NOTHING_SETTLED: Written = {
  evidenceLink: null,
  evidenceNote: null,
  evidenceFile: null,
  evidenceFileName: null,
  resolvedBy: null,
  resolvedAt: null,
  waivedBy: null,
  waivedAt: null,
  waiverLoss: null,
  waiverExpiresOn: null,
  waiverReason: null,
};
