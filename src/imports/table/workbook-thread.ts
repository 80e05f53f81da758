/** The thread in which one workbook is read: unpacking and parsing block, and nobody else waits for it. */
import { parentPort } from 'node:worker_threads';
import type { Row } from '../row.ts';
import type { WorkbookAnswer, WorkbookJob } from './workbook.ts';
import { sheetOf, WorkbookRefused } from './workbook-sheet.ts';

/** Rows of one message: taking it in is no long stretch either. */
const PORTION = 500;

const answer = (message: WorkbookAnswer): void => parentPort?.postMessage(message);

parentPort?.once('message', async ({ bytes, maxRows }: WorkbookJob) => {
  try {
    const { rows, sheet, others } = await sheetOf(bytes, maxRows);
    for (let at = 0; at < rows.length; at += PORTION) answer({ rows: rows.slice(at, at + PORTION) as Row[] });
    answer({ done: { sheet, others } });
  } catch (error) {
    if (!(error instanceof WorkbookRefused)) throw error;
    answer({ fault: error.fault });
  }
});
