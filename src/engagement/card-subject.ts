import type { Showing } from '../record/act.ts';

/** The subject kind of the engagement card. */
export const ENGAGEMENT_CARD = 'engagement.card';

/** The pinned card of an engagement in its channel. */
export const cardOf = (engagementId: string, channelId: string): Showing => ({
  subject: `${ENGAGEMENT_CARD}:${engagementId}`,
  destination: channelId,
  pin: true,
  engagementId,
});
