import { behindOf } from '../../gates/checks.ts';
import type { Room } from '../../room.ts';

/**
 * The action that opens the plan, asked of the rooms as gates ask for what stands behind an item: no phase knows another. Null in a
 * house without phase 2.
 */
export function planAction(rooms: readonly Room[]): string | null {
  const behind = behindOf(rooms)['prioritization.roi'];
  return behind && 'opens' in behind ? behind.opens : null;
}
