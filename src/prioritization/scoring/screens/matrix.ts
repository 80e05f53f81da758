import {
  actions,
  alert,
  type Block,
  button,
  context,
  type Modal,
  modal,
  type Picture,
  type SlackMessage,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { table } from '@phasegate/block-kit/data-blocks.ts';
import { mention } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import { pager } from '../../../slack/pager.ts';
import { markup, type Say } from '../../../texts/say.ts';
import type { Candidate } from '../../use-case/store.ts';
import { SCORING_IDS } from '../ids.ts';
import type { MatrixCounts, MatrixRow, ToSettle } from '../matrix-store.ts';
import { CRITERIA } from '../rules.ts';
import type { Choice } from '../store.ts';
import { proposal } from './choose-form.ts';
import { nameText, productText, roiText } from './words.ts';

export interface MatrixState {
  engagement: { id: string; name: string };
  cycle: number;
  /** The highest first, those that are drawn. */
  top: readonly MatrixRow[];
  counts: MatrixCounts;
  chosen: { choice: Choice; candidate: Candidate } | null;
  /** What is scored and not settled. */
  settling: ToSettle;
}

/** Rows of the table under the picture; the picture shows more, and the list all. */
const TABLE_ROWS = LIMITS.page;

/** [P2.6] The matrix as a message: picture, table, what is proposed and what was chosen. */
export function matrixMessage(say: Say, state: MatrixState, picture: Picture): SlackMessage {
  const { engagement, top } = state;
  const shown = top.slice(0, TABLE_ROWS);
  const message = (rows: Block[]): SlackMessage => ({
    text: say.md('scoring.matrix.text', {
      engagement: engagement.name,
      settled: state.counts.settled,
      total: state.counts.total,
      state: state.chosen ? 'chosen' : 'open',
      name: fitText((state.chosen?.candidate ?? top[0])?.name ?? '', 120),
      level: top[0]?.level ?? 0,
    }),
    blocks: [
      section(say.md('scoring.matrix.head', { engagement: engagement.name, cycle: state.cycle })),
      section(standing(say, state)),
      ...rows,
      context(countsLine(say, state)),
      buttons(say, state),
    ],
  });
  const chosen = state.chosen?.candidate.id ?? null;
  const lines = section(shown.map((row) => rowLine(say, row, 60, chosen)).join('\n'));
  return { ...message([matrixTable(say, shown, chosen)]), fallback: message([lines]), picture };
}

function matrixTable(say: Say, rows: readonly MatrixRow[], chosen: string | null): Block {
  const figures = { align: 'right' } as const;
  return table(
    [
      { title: '#', ...figures },
      { title: say('scoring.matrix.column.name'), wrap: true },
      // What decides stands first: a thread is narrow.
      { title: say('scoring.matrix.column.product'), ...figures },
      ...CRITERIA.map((criterion) => ({ title: say(`scoring.matrix.column.${criterion}`), ...figures })),
      { title: say('scoring.matrix.column.roi'), ...figures },
    ],
    rows.map((row) => [
      placeText(row),
      `${mark(row, chosen)}${row.name.replace(/\s+/g, ' ')}`,
      String(row.priority),
      ...CRITERIA.map((criterion) => String(row[criterion])),
      roiText(say, row),
    ]),
    'matrix',
  );
}

/** “3”, or “3=” where others are level. */
const placeText = ({ rank, level }: MatrixRow): string => `${rank}${level > 1 ? '=' : ''}`;

/** What was chosen stands out wherever it is in the ranking. */
export const mark = ({ id }: Pick<MatrixRow, 'id'>, chosen: string | null): string =>
  id === chosen ? '✓ ' : '';

const rowLine = (say: Say, row: MatrixRow, max: number, chosen: string | null): string =>
  say.md('scoring.matrix.row', {
    place: placeText(row),
    name: markup(`${mark(row, chosen)}${nameText(row.name, max)}`),
    product: productText(row),
    roi: roiText(say, row),
  });

/** [P2.5] What is proposed, until it is what was chosen, and the choice. mrkdwn. */
function standing(say: Say, { top, chosen }: Pick<MatrixState, 'top' | 'chosen'>): string {
  const proposed = proposal(say, top);
  if (!chosen) return proposed;
  const [first] = top;
  const isProposed = first?.level === 1 && first.id === chosen.candidate.id;
  return isProposed ? chosenLine(say, chosen) : `${proposed}\n${chosenLine(say, chosen)}`;
}

function chosenLine(say: Say, { choice, candidate }: NonNullable<MatrixState['chosen']>): string {
  return say.md('scoring.matrix.chosen', {
    name: markup(nameText(candidate.name)),
    who: markup(mention(choice.chosenBy)),
    reason: fitText((choice.reason ?? '').replace(/\s+/g, ' '), 300),
    why: choice.reason ? 'given' : 'none',
  });
}

const countsLine = (say: Say, { top, counts }: MatrixState): string =>
  say('scoring.matrix.counts', {
    drawn: top.length,
    settled: counts.settled,
    left: counts.total - counts.settled,
  });

/** What is next stands out: scoring while something is not settled, then the choice; nothing once it is made. */
function buttons(say: Say, { engagement: { id: value }, counts, chosen }: MatrixState): Block {
  const next = chosen ? null : counts.settled < counts.total ? 'score' : 'choose';
  const style = (what: 'score' | 'choose') => (next === what ? { style: 'primary' as const } : {});
  return actions([
    button(say('scoring.button.score'), SCORING_IDS.list, { value, ...style('score') }),
    button(say('scoring.button.choose'), SCORING_IDS.choose, { value, ...style('choose') }),
    button(say('scoring.button.all'), SCORING_IDS.matrix, { value }),
  ]);
}

/** [P2.6] All settled use cases, ten a page, for one person. */
export function matrixModal(
  say: Say,
  state: Omit<MatrixState, 'cycle'> & {
    rows: readonly MatrixRow[];
    /** Those of the rows that this person is still to score: another round has begun. */
    toScore: ReadonlySet<string>;
    page: number;
    pages: number;
    notice?: string;
  },
): Modal {
  const { engagement, rows, toScore, counts, page, pages, notice, settling } = state;
  return modal({
    title: say('scoring.matrix.title'),
    close: say('common.close'),
    private_metadata: writeMeta({ engagementId: engagement.id }),
    blocks: [
      ...(notice ? [alert(notice, 'success')] : []),
      section(standing(say, state)),
      ...(settling.first
        ? [section(say.md('scoring.matrix.to-settle', { count: settling.count, name: settling.first.name }))]
        : []),
      actions([
        ...(settling.first
          ? [
              button(say('scoring.button.settle'), SCORING_IDS.settle, {
                value: settling.first.id,
                style: 'primary',
              }),
            ]
          : []),
        button(say('scoring.button.score'), SCORING_IDS.list, { value: engagement.id }),
        button(say('scoring.button.choose'), SCORING_IDS.choose, { value: engagement.id }),
      ]),
      ...rows.map((row) =>
        section(rowLine(say, row, 150, state.chosen?.candidate.id ?? null), {
          block_id: `row.${row.id}`,
          accessory: button(
            say(toScore.has(row.id) ? 'scoring.button.score' : 'scoring.button.show'),
            SCORING_IDS.open,
            { value: row.id },
          ),
        }),
      ),
      context(say('scoring.matrix.rest', { settled: counts.settled, left: counts.total - counts.settled })),
      ...pager(say, { page, pages, total: counts.settled }, SCORING_IDS.matrixPage, 'scoring.matrix.total'),
    ],
  });
}
