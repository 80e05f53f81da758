import { z } from 'zod';
import type { ReferenceContent, ReferenceFeature } from '../../../db/schema/references.ts';
import { WORKERS } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import { wholeTyped } from '../../record/number-typed.ts';
import { line } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import { type Folded, OTHERS, rowsIn } from './fold.ts';
import { monitorsAgainst } from './list-store.ts';
import { pushedFolded } from './pushed-store.ts';
import { REASON_MAX, sealReference } from './seal.ts';
import { findReference } from './store.ts';
import { unfit } from './unfit.ts';

/** Windows that were pushed are kept for as long (`db/keeping.ts`). */
export const MOST_DAYS = 35;

/**
 * [M4] What was pushed, in the bins it was folded into: its values are not kept, so that there are no finer ones. A feature whose
 * type changed, or that nobody can name all categories of, is left out.
 */
export function contentOfPushed(
  { features, leftOut }: ReferenceContent,
  folded: ReadonlyMap<string, Folded>,
): ReferenceContent {
  const kept = features.flatMap((feature): ReferenceFeature[] => {
    const found = folded.get(feature.name);
    const counted = found && recounted(feature, found);
    return counted ? [counted] : [];
  });
  const names = new Set(kept.map(({ name }) => name));
  const dropped = features.map(({ name }) => name).filter((name) => !names.has(name));
  const n = Math.max(0, ...[...folded.values()].map(rowsIn));
  return { n, features: kept, leftOut: [...leftOut, ...dropped] };
}

function recounted(feature: ReferenceFeature, { counts, none, infinite, unseen }: Folded) {
  const fresh = Object.entries(unseen);
  if (feature.type === 'numeric')
    return fresh.length > 0 || counts.every((count) => count === 0)
      ? null
      : { ...feature, counts, none, infinite };
  if (fresh.some(([name]) => name === OTHERS)) return null;
  const known = feature.categories.map((name, at) => [name, counts[at] ?? 0] as const);
  const falling = [...known, ...fresh]
    .filter(([, count]) => count > 0)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return falling.length === 0
    ? null
    : {
        ...feature,
        categories: falling.map(([name]) => name),
        counts: falling.map(([, count]) => count),
        none,
        infinite,
      };
}

/** [M4] Seals what was pushed for a monitor in the last days as the next version of the reference it is held against. */
export const sealPushed = engagementVerb({
  input: z.object({
    engagementId: z.uuid(),
    /** The reference’s. */
    id: z.uuid(),
    monitorId: z.uuid(),
    /** Minted when the form opened. */
    formId: z.uuid(),
    days: wholeTyped('monitoring.refusal.whole', { min: 1, max: MOST_DAYS }),
    reason: line(REASON_MAX),
  }),
  may: WORKERS,
  async run(acting, { id, monitorId, formId, days, reason }): Promise<void> {
    const { tx, actor, now, engagement } = acting;
    const { workspaceId } = actor;
    const reference = await findReference(tx, workspaceId, engagement.id, id);
    const users = await monitorsAgainst(tx, workspaceId, engagement.id, [id]);
    const monitor = users.find((one) => one.id === monitorId && one.isPushed);
    if (!reference || !monitor) throw new Refusal('refusal.not-found');
    const { name } = reference;
    const window = { workspaceId, monitorId, from: now.subtract({ hours: 24 * Number(days) }), at: now };
    const folded = await pushedFolded(tx, reference, window);
    const content = contentOfPushed(reference.content, folded);
    const [problem] = unfit(content);
    if (problem) throw new Refusal(problem.key, problem.params, 'days');
    await sealReference(acting, { id: formId, name, content, source: monitor.name, reason });
  },
});
