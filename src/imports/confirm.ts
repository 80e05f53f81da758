import { z } from 'zod';
import { WORKERS } from '../engagement/roles.ts';
import { engagementVerb } from '../engagement/verb.ts';
import { Refusal } from '../refusal.ts';
import type { DryRun, ImportedFrom } from './kind.ts';
import { kindNamed } from './kinds.ts';
import { problem, summary } from './problem.ts';
import { type Import, importCard, lockImport, updateImport } from './store.ts';

/**
 * [F1.3] [F1.5] Does what the dry run showed: all rows that are fine, in one transaction, or nothing. Confirmed twice it is done
 * once. Refused where things have moved on, so that nobody gets what they were not shown.
 * @returns whether this confirm was the one that counted
 */
export const confirmImport = engagementVerb({
  input: z.object({ engagementId: z.uuid(), id: z.uuid(), run: z.int() }),
  may: WORKERS,
  async run(acting, { id, run }): Promise<boolean> {
    const { tx, actor, now, world, engagement, note, show } = acting;
    const found = await lockImport(tx, actor.workspaceId, id);
    if (found.engagementId !== engagement.id) throw new Refusal('refusal.not-found');
    if (found.state === 'imported') return false;
    if (found.state === 'discarded') throw new Refusal('imports.done');
    const kind = kindNamed(world.rooms, found.kind);
    if (!kind || found.state !== 'ready' || found.run !== run) throw new Refusal('imports.stale');
    const { counts, ...dryRun } = dryRunOf(found);
    await updateImport(tx, found, {
      state: 'imported',
      decidedAt: now,
      decidedBy: actor.userId,
      plan: null,
      asks: null,
      // Rows that stayed behind can be had until the import is forgotten.
      ...(counts.bad === 0 && { problems: null, rejected: null }),
    });
    const { fresh, changed, unchanged, bad } = counts;
    note({
      action: 'imports.file.confirm',
      kind: 'import',
      subject: id,
      after: {
        fileName: found.fileName,
        kind: kind.kind,
        fileDigest: found.fileDigest,
        fresh,
        changed,
        unchanged,
        ...(bad > 0 && { bad }),
      },
    });
    if (found.channel) show(importCard(found));
    await kind.confirm(acting, { ...dryRun, counts }, fromOf(found));
    return true;
  },
});

/** As it was when it was shown. */
function dryRunOf(found: Import): DryRun {
  const { isBroken, remarks, told, isSheet, ...counts } = summary.parse(found.summary);
  return {
    plan: found.plan,
    problems: z.array(problem).parse(found.problems),
    remarks,
    told,
    isSheet,
    isBroken,
    counts,
  };
}

const fromOf = ({ id, fileName, fileDigest, options }: Import): ImportedFrom => ({
  importId: id,
  fileName,
  fileDigest: fileDigest ?? '',
  options,
});
