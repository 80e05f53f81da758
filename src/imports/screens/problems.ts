import { actions, button, type Modal, modal, section } from '@phasegate/block-kit/blocks.ts';
import { page as pageOf } from '@phasegate/block-kit/fit.ts';
import { writeMeta } from '../../slack/metadata.ts';
import { pager } from '../../slack/pager.ts';
import type { Say } from '../../texts/say.ts';
import { neutralize, restore, writeCsv } from '../csv/write.ts';
import { IDS } from '../ids.ts';
import { problemsOf, summaryIn } from '../kept.ts';
import type { ImportKind, ImportProblem, Rejected } from '../kind.ts';
import { grouped } from '../problem-groups.ts';
import type { Import } from '../store.ts';
import { headline } from './import.ts';
import { problemLine } from './problem-line.ts';

/** [F1.3] All that is wrong with a file, ten a page. */
export function problemsModal(say: Say, found: Import, kind: ImportKind | undefined, wanted: number): Modal {
  const at = pageOf(grouped(problemsOf(found)), wanted);
  const { isSheet } = summaryIn(found);
  return modal({
    title: say('imports.title'),
    close: say('common.close'),
    private_metadata: writeMeta({ engagementId: found.engagementId, importId: found.id, page: at.page }),
    blocks: [
      section(headline(say, found, kind, [], say.md)),
      ...at.items.map((group) => section(problemLine(say, group, isSheet))),
      ...pager(say, at, IDS.problemsPage, 'imports.faults'),
      actions([
        button(say(found.rejected ? 'imports.rows-as-file' : 'imports.as-file'), IDS.problemsFile, {
          value: found.id,
        }),
      ]),
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

/**
 * [F1.5] Rows that need repair as the file has them, under its headings, each with what is wrong with it: repaired, it is imported
 * like the file it came from.
 */
export function rejectedCsv(
  { headings, rows }: Rejected,
  problems: readonly ImportProblem[],
  say: Say,
): string {
  const reasons = Map.groupBy(problems, ({ line }) => line);
  const reasonOf = (line: number): string =>
    (reasons.get(line) ?? [])
      .map(({ column, key, params }) => `${column ? `${column}: ` : ''}${say(key, params)}`)
      .join(' ');
  const width = Math.max(headings.length, ...rows.map(({ cells }) => cells.length));
  const filled = (cells: readonly string[]) =>
    Array.from({ length: width }, (_none, at) => neutralize(restore(cells[at] ?? '')));
  return writeCsv([
    [...filled(headings), say('imports.reason')],
    ...rows.map(({ line, cells }) => [...filled(cells), neutralize(reasonOf(line))]),
  ]);
}
