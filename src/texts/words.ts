import { date } from '@phasegate/block-kit/escape.ts';
import { type Markup, markup, type Say } from './say.ts';

/** A moment in the reader's zone; where Slack shows none, in UTC. mrkdwn. */
export function moment(at: Temporal.Instant, say: Say): Markup {
  const style = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' } as const;
  const fallback = `${at.toLocaleString(say.locale, style)} UTC`;
  return markup(date(Math.floor(at.epochMilliseconds / 1_000), '{date_short_pretty} {time}', fallback));
}
