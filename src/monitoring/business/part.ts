import type { Tx } from '../../../db/database.ts';
import { cardOf } from '../../engagement/card-subject.ts';
import { type Engagement, findEngagement } from '../../engagement/store.ts';
import type { DigestPart, Question } from '../../news.ts';
import type { Part } from '../../parts.ts';
import type { Card, CardContext } from '../../room.ts';
import { type Seal, sealInForce } from '../../seal/store.ts';
import type { Say } from '../../texts/say.ts';
import { estimateText } from '../../texts/words.ts';
import type { FollowReading } from '../monitors/readings.ts';
import { valuePicture } from './picture.ts';
import { actualLine, businessMessage } from './screens/card.ts';
import { type Business, businessOf } from './standing.ts';

/** Subject kind of the business figures of a cycle: `monitoring.business:<engagement>`, and from the second one on `.<cycle>`. */
const BUSINESS_CARD = 'monitoring.business';
const subjectOf = (id: string, cycle: number): string =>
  `${BUSINESS_CARD}:${cycle === 1 ? id : `${id}.${cycle}`}`;
/** The picture stands under the title. */
const PICTURE_AT = 1;

/** [M5] Each reading that is held against the seal is shown on the card, under the engagement's. */
export const showBusiness: FollowReading = async ({ engagement, show }, { rule, cycle }) => {
  const { id, channelId } = engagement;
  if (rule.kind !== 'baseline' || !channelId) return;
  show({
    subject: subjectOf(id, cycle),
    destination: channelId,
    threadOf: cardOf(id, channelId).subject,
    engagementId: id,
  });
};

const businessCard: Card = async ({ tx, workspaceId, say }, subject) => {
  const [id = '', cycle = '1'] = subject.split('.');
  const engagement = await findEngagement(tx, workspaceId, id);
  const business = engagement && (await businessOf(tx, workspaceId, { id, cycle: Number(cycle) }));
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
  const found = engagement && (await newestBusiness(tx, workspaceId, engagement));
  const business = found?.business;
  const told = business?.actuals.find(({ metric }) => metric === null) ?? business?.actuals[0];
  return { changed: [], waiting: [], ...(business && told && { value: actualLine(say, business, told) }) };
}

/** [R3] That of the cycle under way; until it has one, of the one before, whose model goes on. */
async function newestBusiness(
  tx: Tx,
  workspaceId: string,
  { id, cycle }: Pick<Engagement, 'id' | 'cycle'>,
): Promise<{ business: Business; cycle: number } | null> {
  for (let number = cycle; number > 0; number -= 1) {
    const business = await businessOf(tx, workspaceId, { id, cycle: number });
    if (business) return { business, cycle: number };
  }
  return null;
}

/** [H3] [M5] What it is worth to date, and each figure that is held against the seal. */
const valueQuestion: Question = {
  name: 'value',
  asks: 'questions.asks.value',
  example: 'questions.example.value',
  async answer({ tx, workspaceId, say }, engagement) {
    const found = await newestBusiness(tx, workspaceId, engagement);
    if (!found || found.business.actuals.length === 0) {
      const seal = await sealInForce(tx, workspaceId, engagement);
      return { lines: [...(seal ? [sealedLine(say, seal)] : []), say.md('questions.answer.no-value')] };
    }
    const { business, cycle } = found;
    return {
      lines: business.actuals.map((actual) => actualLine(say, business, actual)),
      sources: [{ subject: subjectOf(engagement.id, cycle), label: say('questions.source.value') }],
      picture: valuePicture(say, business, engagement.timeZone, PICTURE_AT),
    };
  },
};

function sealedLine(say: Say, { version, content: { roi } }: Seal): string {
  const value = estimateText({ amount: roi.valuePerYear, currency: roi.currency }, say);
  return say.md('questions.answer.sealed-value', { value, version });
}

/** [M5] What comes of a model, against what was sealed. */
export const business: Part = {
  cards: { [BUSINESS_CARD]: businessCard },
  digest: businessDigest,
  realised: async ({ tx, workspaceId }, engagement) => {
    const found = await businessOf(tx, workspaceId, engagement);
    const gained = found?.value.at(-1);
    return found && gained ? { amount: String(gained.value), currency: found.content.roi.currency } : null;
  },
  questions: [valueQuestion],
};
