import {
  actions,
  type Block,
  button,
  context,
  option,
  type SlackMessage,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { escape, link, plain } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { select } from '@phasegate/block-kit/inputs.ts';
import { toldApart } from '../../engagement/screens/told-apart.ts';
import type { Answer, Question } from '../../news.ts';
import { listIn } from '../../texts/lists.ts';
import { markup, type Say } from '../../texts/say.ts';
import { moment } from '../../texts/words.ts';
import { QUESTION_IDS } from '../ids.ts';
import type { Named } from '../names.ts';

const MOST_LINES = 12;
const MOST_SOURCES = 3;
const MOST_BUTTONS = 3;
/** More than these are chosen from a menu. */
const MOST_SIDE_BY_SIDE = 5;
/** As many of the longest names as a message takes. */
const MOST_CHOSEN = 50;

export interface Answered {
  answer: Answer;
  /** Null where it is of no engagement. */
  engagement: Named | null;
  /** The name that was typed and is nobody's. */
  unknown: string | null;
  /** Addresses of messages, by their subjects. */
  links: ReadonlyMap<string, string>;
  /** The same in a language model's words, which were held against it: they stand before it, never in its place. */
  phrased: string | null;
  now: Temporal.Instant;
}

/** [H3] An answer: whose it is, what is known, where it is known from. */
export function answerMessage(
  say: Say,
  { answer, engagement, unknown, links, phrased, now }: Answered,
): SlackMessage {
  const name = engagement?.name ?? '';
  const note = unknown ? [say.md('questions.not-this', { typed: fitText(unknown, 60), name })] : [];
  const left = answer.lines.length - MOST_LINES;
  const lines = [
    ...(phrased ? [escape(phrased)] : []),
    ...answer.lines.slice(0, MOST_LINES),
    ...(left > 0 ? [say.md('questions.more', { left })] : []),
  ];
  const head = engagement ? [say.md('questions.about', { name })] : [];
  const buttons = (answer.buttons ?? []).slice(0, MOST_BUTTONS);
  const blocks: Block[] = [
    section([...note, ...head, ...lines].join('\n')),
    ...(buttons.length > 0 ? [actions([...buttons])] : []),
    context(fromLine(say, answer, links, now)),
  ];
  const first = markup(fitText(lines[0] ?? '', 200));
  return {
    text: engagement
      ? say.md('questions.fallback', { name: fitText(name, 80), answer: first })
      : say.md('questions.spoken', { answer: first }),
    blocks,
    ...(answer.picture && { picture: { ...answer.picture, at: 1 } }),
  };
}

function fromLine(
  say: Say,
  { sources = [] }: Answer,
  links: Answered['links'],
  now: Temporal.Instant,
): string {
  const shown = sources.slice(0, MOST_SOURCES).map(({ subject, label }) => {
    const address = links.get(subject);
    return address ? link(address, label) : escape(label);
  });
  const when = moment(now, say);
  if (shown.length === 0) return say.md('questions.from.record', { when });
  return say.md('questions.from', { sources: markup(listIn(say, shown)), when });
}

/** Plainly: not known, and what is. `key` says why there is nothing else. */
export function examplesMessage(
  say: Say,
  key: 'questions.unknown' | 'questions.help',
  examples: readonly Pick<Question, 'example'>[],
  name: string | null,
): SlackMessage {
  const text = say.md(key);
  const shown = examples.map(
    ({ example }) => `_${say.md(example, { name: name ?? say('questions.example.this') })}_`,
  );
  return {
    text,
    blocks: [section(`${text}\n${shown.join(' · ')}`), context(say.md('questions.help.more'))],
  };
}

/** “Which engagement?”: its answer is the answer to what was asked. */
export function whichMessage(
  say: Say,
  { id, typed, isNear }: { id: string; typed: string | null; isNear: boolean },
  among: readonly (Named & { goal: string })[],
): SlackMessage {
  const text =
    typed === null
      ? say.md('questions.which')
      : say.md(isNear ? 'questions.which.near' : 'questions.which.unknown', { typed: fitText(typed, 60) });
  const choices = toldApart(among.slice(0, MOST_CHOSEN));
  const left = among.length - choices.length;
  const words = left > 0 ? `${text}\n${say.md('questions.which.others', { left })}` : text;
  const ways =
    choices.length <= MOST_SIDE_BY_SIDE
      ? choices.map((one, at) =>
          button(one.label, `${QUESTION_IDS.choose}.${at}`, { value: `${id} ${one.id}` }),
        )
      : [
          select(
            QUESTION_IDS.choose,
            choices.map((one) => option(one.label, `${id} ${one.id}`)),
            { placeholder: say('questions.which.choose') },
          ),
        ];
  return { text, blocks: [section(words), ...(ways.length > 0 ? [actions(ways)] : [])] };
}

export function noneMessage(say: Say, typed: string | null): SlackMessage {
  const parts = [
    ...(typed === null ? [] : [say.md('questions.none.named', { typed: fitText(typed, 60) })]),
    say.md('questions.none'),
  ];
  return { text: plain(say('questions.none')), blocks: [section(parts.join('\n'))] };
}
