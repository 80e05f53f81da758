import type { Tx } from '../../../db/database.ts';
import { type Engagement, findEngagement } from '../../engagement/store.ts';
import type { World } from '../../world.ts';
import { type Deployment, findDeployment, putToWork } from '../deployments/store.ts';
import {
  type Accuracy,
  accuracyByDay,
  accuracyOf,
  addedBy,
  daysSince,
  exposureOf,
  handledIn,
  hasNoData,
  judgedDays,
  judgedOf,
  lastJudgedDay,
  ofSupervised,
  supervisedToGo,
  type Tally,
} from './evidence.ts';
import { nextStage } from './promotion.ts';
import { type Standing, standingOf, watchedNow } from './standing.ts';
import { casesOf } from './tally-store.ts';

/** Over so many days the exposure is shown. */
const EXPOSURE_DAYS = 7;

export type StageState = 'runs' | 'paused' | 'silent' | 'ended';

/** How a model at work stands: for its card, the engagement's card and the digest. */
export interface StageView extends Standing {
  engagement: Engagement;
  /** Who put this version to work, and when. */
  begun: { by: string; at: Temporal.Instant };
  state: StageState;
  /** What people's verdicts say: of the supervised period, or of the stage since it began; null: nothing can be held to the seal. */
  accuracy: Accuracy | null;
  /** How many more cases what comes next rests on, at least; null: never at this share, or nothing to be shown. */
  toGo: number | null;
  /** Its system has asked about a case; one waits for a person now. */
  cases: { hasAny: boolean; isWaiting: boolean };
  /** The same at the end of each day. */
  days: ReturnType<typeof accuracyByDay>;
  /** The stage that comes next, and what the cases say that it adds; null where the last is reached. */
  next: { stage: number; added: Accuracy | null } | null;
  /** [S3.4] Of the last 7 days, today among them. */
  exposure: Record<'actions' | 'autonomous', number>;
  /** Whole days in this stage (of the supervised period those on which somebody judged), and how many it has to last. */
  lasted: number;
  least: number;
}

export async function stageView(
  { tx, world, now }: { tx: Tx; world: World; now: Temporal.Instant },
  deployment: Deployment,
): Promise<StageView> {
  const { workspaceId, engagementId, stage, stageSince } = deployment;
  const engagement = await findEngagement(tx, workspaceId, engagementId);
  if (!engagement) throw new Error(`no engagement ${engagementId}`);
  const standing = await standingOf(tx, deployment);
  const { seal, rows, line } = standing;
  const own = stage === 0 ? ofSupervised(rows) : handledIn(rows, stage);
  const next = nextStage(deployment, seal.content.rollout);
  const held = (some: readonly Tally[]) => (line === null ? null : accuracyOf(judgedOf(some), line));
  const accuracy = stage === 0 ? held(own) : await watchedNow(tx, standing);
  const waiting = await casesOf(tx, deployment);
  const added = next === null ? null : held(addedBy(rows, next));
  return {
    ...standing,
    engagement,
    begun: await putToWork(tx, deployment),
    cases: { ...waiting, hasAny: waiting.hasAny || rows.length > 0 },
    toGo: toGoOf(stage === 0 ? accuracy : null, added, seal.content.supervised.minCases),
    state: stateOf(deployment, own, world.playbook.production.no_data_days, now),
    accuracy,
    days: line === null ? [] : accuracyByDay(own, line),
    next: next === null ? null : { stage: next, added },
    exposure: exposureOf(rows, dayBefore(now, EXPOSURE_DAYS - 1)),
    lasted: stage === 0 ? judgedDays(own) : daysSince(stageSince, now),
    least:
      stage === 0
        ? seal.content.supervised.minDays
        : (seal.content.rollout.find((step) => step.stage === stage)?.minDays ?? 0),
  };
}

/** What the supervised period and the next stage each still take, whichever is more. */
function toGoOf(supervised: Accuracy | null, added: Accuracy | null, minCases: number): number | null {
  const all = [...(supervised ? [supervisedToGo(supervised, minCases)] : []), ...(added ? [added.toGo] : [])];
  const known = all.filter((one) => one !== null);
  return known.length < all.length || known.length === 0 ? null : Math.max(...known);
}

/** The same by the deployment's id. @throws Refusal where there is none */
export const stageViewOf = async (
  context: { tx: Tx; world: World; now: Temporal.Instant },
  workspaceId: string,
  id: string,
): Promise<StageView> => stageView(context, await findDeployment(context.tx, workspaceId, id));

function stateOf(
  { endedAt, pausedAt, stageSince }: Deployment,
  own: readonly Tally[],
  days: number,
  now: Temporal.Instant,
): StageState {
  if (endedAt) return 'ended';
  if (pausedAt) return 'paused';
  return hasNoData(lastJudgedDay(own), { since: stageSince, now, days }) ? 'silent' : 'runs';
}

const dayBefore = (now: Temporal.Instant, days: number): string =>
  now.toZonedDateTimeISO('UTC').toPlainDate().subtract({ days }).toString();
