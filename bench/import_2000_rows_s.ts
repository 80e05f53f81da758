import { randomUUID } from 'node:crypto';
import { systemClock } from '../src/clock.ts';
import { listCsv } from '../src/forms/csv/export.ts';
import { sourceForm } from '../src/foundation/inventory/source.ts';
import { rowOf, type Source } from '../src/foundation/inventory/store.ts';
import { foundation } from '../src/foundation/room.ts';
import { type Bench, type Figure, rounded } from './support/bench.ts';
import { fields } from './support/furnish.ts';
import { timeImport, USER, WORKSPACE } from './support/import.ts';

const ROWS = 2_000;

/** From a CSV file's bytes to its dry run, and from the click that confirms it to every row saved and recorded. */
export default async function importRows(bench: Bench): Promise<Figure[]> {
  const took = await timeImport(bench, { kind: 'sources', rooms: [foundation], rows: ROWS, bytes: file() });
  const figure = (name: string, ms: number): Figure => ({
    name,
    value: rounded(ms / 1_000),
    unit: 's',
    peer: null,
    ratio: null,
  });
  return [
    figure('import_2000_rows_dry_run_s', took.dryRun),
    figure('import_2000_rows_s', took.dryRun + took.confirm),
  ];
}

function file(): Uint8Array {
  const by = { workspaceId: WORKSPACE, engagementId: randomUUID(), userId: USER, now: systemClock.now() };
  const sources = Array.from({ length: ROWS }, (_, at) =>
    rowOf(
      randomUUID(),
      { ...fields, name: `Imported source ${at}`, checkedBy: USER, checkedOn: '2026-01-05' },
      by,
    ),
  );
  return new TextEncoder().encode(listCsv(sourceForm, sources as Source[], false));
}
