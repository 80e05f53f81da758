import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import type { Database } from '../../db/database.ts';
import { candidate } from '../../db/schema/prioritization.ts';
import { systemClock } from '../../src/clock.ts';
import { matrixCard } from '../../src/prioritization/scoring/card.ts';
import { productOf, type Scores } from '../../src/prioritization/scoring/rules.ts';
import { MATRIX_CARD } from '../../src/prioritization/showing.ts';
import { nameKey } from '../../src/record/name-key.ts';
import { type Bench, Unable } from './bench.ts';
import { furnish } from './furnish.ts';
import { pictureStage } from './picture.ts';
import { startSlack } from './stage.ts';

const FILE = fileURLToPath(new URL('../../../shared/data/federal-ai-inventory-2024.csv', import.meta.url));
const BATCH = 500;

/** Ranks, draws and posts every use case of the inventory, as a process does that has drawn nothing before. @returns seconds */
export async function postMatrix(bench: Bench): Promise<number> {
  const useCases = inventory();
  const slack = await startSlack(bench);
  const { db, post } = await pictureStage(bench, slack, { [MATRIX_CARD]: matrixCard });
  const [engagementId = ''] = await furnish(db, slack, 1, 1);
  await settle(db, slack.workspaceId, engagementId, useCases);
  return (await post(`${MATRIX_CARD}:${engagementId}.1`, engagementId)) / 1_000;
}

interface UseCase {
  name: string;
  description: string;
  scores: Scores;
}

/** The use cases of the file, scored by what their rows say: the same every time. */
function inventory(): UseCase[] {
  const [, ...rows] = parse(new TextDecoder('windows-1252').decode(readInventory()), {
    relax_column_count: true,
  }) as string[][];
  return rows.map((row, at) => {
    const cell = (column: number): string => row[column] ?? '';
    const level = (text: string): number => 1 + (text.length % 5);
    return {
      name: `${cell(2)} ${cell(0)} ${at + 1}`.replace(/\s+/g, ' ').slice(0, 400),
      description: cell(7).slice(0, 8_000),
      scores: {
        dataReadiness: level(cell(20)),
        processClarity: level(cell(9)),
        roiMeasurability: level(cell(7)),
        scopeBoundedness: level(cell(8)),
      },
    };
  });
}

function readInventory(): Buffer {
  try {
    return readFileSync(FILE);
  } catch {
    throw new Unable('the inventory is not there: ../shared/data/federal-ai-inventory-2024.csv');
  }
}

async function settle(
  db: Database,
  workspaceId: string,
  engagementId: string,
  useCases: readonly UseCase[],
): Promise<void> {
  const now = systemClock.now();
  const rows = useCases.map(({ name, description, scores }, at) => ({
    ...scores,
    workspaceId,
    id: randomUUID(),
    engagementId,
    name,
    nameKey: nameKey(name),
    description,
    roiYear: at % 3 === 0 ? null : String(10_000 * (1 + (at % 400))),
    currency: at % 3 === 0 ? null : 'USD',
    priority: productOf(scores),
    settledBy: 'U0BENCH',
    settledAt: now,
    settledRound: 1,
    createdBy: 'U0BENCH',
    createdAt: now,
    updatedAt: now,
  }));
  for (let from = 0; from < rows.length; from += BATCH)
    await db.inWorkspace(workspaceId, (tx) => tx.insert(candidate).values(rows.slice(from, from + BATCH)));
  await db.orm.execute('analyze');
}
