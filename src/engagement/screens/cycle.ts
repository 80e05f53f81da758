import {
  actions,
  type Block,
  button,
  context,
  input,
  type Modal,
  modal,
  option,
  type SlackMessage,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { mention } from '@phasegate/block-kit/escape.ts';
import { select } from '@phasegate/block-kit/inputs.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import type { Reuse } from '../../../db/schema/engagement.ts';
import type { Phase } from '../../playbook/schema.ts';
import { writeMeta } from '../../slack/metadata.ts';
import { markup, type Say } from '../../texts/say.ts';
import { IDS, ROADMAP } from '../ids.ts';
import type { CycleView } from '../next-cycle.ts';
import type { ReuseWords } from '../reuse.ts';
import { compressed, type Range } from '../rules.ts';
import type { Cycle, Engagement } from '../store.ts';

/** Stale things that form and message name one by one; What is missing has them all. */
const NAMED = 12;
const NAMED_IN_NEWS = 5;
/** What stands for no dataset. */
export const LATER = 'later';

/** [R3] Before the next cycle begins: what it reuses, what is stale and why, and how long phase 1 is planned to take. */
export function cycleForm(say: Say, view: CycleView, phases: readonly Phase[]): Modal {
  const { engagement, next, words, remaining } = view;
  const { cycle } = engagement;
  return modal({
    callback_id: IDS.cycle,
    private_metadata: writeMeta({ id: engagement.id, cycle }),
    title: say('cycle.title', { cycle: cycle + 1 }),
    submit: say('cycle.submit'),
    close: say('common.cancel'),
    blocks: [
      section(
        say.md('cycle.means', {
          name: engagement.name,
          cycle,
          next: cycle + 1,
          closed: engagement.state === 'closed' ? 'yes' : 'no',
        }),
      ),
      ...reuseBlocks(say, words),
      ...rangeBlocks(say, next.reuse, phases),
      context(say.md('cycle.candidates', { remaining })),
      ...finalBlocks(say, view),
    ],
  });
}

function reuseBlocks(say: Say, { reused, stale }: ReuseWords): Block[] {
  const more = stale.length - NAMED;
  return [
    section(
      reused.length > 0
        ? say.md('cycle.reused', { lines: markup(bullets(reused)) })
        : say.md('cycle.reused.none'),
    ),
    ...(stale.length === 0
      ? [section(say.md('cycle.stale.none'))]
      : chunked(stale.slice(0, NAMED)).map((lines, at) =>
          section(at === 0 ? say.md('cycle.stale', { lines: markup(bullets(lines)) }) : bullets(lines)),
        )),
    ...(more > 0 ? [context(say.md('cycle.stale.more', { more }))] : []),
  ];
}

const bullets = (lines: readonly string[]): string => lines.map((line) => `• ${line}`).join('\n');

/** A section holds so much; a reason with names in it is at most a third of that. */
function chunked(lines: readonly string[]): string[][] {
  const each = Math.max(1, Math.floor(LIMITS.section.text / 600));
  return Array.from({ length: Math.ceil(lines.length / each) }, (_, at) =>
    lines.slice(at * each, (at + 1) * each),
  );
}

function rangeBlocks(say: Say, { share }: Reuse, [first]: readonly Phase[]): Block[] {
  if (!first?.planned || share === 0) return [];
  return [
    context(
      say.md('cycle.range', {
        range: rangeText(compressed(first.planned, share)),
        full: rangeText(first.planned),
        percent: Math.round(share * 100),
      }),
    ),
  ];
}

const rangeText = ({ from, to }: Range): string => (from === to ? String(to) : `${from}–${to}`);

function finalBlocks(say: Say, { engagement, next }: CycleView): Block[] {
  if (next.datasets.length === 0) return [];
  const later = option(say('cycle.final.later'), LATER);
  const options = [
    // As many as a menu takes, the one that is final now always among them.
    ...next.datasets
      .toSorted((a, b) => Number(b.id === next.final) - Number(a.id === next.final))
      .slice(0, LIMITS.select.options - 1)
      .map(({ id, name }) => option(name, id)),
    later,
  ];
  const initial = options.find(({ value }) => value === next.final) ?? later;
  return [
    input(
      'final',
      say('cycle.final', { cycle: engagement.cycle + 1 }),
      select('final', options, { initial: initial.value }),
      { hint: say('cycle.final.hint') },
    ),
  ];
}

/** [R3] To the channel: who began which cycle, and what it takes over. */
export function cycleMessage(
  say: Say,
  { id, name }: Pick<Engagement, 'id' | 'name'>,
  { number, startedBy }: Cycle,
  { reused, stale }: ReuseWords,
): SlackMessage {
  const params = { name, cycle: number };
  const named = stale.slice(0, NAMED_IN_NEWS);
  const more = stale.length - named.length;
  const lines = `\n${bullets(named)}${more > 0 ? `\n${say.md('cycle.stale.more', { more })}` : ''}`;
  return {
    text: say.md('cycle.news.fallback', params),
    blocks: [
      section(
        say.md('cycle.news', {
          ...params,
          who: startedBy ? markup(mention(startedBy)) : '–',
          reused: markup(reused.join(', ') || say.md('cycle.news.nothing')),
          stale: stale.length,
          lines: markup(lines),
        }),
      ),
      context(say.md('cycle.news.goes-on', { cycle: number - 1 })),
      actions([button(say('roadmap.button'), ROADMAP, { value: id })]),
    ],
  };
}

/** [E4] Why the range is another one than the playbook's. mrkdwn. */
export function compressedLine(
  say: Say,
  range: Range,
  { full, reuse: { sources, lineage, pipeline } }: { full: Range; reuse: Reuse },
): string {
  return say.md('cycle.card.range', {
    range: rangeText(range),
    full: rangeText(full),
    ...sources,
    also: lineage && pipeline ? 'both' : lineage ? 'lineage' : 'none',
  });
}
