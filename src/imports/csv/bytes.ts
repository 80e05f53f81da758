import type { ImportProblem } from '../kind.ts';
import { fault } from '../problem.ts';

export type Decoded = { text: string; encoding: string; isGuess: boolean } | { problems: ImportProblem[] };

/** Problems of this kind beyond so many lines say nothing new. */
const MOST_LINES = 100;

const BOMS: readonly { bytes: readonly number[]; encoding: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
];

/**
 * [F1.3] A file's bytes as text. With a byte order mark as it says; without one UTF-8 or, where it is not,
 * Windows-1252, which spreadsheets still write (`isGuess`). Bytes that are neither are told line by line.
 */
export function decode(bytes: Uint8Array): Decoded {
  const bom = BOMS.find((one) => one.bytes.every((byte, index) => bytes[index] === byte));
  // Said of the whole file, not of its lines: a picture or a PDF has no lines.
  const isBinary = isArchive(bytes) || (!bom && bytes.includes(0));
  if (isBinary) return { problems: [fault('imports.fault.binary')] };
  const text = strictly(bytes, bom?.encoding ?? 'utf-8');
  if (text !== null) return readable(text, bom?.encoding ?? 'utf-8', false);
  const lenient = new TextDecoder(bom?.encoding ?? 'utf-8').decode(bytes);
  if (bom || isBrokenUtf8(lenient)) return badLines(lenient, /\ufffd/, bom?.encoding ?? 'utf-8');
  const western = new TextDecoder('windows-1252').decode(bytes);
  if (UNDEFINED_IN_1252.test(western)) return badLines(western, UNDEFINED_IN_1252, 'windows-1252');
  return readable(western, 'windows-1252', true);
}

/** The five bytes Windows-1252 leaves open come out as these control characters. */
const UNDEFINED_IN_1252 = /[\u0081\u008d\u008f\u0090\u009d]/;

/** A workbook is a ZIP archive. */
export const isArchive = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] ?? 9) < 9;

function strictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Western text is hardly ever UTF-8 by accident: more good sequences than bad ones, and it was meant to be. */
function isBrokenUtf8(lenient: string): boolean {
  const bad = lenient.match(/\ufffd/g)?.length ?? 0;
  const good = (lenient.match(/\P{ASCII}/gu)?.length ?? 0) - bad;
  return good > bad;
}

function readable(text: string, encoding: string, isGuess: boolean): Decoded {
  if (text.includes('\0')) return { problems: [fault('imports.fault.binary')] };
  // One kind of line end, so that lines can be counted; values keep their breaks.
  return { text: text.replace(/\r\n?/g, '\n'), encoding, isGuess };
}

function badLines(text: string, bad: RegExp, encoding: string): Decoded {
  const problems: ImportProblem[] = [];
  text.split(/\r\n?|\n/).some((line, index) => {
    if (bad.test(line)) {
      problems.push(fault('imports.fault.bytes', index + 1, '', { encoding: encoding.toUpperCase() }));
    }
    return problems.length >= MOST_LINES;
  });
  return { problems };
}

/** All of a file at once, for kinds whose files are small: `maxBytes` is the bound. */
export async function collected(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts);
}
