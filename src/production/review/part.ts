import type { ChangeWording } from '../../news.ts';
import type { Part } from '../../parts.ts';
import { appears, goes } from '../../turns.ts';
import {
  agree,
  choose,
  closeBatch,
  openBatch,
  openMaterial,
  openWhole,
  override,
  submitMaterial,
} from './batch.ts';
import {
  edgeRecorded,
  edgesHere,
  listEdges,
  openEdge,
  openResolve,
  recordEdge,
  submitEdge,
  submitResolve,
} from './edge-handlers.ts';
import { EDGE_RECORDED, REVIEW_IDS as IDS, QUEUE_CARD, RECORD_EDGE } from './ids.ts';
import { edgeCasesPack } from './pack.ts';
import { queueCard, queueTick } from './queue-card.ts';
import { openReviewers } from './reviewers.ts';
import { reviewHere, reviewTasks } from './tasks.ts';

const said = (field: string): Pick<ChangeWording, 'what'> => ({
  what: ({ after }) => (typeof after?.[field] === 'string' ? after[field] : null),
});

/** [S1.2–S1.5] People judge what a model means to do, and write down what staging did not show. */
export const review: Part = {
  slack: {
    commands: [
      {
        name: 'review',
        summary: 'review.command',
        help: 'review.command.help',
        about: 'engagement',
        run: reviewHere,
      },
      {
        name: 'edges',
        summary: 'review.command.edges',
        help: 'review.command.edges.help',
        about: 'engagement',
        run: edgesHere,
      },
    ],
    actions: {
      [IDS.open]: openBatch,
      [IDS.agree]: agree,
      [IDS.override]: override,
      [IDS.choose]: choose,
      [IDS.material]: openMaterial,
      [IDS.whole]: openWhole,
      // Opens the case system; there is nothing to do here.
      [IDS.link]: async () => {},
      [IDS.edge]: openEdge,
      [IDS.edges]: listEdges,
      [IDS.resolveEdge]: openResolve,
      [IDS.reviewers]: openReviewers,
    },
    views: {
      [IDS.saveMaterial]: submitMaterial,
      [IDS.chooseEdge]: recordEdge.choose,
      [IDS.saveEdge]: submitEdge,
      [IDS.saveResolution]: submitResolve,
    },
    closed: { [IDS.open]: closeBatch },
    shortcuts: { [RECORD_EDGE]: recordEdge.shortcut },
  },
  cards: { [QUEUE_CARD]: queueCard, [EDGE_RECORDED]: edgeRecorded },
  ticks: [queueTick],
  tasks: reviewTasks,
  pack: edgeCasesPack,
  changes: {
    // Cases are many: their sum stands in the figures.
    'production.case.claim': null,
    'production.case.leave': null,
    'production.case.decide': null,
    'production.error.open': {
      text: 'review.change.error',
      ...said('text'),
      news: { text: 'outcome.error.open', means: 'obstacle', turn: appears, ...said('model') },
    },
    'production.edge.record': {
      text: 'review.change.edge',
      ...said('text'),
      news: { text: 'outcome.edge', means: 'progress', turn: appears },
    },
    'production.edge.resolve': {
      text: 'review.change.resolved',
      ...said('text'),
      news: { text: 'outcome.edge.resolved', means: 'progress', turn: goes },
    },
  },
};
