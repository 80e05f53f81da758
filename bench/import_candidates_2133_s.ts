import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { foundation } from '../src/foundation/room.ts';
import { prioritization } from '../src/prioritization/room.ts';
import { type Bench, type Figure, rounded } from './support/bench.ts';
import { timeImport } from './support/import.ts';

/** The federal inventory of AI use cases, as published: 2,133 rows, three of them there twice. */
const FILE = fileURLToPath(new URL('../../shared/data/federal-ai-inventory-2024.csv', import.meta.url));
const USE_CASES = 2_130;

/** From the file's bytes to its dry run, and from the click that confirms it to every use case saved and recorded. */
export default async function importCandidates(bench: Bench): Promise<Figure[]> {
  if (!existsSync(FILE)) throw new Error('the inventory is not beside the repository');
  const rooms = [foundation, prioritization];
  const took = await timeImport(bench, {
    kind: 'candidates',
    rooms,
    rows: USE_CASES,
    bytes: readFileSync(FILE),
  });
  const figure = (name: string, ms: number): Figure => ({
    name,
    value: rounded(ms / 1_000),
    unit: 's',
    peer: null,
    ratio: null,
  });
  return [
    figure('import_candidates_2133_dry_run_s', took.dryRun),
    figure('import_candidates_2133_s', took.dryRun + took.confirm),
  ];
}
