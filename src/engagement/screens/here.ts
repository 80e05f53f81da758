import { actions, button, option, type SlackMessage, section } from '@phasegate/block-kit/blocks.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { select } from '@phasegate/block-kit/inputs.ts';
import type { Say } from '../../texts/say.ts';
import { IDS } from '../ids.ts';
import type { Engagement } from '../store.ts';
import { toldApart } from './told-apart.ts';

/** As many as fit a message; who has more of them types the command in the engagement's own channel. */
const MOST = 60;

/** As many bytes of a line as an id can carry along. */
const LINE_BYTES = 160;

/**
 * Asks which engagement a command is about. What was typed after `/playbook` goes along in the id's last segment, so
 * that it need not be typed again.
 */
export function choiceMessage(
  say: Say,
  { command, text: typed }: { command: string; text: string },
  candidates: readonly Engagement[],
): SlackMessage {
  const line = `${command} ${typed}`.trim();
  const name = fitText(candidates[0]?.name ?? '', 60);
  const text = say.md('engagement.here.choose', { example: `/playbook ${command} ${name}` });
  const options = toldApart(candidates.slice(0, MOST)).map(({ id, label }) => option(label, id));
  return {
    text,
    blocks: [
      section(text),
      actions([
        select(`${IDS.choose}.${segmentOf(line)}`, options, {
          placeholder: say('engagement.here.placeholder'),
        }),
      ]),
    ],
  };
}

/** Whole characters only. */
function segmentOf(line: string): string {
  const bytes = Buffer.alloc(LINE_BYTES);
  const { written } = new TextEncoder().encodeInto(line, bytes);
  return bytes.subarray(0, written).toString('base64url');
}

/** The line that a choice was asked for. */
export const lineOf = (segment: string): string => Buffer.from(segment, 'base64url').toString();

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
