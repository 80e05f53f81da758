import { actions, button, type Modal, modal, section } from '@phasegate/block-kit/blocks.ts';
import { page as pageOf } from '@phasegate/block-kit/fit.ts';
import { writeMeta } from '../../slack/metadata.ts';
import { pager } from '../../slack/pager.ts';
import type { Say } from '../../texts/say.ts';
import { neutralize, writeCsv } from '../csv/write.ts';
import { IDS } from '../ids.ts';
import type { ImportKind, ImportProblem } from '../kind.ts';
import type { Import } from '../store.ts';
import { headline, problemLine, problemsOf } from './import.ts';

/** [F1.3] All that is wrong with a file, ten a page. */
export function problemsModal(say: Say, found: Import, kind: ImportKind | undefined, wanted: number): Modal {
  const at = pageOf(problemsOf(found), wanted);
  return modal({
    title: say('imports.title'),
    close: say('common.close'),
    private_metadata: writeMeta({ engagementId: found.engagementId, importId: found.id, page: at.page }),
    blocks: [
      section(headline(say, found, kind, [], say.md)),
      ...at.items.map((one) => section(problemLine(say, one))),
      ...pager(say, at, IDS.problemsPage, 'imports.faults'),
      actions([button(say('imports.as-file'), IDS.problemsFile, { value: found.id })]),
    ],
  });
}

/** [F1.3] What is wrong with a file, a line a fault, in words. */
export function problemsCsv(problems: readonly ImportProblem[], say: Say): string {
  const header = [say('imports.csv.line'), say('imports.csv.column'), say('imports.csv.reason')];
  const rows = problems.map(({ line, column, key, params }) => [
    line > 0 ? String(line) : '',
    neutralize(column),
    neutralize(say(key, params)),
  ]);
  return writeCsv([header, ...rows]);
}
