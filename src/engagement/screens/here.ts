import { actions, button, option, type SlackMessage, section } from '@phasegate/block-kit/blocks.ts';
import { select } from '@phasegate/block-kit/inputs.ts';
import type { Say } from '../../texts/say.ts';
import { IDS } from '../ids.ts';
import type { Engagement } from '../store.ts';

/** As many as fit a message; who has more of them types the command in the engagement's own channel. */
const MOST = 60;

/** Asks which engagement a command is about. */
export function choiceMessage(say: Say, command: string, candidates: readonly Engagement[]): SlackMessage {
  const text = say.md('engagement.here.choose');
  const options = candidates.slice(0, MOST).map((one) => option(one.name, `${one.id} ${command}`));
  return {
    text,
    blocks: [
      section(text),
      actions([select(IDS.choose, options, { placeholder: say('engagement.here.placeholder') })]),
    ],
  };
}

/** Nothing to choose from: says how to begin. */
export function noEngagementMessage(say: Say): SlackMessage {
  const text = say.md('engagement.here.none');
  return {
    text,
    blocks: [
      section(text),
      actions([button(say('engagement.start.button'), IDS.startOpen, { style: 'primary' })]),
    ],
  };
}
