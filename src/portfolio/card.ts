import type { SlackMessage } from '@phasegate/block-kit/blocks.ts';
import type { Card } from '../room.ts';
import { readPerson } from '../slack/people.ts';
import { sayIn } from '../texts/say.ts';
import { composePortfolio } from './compose.ts';
import { portfolioMessage } from './screens/portfolio.ts';
import { findSent, findSubscription, keepComposed } from './store.ts';

/** Composes a portfolio digest when delivery comes to it and keeps it; null once its date is over, or nobody wants it any more. */
export const renderPortfolio: Card = async (context, id) => {
  const { tx, workspaceId, now } = context;
  const [userId = '', localDate = ''] = id.split(' ');
  const sent = await findSent(tx, workspaceId, userId, localDate);
  if (!sent || Temporal.Instant.compare(now, sent.until) >= 0) return null;
  if (sent.content) return sent.content as SlackMessage;
  const reader = await readPerson(tx, workspaceId, userId);
  const kept = await findSubscription(tx, workspaceId, userId);
  if (!reader || reader.isDeactivated || !kept?.isOn) return null;
  const say = sayIn(reader.locale);
  const state = await composePortfolio({ ...context, say }, reader, Temporal.PlainDate.from(localDate));
  const message = portfolioMessage(say, state, context.world.playbook);
  await keepComposed(tx, sent, message);
  return message;
};
