import { fitText } from '@phasegate/block-kit/fit.ts';
import { Refusal } from '../refusal.ts';
import { readName } from './commands.ts';
import { cycleTyped, type Place } from './place.ts';
import type { Engagement } from './store.ts';

type Named = Pick<Engagement, 'id' | 'name' | 'cycle'>;

/**
 * [R3] [H2] The cycle that was typed after a command, a bare number; null where nothing was. The engagement’s name may stand before it.
 * @throws Refusal in words of anything else: the cycle under way is no answer to it
 */
export function placeTyped(text: string, engagement: Named): Place {
  const typed = readName(text, [engagement]).rest.trim();
  if (typed === '') return { engagementId: engagement.id, cycle: null };
  const cycle = cycleTyped(typed);
  if (cycle === null) throw new Refusal('cycle.refusal.typed', { typed: fitText(typed, 60) });
  requireBegun(cycle, engagement);
  return { engagementId: engagement.id, cycle };
}

/** @throws Refusal with the cycles that there are, where this one has not begun */
export function requireBegun(typed: number, { name, cycle }: Omit<Named, 'id'>): void {
  if (typed > cycle || typed < 1) throw new Refusal('cycle.refusal.none', { engagement: name, typed, cycle });
}
