import { z } from 'zod';
import { viewEngagement } from '../engagement/view.ts';
import { type Actor, act } from '../record/act.ts';
import { askedFile, type Writing } from '../slack/asked-file.ts';
import { fileSlug } from '../slack/files.ts';
import type { World } from '../world.ts';
import { problemsOf } from './kept.ts';
import { rejected } from './problem.ts';
import { problemsCsv, rejectedCsv } from './screens/problems.ts';
import { findImport } from './store.ts';

/** What is wrong with a file: the rows to mend where it was a table, a list of problems otherwise. */
export const problemsFile = askedFile('imports.problems', {
  wanted: { importId: z.uuid() },
  concurrency: 1,
  async write({ tx, actor, say }: Writing<World>, { importId }) {
    const found = await findImport(tx, actor.workspaceId, importId);
    await viewEngagement(tx, actor, found.engagementId);
    const slug = fileSlug(found.fileName.replace(/\.\w+$/, ''));
    const rows = rejected.safeParse(found.rejected);
    if (rows.success)
      return {
        name: `to-fix-${slug}.csv`,
        // Told by its mark, since it is a spreadsheet that opens it.
        content: `\ufeff${rejectedCsv(rows.data, problemsOf(found), say)}`,
        comment: say.md('imports.rows-sent', { file: found.fileName, count: rows.data.rows.length }),
      };
    return {
      name: `problems-${slug}.csv`,
      content: problemsCsv(problemsOf(found), say),
      comment: say.md('imports.problems-sent', { file: found.fileName }),
    };
  },
});

/** [F1.3] [X9] Asks for what is wrong with a file, as a file; refused where the person may not see the engagement. */
export function requestProblems(world: World, actor: Actor, importId: string): Promise<void> {
  return act(world, actor, async ({ tx, enqueue }) => {
    await viewEngagement(tx, actor, (await findImport(tx, actor.workspaceId, importId)).engagementId);
    enqueue(problemsFile.entry(actor, { importId }));
  });
}
