import { unzipSync, type Zippable, zipSync } from 'fflate';
import { readXlsx, type Sheet } from 'hucre/xlsx';
import { TABLE_BOUNDS } from '../../bytes/bounds.ts';
import { cleaned } from '../../record/clean-text.ts';
import type { Row } from '../row.ts';
import { cellText } from './cell-text.ts';
import type { WorkbookFault } from './workbook.ts';

/** Thrown where a file is no workbook, or more than is read of one. */
export class WorkbookRefused extends Error {
  readonly fault: WorkbookFault;
  constructor(fault: WorkbookFault) {
    super(`a workbook was refused: ${fault}`);
    this.fault = fault;
  }
}

export interface FirstSheet {
  rows: Row[];
  sheet: string;
  /** Sheets that were not read. */
  others: number;
}

/** @throws WorkbookRefused */
export async function sheetOf(bytes: Uint8Array, maxRows: number): Promise<FirstSheet> {
  const parts = zipSync(partsOf(bytes), { level: 0 });
  const seen: string[] = [];
  try {
    for (let nth = 0; ; nth += 1) {
      const book = await readXlsx(parts, {
        readStyles: true,
        // A row more than is taken, so that one too many is seen.
        maxRows: maxRows + 1,
        sheets: ({ name, hidden, veryHidden }) => {
          if (hidden || veryHidden) return false;
          if (!seen.includes(name)) seen.push(name);
          return seen[nth] === name;
        },
      });
      const [sheet] = book.sheets;
      const rows = sheet ? rowsOf(sheet, book.dateSystem === '1904') : [];
      if (rows.length > 0 || nth + 1 >= seen.length)
        return { rows, sheet: sheet?.name ?? '', others: Math.max(0, seen.length - 1) };
    }
  } catch {
    // Whatever the library says of it, trying again would end the same way.
    throw new WorkbookRefused('none');
  }
}

/** What a table needs of a workbook; macros, pictures and what else lies in it are not unpacked. */
const NEEDED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:_rels\/)?workbook\.xml(?:\.rels)?|xl\/(?:sharedStrings|styles)\.xml|xl\/worksheets\/[^/]+\.xml)$/i;

/**
 * The parts of a workbook, unpacked. An archive says how large each becomes: no more than that is made of it, and no more
 * than our bounds.
 * @throws WorkbookRefused
 */
function partsOf(bytes: Uint8Array): Zippable {
  let unpacked = 0;
  const names = new Set<string>();
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        names.add(name);
        if (!NEEDED.test(name)) return false;
        unpacked += originalSize;
        if (unpacked > TABLE_BOUNDS.bytes) throw new WorkbookRefused('bytes');
        const isFull = unpacked > TABLE_BOUNDS.ratioFrom && unpacked > bytes.length * TABLE_BOUNDS.ratio;
        if (isFull) throw new WorkbookRefused('ratio');
        return true;
      },
    });
  } catch (error) {
    throw error instanceof WorkbookRefused ? error : new WorkbookRefused('none');
  }
  if (!names.has('xl/workbook.xml')) throw new WorkbookRefused('none');
  return parts;
}

/** @param from1904 whether the workbook counts its days from 1904 */
function rowsOf({ rows, cells }: Sheet, from1904: boolean): Row[] {
  return rows.flatMap((row, at) => {
    const texts = row.map((value, column) => {
      const format = cells?.get(`${at},${column}`)?.style?.numFmt ?? '';
      return cleaned(cellText(value, format, from1904));
    });
    return texts.some((text) => text !== '') ? [{ line: at + 1, cells: texts }] : [];
  });
}
