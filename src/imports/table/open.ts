import { collected, decode, isArchive } from '../csv/bytes.ts';
import { NotCsv, records } from '../csv/records.ts';
import type { ImportFile, ImportProblem, ImportRemark } from '../kind.ts';
import { fault } from '../problem.ts';
import type { Row } from '../row.ts';
import { readWorkbook } from './workbook.ts';

/** The rows of a file, cleaned, blank ones left out. */
export interface OpenTable {
  rows: Row[];
  remarks: ImportRemark[];
  /** It is a spreadsheet: what is counted in it are rows. */
  isSheet: boolean;
}

/** An OLE container: a workbook as it was until 2007, or one with a password. */
const OLD_WORKBOOK = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * [F1.5] The rows of a table, text or workbook, whatever it is called.
 * @param isKnown whether a heading is one of those looked for
 * @param maxRows no more than one row beyond them is read
 */
export async function openTable(
  { bytes }: Pick<ImportFile, 'bytes'>,
  isKnown: (heading: string) => boolean,
  maxRows: number,
): Promise<OpenTable | { problems: ImportProblem[] }> {
  const whole = await collected(bytes);
  if (OLD_WORKBOOK.every((byte, at) => whole[at] === byte))
    return { problems: [fault('imports.fault.old-workbook')] };
  return isArchive(whole) ? readWorkbook(whole, maxRows) : readText(whole, isKnown, maxRows);
}

async function readText(
  whole: Uint8Array,
  isKnown: (heading: string) => boolean,
  maxRows: number,
): Promise<OpenTable | { problems: ImportProblem[] }> {
  const decoded = decode(whole);
  if ('problems' in decoded) return decoded;
  const rows: Row[] = [];
  try {
    for await (const row of records(decoded.text, isKnown)) {
      rows.push(row);
      if (rows.length > maxRows) break;
    }
  } catch (error) {
    if (!(error instanceof NotCsv)) throw error;
    return { problems: [error.problem] };
  }
  const remarks: ImportRemark[] = decoded.isGuess ? [{ key: 'imports.notice.encoding', params: {} }] : [];
  return { rows, remarks, isSheet: false };
}
