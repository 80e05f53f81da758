import { type SlackMessage, section } from '@phasegate/block-kit/blocks.ts';
import { mention } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { inLanguage } from '../../playbook/playbook.ts';
import type { Phase } from '../../playbook/schema.ts';
import { markup, type Say } from '../../texts/say.ts';
import { moment } from '../../texts/words.ts';
import type { StateChanged } from '../state-store.ts';
import type { Engagement, PhaseEntry } from '../store.ts';

type About = Pick<Engagement, 'name'>;

/** [E7] To the channel: who paused, closed or resumed it, and why. */
export function stateMessage(say: Say, { name }: About, changed: StateChanged): SlackMessage {
  const text = stateChangeText(say, 'engagement.news.state', changed, { name });
  const means = say.md(`engagement.state.${changed.change}.means`);
  return {
    text: say.md('engagement.news.state.fallback', { name, change: changed.change }),
    blocks: [section(`${text}\n${means}`)],
  };
}

/** [E3] To the channel: who went back to which phase, and why. */
export function backMessage(say: Say, { name }: About, entry: PhaseEntry, phase: Phase): SlackMessage {
  const params = { name, phase: phase.phase, phaseName: inLanguage(phase.name, say) };
  return {
    text: say.md('engagement.news.back.fallback', params),
    blocks: [
      section(
        `${backText(say, 'engagement.news.back', entry, params)}\n${say.md('engagement.phase.back.means')}`,
      ),
    ],
  };
}

/** Who changed the state of an engagement, when and, where there is one, for which reason. mrkdwn. */
export const stateChangeText = (
  say: Say,
  key: 'engagement.card.rest' | 'engagement.news.state',
  { change, by, at, reason }: StateChanged,
  more: { name?: string } = {},
): string =>
  say.md(key, {
    ...more,
    change,
    who: markup(mention(by)),
    when: moment(at, say),
    why: reason ? 'yes' : 'no',
    reason: fitText(reason ?? '', 500),
  });

/** Who went back, when and why. mrkdwn. */
export const backText = (
  say: Say,
  key: 'engagement.card.back' | 'engagement.news.back',
  { enteredBy, enteredAt, reason }: PhaseEntry,
  more: Readonly<Record<string, string | number>> = {},
): string =>
  say.md(key, {
    ...more,
    who: markup(mention(enteredBy)),
    when: moment(enteredAt, say),
    reason: fitText(reason ?? '–', 500),
  });
