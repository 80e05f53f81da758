import { Worker } from 'node:worker_threads';
import { TABLE_BOUNDS } from '../../bytes/bounds.ts';
import type { ImportProblem } from '../kind.ts';
import { fault } from '../problem.ts';
import type { Row } from '../row.ts';
import type { OpenTable } from './open.ts';

/** What the reading thread is given, and what it answers: rows in portions, then how it ended. */
export interface WorkbookJob {
  bytes: Uint8Array;
  maxRows: number;
}
export type WorkbookAnswer =
  | { rows: Row[] }
  | { done: { sheet: string; others: number } }
  | { fault: WorkbookFault };
/** Beyond what is unpacked of one, or no workbook at all. */
export type WorkbookFault = 'bytes' | 'ratio' | 'none' | 'locked';

/** Megabytes that the thread may hold beside what is unpacked. */
const HEAP = 768;

/**
 * [F1.5] The rows of a workbook's first sheet that has any, read in a thread of its own: others get their turn, and one that takes too long or
 * too much is ended with it. Formulas count as what they last came to, macros are not looked at.
 */
export function readWorkbook(
  whole: Uint8Array,
  maxRows: number,
  { time } = TABLE_BOUNDS,
): Promise<OpenTable | { problems: ImportProblem[] }> {
  const { promise, resolve, reject } = Promise.withResolvers<OpenTable | { problems: ImportProblem[] }>();
  const rows: Row[] = [];
  const thread = new Worker(new URL('./workbook-thread.ts', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: HEAP },
  });
  const timer = setTimeout(
    () => refuse(fault('imports.fault.slow', 0, '', { minutes: time / 60_000 })),
    time,
  );
  const end = (): void => {
    clearTimeout(timer);
    void thread.terminate();
  };
  function refuse(problem: ImportProblem): void {
    end();
    resolve({ problems: [problem] });
  }
  thread.on('message', (answer: WorkbookAnswer) => {
    if ('rows' in answer) rows.push(...answer.rows);
    else if ('fault' in answer) refuse(faultOf(answer.fault));
    else {
      const { sheet, others } = answer.done;
      end();
      const remarks = others > 0 ? [{ key: 'imports.notice.sheet' as const, params: { sheet, others } }] : [];
      resolve({ rows, remarks, isSheet: true });
    }
  });
  thread.on('error', (error: Error & { code?: string }) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return refuse(faultOf('bytes'));
    end();
    reject(error);
  });
  const bytes = new Uint8Array(whole);
  thread.postMessage({ bytes, maxRows } satisfies WorkbookJob, [bytes.buffer]);
  return promise;
}

function faultOf(why: WorkbookFault): ImportProblem {
  if (why === 'bytes')
    return fault('imports.fault.unpacks', 0, '', { max: Math.floor(TABLE_BOUNDS.bytes / 1024 / 1024) });
  if (why === 'ratio') return fault('imports.fault.bomb', 0, '', { most: TABLE_BOUNDS.ratio });
  return fault(why === 'locked' ? 'imports.fault.old-workbook' : 'imports.fault.no-workbook');
}
