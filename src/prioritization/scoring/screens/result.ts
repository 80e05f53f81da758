import type { Rubric } from '../../../playbook/rubric-schema.ts';
import {
  actions,
  alert,
  type Block,
  button,
  context,
  type Modal,
  modal,
  section,
} from '../../../slack/blocks.ts';
import { date, mention } from '../../../slack/escape.ts';
import { fitText } from '../../../slack/fit.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import { markup, type Say } from '../../../texts/say.ts';
import { SCORING_IDS } from '../ids.ts';
import { settledOf } from '../input.ts';
import type { Round, ScoringLook } from '../look.ts';
import { CRITERIA, type Limit, type Spread } from '../rules.ts';
import { criterionName, limitText, nameText, numberText, productText, roiText } from './words.ts';

/** Rounds and notes that are shown; all are kept. */
const ROUNDS = 3;
const NOTES = 5;

/** [P2.2] What the scores of a use case come to, as far as this person may see it yet. */
export function resultModal(say: Say, rubric: Rubric, look: ScoringLook, notice?: string): Modal {
  const { candidate, engagement } = look;
  return modal({
    title: say('scoring.result.title'),
    close: say('common.close'),
    private_metadata: writeMeta({ engagementId: engagement.id, id: candidate.id, round: candidate.round }),
    blocks: [
      ...(notice ? [alert(notice, 'success')] : []),
      section(`*${nameText(candidate.name, 300)}*\n${settledText(say, look)}`),
      ...stillEarned(say, look.broken),
      ...comparison(say, rubric, look),
      ...buttons(say, look),
    ],
  });
}

function settledText(say: Say, { candidate }: ScoringLook): string {
  const scores = settledOf(candidate);
  const roi = roiText(say, candidate);
  if (!scores) return say.md('scoring.result.unsettled', { roi });
  const settled = say.md('scoring.result.settled', {
    product: markup(`*${productText(scores)}*`),
    who: markup(mention(candidate.settledBy ?? '–')),
    when: markup(candidate.settledAt ? moment(candidate.settledAt) : '–'),
    roi,
  });
  return candidate.settledNote ? `${settled}\n>${nameText(candidate.settledNote, 500)}` : settled;
}

const moment = (at: Temporal.Instant): string =>
  date(at.epochMilliseconds / 1000, '{date_short_pretty} {time}', at.toString({ smallestUnit: 'minute' }));

/** [P2.3] Settled levels for which something is missing meanwhile. */
function stillEarned(say: Say, broken: readonly Limit[]): Block[] {
  if (broken.length === 0) return [];
  const lines = broken.map((limit) => {
    const { key, params } = limitText(limit);
    return `✕ ${say.md(key, params)}`;
  });
  return [context(`${say('scoring.result.broken')}\n${lines.join('\n')}`)];
}

function comparison(say: Say, rubric: Rubric, { rounds, counted, mayScore, isOpen }: ScoringLook): Block[] {
  // [P2.2] Nothing to compare yet: only how many there are.
  if (rounds === null)
    return [
      context(say(mayScore ? 'scoring.result.blind' : 'scoring.result.closed-eyes', { count: counted })),
    ];
  if (rounds.length === 0) return [context(say('scoring.result.none'))];
  return [
    ...(isOpen ? [context(say('scoring.result.open', { count: counted }))] : []),
    ...rounds.slice(0, ROUNDS).flatMap((round) => roundBlocks(say, rubric, round)),
  ];
}

function roundBlocks(say: Say, rubric: Rubric, { number, scores, spreads }: Round): Block[] {
  const who = scores.map((score) => mention(score.userId)).slice(0, 20);
  const lines = CRITERIA.map((criterion) => {
    const name = criterionName(rubric, criterion, say);
    return `• ${say.md('scoring.result.spread', { name, ...spreadParams(say, spreads[criterion]) })}`;
  });
  const notes = scores
    .filter((score) => score.note !== null)
    .slice(0, NOTES)
    .map((score) => `${mention(score.userId)}: ${nameText(fitText(score.note ?? '', 300), 300)}`);
  const head = say.md('scoring.result.round', {
    round: number,
    count: scores.length,
    who: markup(who.join(' ')),
  });
  return [
    section(`${head}\n${lines.join('\n')}`),
    ...(notes.length > 0 ? [context(notes.join('\n').slice(0, 1_900))] : []),
  ];
}

/** A median and the spread around it, for texts. */
export const spreadParams = (say: Say, { median, low, high }: Spread) => ({
  median: numberText(median, say),
  range: low === high ? 'same' : 'wide',
  low,
  high,
});

function buttons(say: Say, look: ScoringLook): Block[] {
  const { candidate, engagement, isLead, mayScore, rounds, counted } = look;
  const value = candidate.id;
  const lead =
    isLead && !candidate.retiredAt && rounds !== null && counted > 0
      ? [
          button(say('scoring.button.settle'), SCORING_IDS.settle, { value, style: 'primary' }),
          button(say('scoring.button.round'), SCORING_IDS.round, { value }),
        ]
      : [];
  return [
    actions([
      ...lead,
      ...(mayScore ? [button(say('scoring.button.next'), SCORING_IDS.list, { value: engagement.id })] : []),
      button(say('scoring.button.matrix'), SCORING_IDS.matrix, { value: engagement.id }),
    ]),
  ];
}
