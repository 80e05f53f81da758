import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';

/** UnifontEX, SIL Open Font License 1.1: a glyph for every character of every living script, drawn plainly. */
const PACKED = '@fontsource/unifontex/files/unifontex-latin-400-normal.woff';
const NAME = 'unifontex-1.2.ttf';

/**
 * The font for what Inter lacks, as a file that the drawing library can open: packages ship it packed. Unpacked once into
 * the machine's temporary folder (14 MB), under a name of its own until it is whole, so that two processes do not meet half a file.
 */
export function everyScriptFont(): string {
  const folder = join(tmpdir(), `phasegate-fonts-${process.getuid?.() ?? 'user'}`);
  const file = join(folder, NAME);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const half = join(folder, `${process.pid}-${NAME}`);
  writeFileSync(half, unpackedFont(readFileSync(fileURLToPath(import.meta.resolve(PACKED)))));
  renameSync(half, file);
  return file;
}

/** WOFF 1.0 to TrueType: the same tables, inflated (https://www.w3.org/TR/WOFF/). */
function unpackedFont(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => {
    const entry = 44 + index * 20;
    const [at, packed, size] = [4, 8, 12].map((offset) => woff.readUInt32BE(entry + offset));
    const data = woff.subarray(at, (at ?? 0) + (packed ?? 0));
    const raw = (packed ?? 0) < (size ?? 0) ? inflateSync(data) : data;
    return { tag: woff.subarray(entry, entry + 4), checksum: woff.subarray(entry + 16, entry + 20), raw };
  });
  const header = Buffer.alloc(12 + count * 16);
  const power = 2 ** Math.floor(Math.log2(count));
  woff.copy(header, 0, 4, 8);
  for (const [index, value] of [count, power * 16, Math.log2(power), (count - power) * 16].entries())
    header.writeUInt16BE(value, 4 + index * 2);
  let at = header.length;
  const parts: Uint8Array[] = [header];
  for (const [index, { tag, checksum, raw }] of tables.entries()) {
    const entry = 12 + index * 16;
    tag.copy(header, entry);
    checksum.copy(header, entry + 4);
    header.writeUInt32BE(at, entry + 8);
    header.writeUInt32BE(raw.length, entry + 12);
    const padding = Buffer.alloc((4 - (raw.length % 4)) % 4);
    parts.push(raw, padding);
    at += raw.length + padding.length;
  }
  return Buffer.concat(parts);
}
