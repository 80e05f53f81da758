import { namesOf } from '../engagement/names-store.ts';
import type { CheckContext } from '../room.ts';
import { sealedContent } from './content.ts';
import { type Difference, differences } from './diff.ts';
import { digestOf } from './digest.ts';
import { toSeal } from './proposal.ts';
import type { SealHistory } from './screens/history.ts';
import { lastSealedBefore, sealsOf } from './store.ts';

/**
 * [P3.4] The versions of a cycle's seal, the newest first, each with what it changed and checked against its digest; those of the last
 * cycle before it that has some, where it has none yet; and what an approval would change, where a plan differs from what is in force.
 */
export async function sealHistory(context: CheckContext): Promise<SealHistory> {
  const { tx, workspaceId, engagement } = context;
  const own = await sealsOf(tx, workspaceId, engagement);
  const inForce = own.at(-1);
  // [R3] What an earlier cycle put to work is held to that cycle's seal.
  const earlier = own.length === 0 ? await lastSealedBefore(tx, workspaceId, engagement) : null;
  const seals = earlier === null ? own : await sealsOf(tx, workspaceId, { ...engagement, cycle: earlier });
  const proposal = await toSeal(context);
  const versions = seals.map((one, index) => ({
    version: one.version,
    sealedAt: one.sealedAt,
    sealedBy: one.sealedBy,
    reason: one.reason,
    digest: one.digest,
    isIntact: digestOf(one.content) === one.digest,
    changes: changesOf(seals[index - 1]?.content ?? null, one.content),
  }));
  const isNew = proposal !== null && proposal.digest !== inForce?.digest;
  return {
    engagement,
    earlier,
    versions: versions.toReversed(),
    proposal: isNew
      ? { ...proposal, changes: changesOf(inForce?.content ?? null, proposal.content) ?? [] }
      : null,
    names: await namesOf(
      tx,
      workspaceId,
      seals.map((one) => one.sealedBy),
    ),
  };
}

/** What was tampered with may be anything: that it was is told all the same. */
function changesOf(before: unknown, after: unknown): Difference[] | null {
  const [old, fresh] = [before, after].map((one) => sealedContent.safeParse(one).data ?? null);
  return fresh ? differences(old ?? null, fresh) : null;
}
