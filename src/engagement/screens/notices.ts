import { actions, button, context, type SlackMessage, section } from '@phasegate/block-kit/blocks.ts';
import { channelLink, mention } from '@phasegate/block-kit/escape.ts';
import { markup, type Say } from '../../texts/say.ts';
import { IDS, NO_ANSWER } from '../ids.ts';
import type { Engagement } from '../store.ts';

/** What the bot is called where it has to be invited by hand. */
export interface Trouble {
  engagement: Engagement;
  destination: string;
  botUserId: string;
  /** Slack's error; null once everything has been delivered. */
  reason: string | null;
  /** How many messages wait. */
  waiting: number;
}

const KNOWN = {
  is_archived: 'archived',
  channel_not_found: 'invite',
  not_in_channel: 'invite',
  method_not_supported_for_channel_type: 'invite',
  user_not_found: 'gone',
  user_disabled: 'gone',
} as const;

/** To the lead: what could not be posted, why, and exactly what to do. Edited to “done” afterwards. */
export function troubleMessage(say: Say, trouble: Trouble): SlackMessage {
  const { engagement, destination, reason } = trouble;
  const params = {
    name: engagement.name,
    channel: markup(
      destination.startsWith('U') || destination.startsWith('W')
        ? mention(destination)
        : channelLink(destination),
    ),
    bot: markup(mention(trouble.botUserId)),
    waiting: trouble.waiting,
    reason: reason ?? '',
  };
  if (reason === null) {
    const text = say.md('engagement.trouble.over', { name: engagement.name });
    return { text, blocks: [section(say.md('engagement.trouble.over-md', params))] };
  }
  const known = reason in KNOWN ? KNOWN[reason as keyof typeof KNOWN] : 'other';
  return {
    text: say.md('engagement.trouble.fallback', { name: engagement.name, waiting: trouble.waiting }),
    blocks: [
      section(say.md(`engagement.trouble.${known}`, params)),
      actions([
        button(say('engagement.trouble.retry'), IDS.retryDelivery, {
          value: engagement.id,
          style: 'primary',
        }),
      ]),
      context(say.md('engagement.trouble.safe', params)),
    ],
  };
}

/** To the lead: somebody with duties has left, nothing waits on them. */
export function departureMessage(
  say: Say,
  engagement: Engagement,
  userId: string,
  roles: readonly string[],
): SlackMessage {
  const params = { name: engagement.name, who: markup(mention(userId)), roles: roles.join(', ') };
  return {
    text: say.md('engagement.departure.fallback', params),
    blocks: [
      section(say.md('engagement.departure.text', params)),
      actions([
        button(say('engagement.people.team.button'), IDS.teamOpen, {
          value: engagement.id,
          style: 'primary',
        }),
        button(say('engagement.people.approvers.button'), IDS.approversOpen, { value: engagement.id }),
      ]),
    ],
  };
}

/** The reasons that have words of their own. */
const REFUSALS: Partial<Record<string, 'taken' | 'unanswered'>> = {
  name_taken: 'taken',
  [NO_ANSWER]: 'unanswered',
};

/** To the lead: the channel that was asked for could not be made. */
export function channelRefusedMessage(say: Say, engagement: Engagement, reason: string): SlackMessage {
  const params = { name: engagement.name, channel: `#${engagement.newChannelName ?? ''}`, reason };
  return {
    text: say.md('engagement.channel.fallback', params),
    blocks: [
      section(say.md(`engagement.channel.${REFUSALS[reason] ?? 'refused'}`, params)),
      actions([
        button(say('engagement.channel.choose'), IDS.channelOpen, { value: engagement.id, style: 'primary' }),
      ]),
    ],
  };
}
