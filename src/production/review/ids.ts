import { DEPLOYMENT_IDS } from '../deployments/ids.ts';

/** The message in the review channel: how many cases wait. One a deployment. */
export const QUEUE_CARD = 'production.queue';

export const REVIEW_IDS = {
  open: DEPLOYMENT_IDS.review,
  agree: 'production.review.agree',
  /** Members of the family are the case's place in the batch: a block may not have one id twice. */
  override: 'production.review.override',
  choose: 'production.review.choose',
  material: 'production.review.material',
  saveMaterial: 'production.review.save_material',
  whole: 'production.review.whole',
  link: 'production.review.link',
  edge: 'production.edge.open',
  edges: 'production.edge.list',
  chooseEdge: 'production.edge.choose',
  saveEdge: 'production.edge.save',
  resolveEdge: 'production.edge.resolve',
  saveResolution: 'production.edge.save_resolution',
  reviewers: 'production.review.reviewers',
} as const;

/** The message shortcut: what staging did not show. */
export const RECORD_EDGE = 'production_record_edge';

/** What is said in that message's thread: `production.edge.recorded:<edge case>`. */
export const EDGE_RECORDED = 'production.edge.recorded';
