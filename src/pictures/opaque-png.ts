/** A PNG without transparency. Pure. */
import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const [RGB, UP] = [2, 2];

/**
 * Pixels of four bytes as a PNG of three: a PDF takes such a one as it is, while it has to take one with transparency apart, which
 * is seconds for a page of pictures. Null where a pixel lets anything through.
 */
export function opaquePng(pixels: Uint8Array, width: number, height: number): Uint8Array | null {
  for (let at = 3; at < pixels.length; at += 4) if (pixels[at] !== 255) return null;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, RGB], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rowsOf(pixels, width, height))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Each row as its difference to the one above, which in a chart is mostly nothing. */
function rowsOf(pixels: Uint8Array, width: number, height: number): Uint8Array {
  const rows = new Uint8Array(height * (1 + width * 3));
  let to = 0;
  for (let row = 0; row < height; row += 1) {
    rows[to++] = UP;
    const above = row === 0 ? -1 : (row - 1) * width * 4;
    for (let from = row * width * 4, up = above; from < (row + 1) * width * 4; from += 4, up += 4)
      for (let part = 0; part < 3; part += 1)
        rows[to++] = (pixels[from + part] ?? 0) - (above < 0 ? 0 : (pixels[up + part] ?? 0));
  }
  return rows;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(data.length, 0);
  whole.set(named, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
}
