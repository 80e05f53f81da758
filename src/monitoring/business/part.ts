import { cardOf } from '../../engagement/card-subject.ts';
import { findEngagement } from '../../engagement/store.ts';
import type { DigestPart } from '../../news.ts';
import type { Part } from '../../parts.ts';
import type { Card, CardContext } from '../../room.ts';
import type { FollowReading } from '../monitors/readings.ts';
import { valuePicture } from './picture.ts';
import { actualLine, businessMessage } from './screens/card.ts';
import { businessOf } from './standing.ts';

/** Subject kind of the business figures of an engagement: `monitoring.business:<engagement>`. */
const BUSINESS_CARD = 'monitoring.business';
/** The picture stands under the title. */
const PICTURE_AT = 1;

/** [M5] Each reading that is held against the seal is shown on the card, under the engagement's. */
export const showBusiness: FollowReading = async ({ engagement, show }, { rule }) => {
  const { id, channelId } = engagement;
  if (rule.kind !== 'baseline' || !channelId) return;
  show({
    subject: `${BUSINESS_CARD}:${id}`,
    destination: channelId,
    threadOf: cardOf(id, channelId).subject,
    engagementId: id,
  });
};

const businessCard: Card = async ({ tx, workspaceId, say }, id) => {
  const engagement = await findEngagement(tx, workspaceId, id);
  const business = engagement && (await businessOf(tx, workspaceId, engagement));
  if (!business) return null;
  const message = businessMessage(say, business, { engagementId: id, name: engagement.name });
  const picture = valuePicture(say, business, engagement.timeZone, PICTURE_AT);
  return { ...message, ...(picture && { picture }) };
};

/** [D1] What it is worth to date; where nobody measures that, the first figure that is held against the seal. */
async function businessDigest(
  { tx, workspaceId, say }: CardContext,
  engagementId: string,
): Promise<DigestPart> {
  const engagement = await findEngagement(tx, workspaceId, engagementId);
  const business = engagement && (await businessOf(tx, workspaceId, engagement));
  const told = business?.actuals.find(({ metric }) => metric === null) ?? business?.actuals[0];
  return { changed: [], waiting: [], ...(business && told && { value: actualLine(say, business, told) }) };
}

/** [M5] What comes of a model, against what was sealed. */
export const business: Part = {
  cards: { [BUSINESS_CARD]: businessCard },
  digest: businessDigest,
};
