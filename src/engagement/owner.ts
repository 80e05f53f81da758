import type { Showing } from '../record/act.ts';
import type { Engagement, Named } from './store.ts';

/** Who is told what needs a person: the lead, or who started it where there is none able to act. */
export const ownerOf = (engagement: Pick<Engagement, 'createdBy'>, people: readonly Named[]): string =>
  people.find((one) => one.role === 'lead' && !one.isDeactivated)?.userId ?? engagement.createdBy;

/** A direct message to the owner, about this engagement. */
export const noticeTo = (engagement: Engagement, people: readonly Named[]): Omit<Showing, 'subject'> => ({
  destination: ownerOf(engagement, people),
  engagementId: engagement.id,
});
