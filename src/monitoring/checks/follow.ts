import { followReading } from '../alerts/follow.ts';
import { showBusiness } from '../business/part.ts';
import type { FollowReading } from '../monitors/readings.ts';

/** What follows from each reading, in this order and in its transaction. */
export const FOLLOWS: readonly FollowReading[] = [followReading, showBusiness];
