import type { ChangeWording, Told, Turn } from '../../news.ts';
import type { Part } from '../../parts.ts';
import { MATRIX_CARD } from '../showing.ts';
import { matrixCard } from './card.ts';
import { scoringChecks } from './checks.ts';
import { offerSettled, openChoice, submitChoice } from './handlers/choose.ts';
import { commandMatrix, openMatrix, pageMatrix } from './handlers/matrix.ts';
import { beginRound, keepScore, openScore, pageRounds, pickLevel, submitScore } from './handlers/score.ts';
import { openSettle, submitSettle } from './handlers/settle.ts';
import { commandScore, openToScore, pageToScore } from './handlers/to-score.ts';
import { SCORING_IDS as IDS } from './ids.ts';
import { scoringPack } from './pack.ts';
import { matrixQuestion } from './question.ts';
import { scoringDigest, scoringTasks } from './tasks.ts';

const named: Pick<ChangeWording, 'what'> = {
  what: ({ after }) => (typeof after?.name === 'string' ? after.name : null),
};
/** A use case's scores: each is given in its round, and the lead settles them. */
const scored =
  (from: string, to: string) =>
  ({ subject }: Told): Turn => ({ of: `scores ${subject}`, from, to });

/** [P2.1–P2.6] Blind scores, what they come to, and which use case is chosen. */
export const scoring: Part = {
  slack: {
    commands: [
      {
        name: 'score',
        summary: 'scoring.command.score',
        help: 'scoring.command.score.help',
        about: 'engagement',
        run: (visit, { id }) => commandScore(visit, id),
      },
      {
        name: 'matrix',
        summary: 'scoring.command.matrix',
        help: 'scoring.command.matrix.help',
        about: 'engagement',
        run: (visit, { id }) => commandMatrix(visit, id),
      },
    ],
    actions: {
      [IDS.open]: (visit) => openScore(visit),
      [IDS.pick]: pickLevel,
      [IDS.round]: beginRound,
      [IDS.resultPage]: pageRounds,
      [IDS.list]: openToScore,
      [IDS.listPage]: pageToScore,
      [IDS.settle]: openSettle,
      [IDS.matrix]: openMatrix,
      [IDS.matrixPage]: pageMatrix,
      [IDS.choose]: openChoice,
    },
    views: {
      [IDS.save]: submitScore,
      [IDS.saveSettle]: submitSettle,
      [IDS.saveChoice]: submitChoice,
    },
    closed: { [IDS.save]: keepScore },
    suggestions: { [IDS.candidate]: offerSettled },
  },
  cards: { [MATRIX_CARD]: matrixCard },
  checks: scoringChecks,
  evidence: Object.fromEntries(Object.keys(scoringChecks).map((name) => [name, { opens: IDS.matrix }])),
  tasks: scoringTasks,
  pack: scoringPack,
  digest: scoringDigest,
  questions: [matrixQuestion],
  changes: {
    // [P2.2] That somebody scored, never what; people who are still to score read this.
    'prioritization.score.give': {
      text: 'scoring.change.give',
      ...named,
      news: { text: 'outcome.score.given', means: 'progress', turn: scored('open', 'given') },
    },
    'prioritization.score.round': {
      text: 'scoring.change.round',
      ...named,
      news: { text: 'outcome.score.round', means: 'progress', turn: scored('settled', 'open') },
    },
    'prioritization.score.settle': {
      text: 'scoring.change.settle',
      ...named,
      news: { text: 'outcome.score.settled', means: 'result', turn: scored('given', 'settled') },
    },
    'prioritization.choice.make': {
      text: 'scoring.change.choose',
      ...named,
      news: {
        text: 'outcome.chosen',
        means: 'decision',
        turn: ({ subject, before }) => ({ of: 'choice', from: before?.candidate ?? null, to: subject }),
      },
    },
  },
};
