import type { Engagement } from './store.ts';
import type { EngagementActing } from './verb.ts';

/**
 * [R3] An engagement as one of its cycles has it. Seal, models, phase and gates are asked for by the cycle that it says: a thing of
 * an earlier cycle is looked at in its own one, whichever is under way.
 */
export const inCycle = <One extends Pick<Engagement, 'cycle'>>(engagement: One, cycle: number): One =>
  engagement.cycle === cycle ? engagement : { ...engagement, cycle };

/** [R3] A cycle is told once there is more than one. `engagement` stands in the one under way. */
export const cycleShown = (engagement: Pick<Engagement, 'cycle'>, cycle: number): number | null =>
  engagement.cycle > 1 ? cycle : null;

/** The hands of a verb on something of that cycle. */
export const actingIn = <Hands extends EngagementActing>(acting: Hands, cycle: number): Hands =>
  acting.engagement.cycle === cycle ? acting : { ...acting, engagement: inCycle(acting.engagement, cycle) };
