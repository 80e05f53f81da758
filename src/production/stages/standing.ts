import type { Tx } from '../../../db/database.ts';
import { type Seal, sealInForce } from '../../seal/store.ts';
import { type Deployment, lastEntry, type StageEntry } from '../deployments/store.ts';
import { type MaterialError, openErrorsOf } from './error-store.ts';
import { type Accuracy, accuracyOf, handledIn, judgedOf, sealedLine, type Tally } from './evidence.ts';
import { talliesOf } from './tally-store.ts';

/** All that exits, promotions and breaches are decided on, as of now. */
export interface Standing {
  deployment: Deployment;
  seal: Seal;
  /** The sealed threshold; null where verdicts cannot be held to what is sealed. */
  line: number | null;
  /** Under the seal in force. */
  rows: Tally[];
  openErrors: MaterialError[];
}

/** @throws Error where nothing is sealed: no deployment is without a seal */
export async function standingOf(tx: Tx, deployment: Deployment): Promise<Standing> {
  const { workspaceId, engagementId: id, cycle } = deployment;
  // Asked together: they need nothing of each other.
  const [seal, openErrors] = await Promise.all([
    sealInForce(tx, workspaceId, { id, cycle }),
    openErrorsOf(tx, deployment),
  ]);
  if (!seal) throw new Error(`deployment ${deployment.id} is held to no seal`);
  return {
    deployment,
    seal,
    line: sealedLine(seal.content),
    rows: await talliesOf(tx, deployment, seal.version),
    openErrors,
  };
}

/**
 * [S3.3] What was judged of the cases that the stage lets through, since it began or was resumed under this seal. Before
 * that it was looked at, and people decided to go on.
 */
function watched(
  { deployment, seal, rows, line }: Standing,
  entry: Pick<StageEntry, 'sealVersion' | 'judgedRight' | 'judgedWrong'>,
): Accuracy | null {
  if (line === null || deployment.stage === 0) return null;
  const all = judgedOf(handledIn(rows, deployment.stage));
  const isSame = entry.sealVersion === seal.version;
  const before = isSame ? { right: entry.judgedRight, n: entry.judgedRight + entry.judgedWrong } : NONE;
  return accuracyOf({ right: all.right - before.right, n: all.n - before.n }, line);
}

const NONE = { right: 0, n: 0 };

/** As `watched`, with the entry that set the stage running. */
export async function watchedNow(tx: Tx, standing: Standing): Promise<Accuracy | null> {
  const { deployment, line } = standing;
  if (line === null || deployment.stage === 0) return null;
  return watched(standing, await lastEntry(tx, deployment));
}
