import type { Tx } from '../../../db/database.ts';
import { canonicalJson } from '../../record/canonical.ts';
import type { Findings } from '../models/findings.ts';
import { type Evaluation, recordedFromFile, segmentsOf } from '../models/store.ts';

/** Whether an evaluation says what was found now: every figure, for all cases and segment by segment. */
export async function saysTheSame(tx: Tx, before: Evaluation, found: Findings): Promise<boolean> {
  if (canonicalJson(before.figures) !== canonicalJson(found.figures)) return false;
  const segments = await segmentsOf(tx, before.workspaceId, before.id);
  return canonicalJson(inOrder(segments)) === canonicalJson(inOrder(found.segments));
}

const inOrder = (segments: Findings['segments']) =>
  segments
    .map(({ segment, value, n, figures }) => ({ key: `${segment}\n${value}`, n, figures }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));

/**
 * [X5] The evaluation that a file has become already: the same bytes for the same model under the same seal, with the
 * same result. Read by other columns, or under a newer seal, it is another evaluation.
 */
export async function repeated(
  tx: Tx,
  workspaceId: string,
  file: { modelId: string; sealVersion: number; fileDigest: string },
  found: Findings,
): Promise<Evaluation | undefined> {
  for (const before of await recordedFromFile(tx, workspaceId, file))
    if (await saysTheSame(tx, before, found)) return before;
  return undefined;
}
