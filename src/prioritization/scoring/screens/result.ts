import {
  actions,
  alert,
  type Block,
  button,
  context,
  type Modal,
  modal,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { mention } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import type { Rubric } from '../../../playbook/rubric-schema.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import { pager } from '../../../slack/pager.ts';
import { markup, type Say } from '../../../texts/say.ts';
import { moment, numberText } from '../../../texts/words.ts';
import { SCORING_IDS } from '../ids.ts';
import { NOTE_MAX, settledOf } from '../input.ts';
import { limitText } from '../limit-text.ts';
import { CRITERIA, type Limit, type Spread } from '../rules.ts';
import type { Round, Standing } from '../standing.ts';
import { criterionName, nameText, productText, roiText } from './words.ts';

/** Rounds a page; all are kept, and can be paged to. */
const ROUNDS = 3;

/** [P2.2] What the scores of a use case come to, as far as this person may see it yet. */
export function resultModal(
  say: Say,
  rubric: Rubric,
  standing: Standing,
  { notice, page = 1 }: { notice?: string; page?: number } = {},
): Modal {
  const { candidate, engagement } = standing;
  return modal({
    title: say('scoring.result.title'),
    close: say('common.close'),
    private_metadata: writeMeta({ engagementId: engagement.id, id: candidate.id, round: candidate.round }),
    blocks: [
      ...(notice ? [alert(notice, 'success')] : []),
      section(`*${nameText(candidate.name, 300)}*\n${settledText(say, standing)}`),
      ...stillEarned(say, standing.broken),
      ...comparison(say, rubric, standing, page),
      ...buttons(say, standing),
    ],
  });
}

function settledText(say: Say, { candidate }: Standing): string {
  const scores = settledOf(candidate);
  const roi = roiText(say, candidate);
  if (!scores) return say.md('scoring.result.unsettled', { roi });
  const settled = say.md('scoring.result.settled', {
    product: markup(`*${productText(scores)}*`),
    who: markup(mention(candidate.settledBy ?? '–')),
    when: candidate.settledAt ? moment(candidate.settledAt, say) : '–',
    roi,
  });
  return candidate.settledNote ? `${settled}\n>${nameText(candidate.settledNote, 500)}` : settled;
}

/** [P2.3] Settled levels for which something is missing meanwhile. */
function stillEarned(say: Say, broken: readonly Limit[]): Block[] {
  if (broken.length === 0) return [];
  const lines = broken.map((limit) => {
    const { key, params } = limitText(limit);
    return `✕ ${say.md(key, params)}`;
  });
  return [context(`${say('scoring.result.broken')}\n${lines.join('\n')}`)];
}

function comparison(
  say: Say,
  rubric: Rubric,
  { rounds, counted, mayScore, isOpen }: Standing,
  wanted: number,
): Block[] {
  // [P2.2] Nothing to compare yet: only how many there are.
  if (rounds === null)
    return [
      context(say(mayScore ? 'scoring.result.blind' : 'scoring.result.closed-eyes', { count: counted })),
    ];
  if (rounds.length === 0) return [context(say('scoring.result.none'))];
  const total = rounds.length;
  const pages = Math.ceil(total / ROUNDS);
  const page = Math.min(pages, wanted);
  return [
    ...(isOpen ? [context(say('scoring.result.open', { count: counted }))] : []),
    ...rounds.slice((page - 1) * ROUNDS, page * ROUNDS).flatMap((round) => roundBlocks(say, rubric, round)),
    ...pager(say, { page, pages, total }, SCORING_IDS.resultPage, 'scoring.result.rounds'),
  ];
}

/** [P2.2] What a round came to, and under it every raw score: who, the four levels in the same order, the note. */
function roundBlocks(say: Say, rubric: Rubric, { number, scores, spreads }: Round): Block[] {
  const head = say.md('scoring.result.round', { round: number, count: scores.length });
  const lines = CRITERIA.map((criterion) => {
    const name = criterionName(rubric, criterion, say);
    return `• ${say.md('scoring.result.spread', { name, ...spreadParams(say, spreads[criterion]) })}`;
  });
  const raw = scores.map((score) =>
    say.md('scoring.result.score', {
      who: markup(mention(score.userId)),
      levels: CRITERIA.map((criterion) => score[criterion]).join(' '),
      noted: score.note === null ? 'no' : 'yes',
      note: fitText((score.note ?? '').replace(/\s+/g, ' '), NOTE_MAX),
    }),
  );
  return [section(`${head}\n${lines.join('\n')}`), ...smallPrint(raw)];
}

/** Lines of small print, in as few blocks as hold them. */
function smallPrint(lines: readonly string[]): Block[] {
  const texts: string[] = [];
  for (const line of lines) {
    const joined = `${texts.at(-1) ?? ''}\n${line}`;
    if (texts.length > 0 && joined.length <= LIMITS.context.text) texts[texts.length - 1] = joined;
    else texts.push(line);
  }
  return texts.map((text) => context(text));
}

/** A median and the spread around it, for texts. */
export const spreadParams = (say: Say, { median, low, high }: Spread) => ({
  median: numberText(median, say),
  range: low === high ? 'same' : 'wide',
  low,
  high,
});

function buttons(say: Say, standing: Standing): Block[] {
  const { candidate, engagement, isLead, isOpen, next, rounds, counted } = standing;
  const value = candidate.id;
  const lead =
    isLead && !candidate.retiredAt && rounds !== null && counted > 0
      ? [
          button(say('scoring.button.settle'), SCORING_IDS.settle, {
            value,
            ...(isOpen && { style: 'primary' as const }),
          }),
          button(say('scoring.button.round'), SCORING_IDS.round, { value }),
        ]
      : [];
  return [
    actions([
      ...lead,
      ...(next ? [button(say('scoring.button.next'), SCORING_IDS.open, { value: next })] : []),
      button(say('scoring.button.matrix'), SCORING_IDS.matrix, { value: engagement.id }),
    ]),
  ];
}
