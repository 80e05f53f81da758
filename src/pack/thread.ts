/** The thread in which a pack is written: requests are answered elsewhere meanwhile. It ends with its pack. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { PackDocument } from './document.ts';
import { toMarkdown } from './markdown.ts';
import { toPdf } from './pdf.ts';

/** What the thread is asked: first to write all files, then, with the signed list of their digests, to put them together. */
export type Ask =
  | { do: 'write'; folder: string; document: PackDocument; extra: Readonly<Record<string, string>> }
  | { do: 'zip'; path: string; extra: Readonly<Record<string, string>> };
export interface Written {
  name: string;
  sha256: string;
}

const port = parentPort;
const files = new Map<string, Uint8Array>();

async function write({ folder, document, extra }: Extract<Ask, { do: 'write' }>): Promise<Written[]> {
  const text = (one: string) => new TextEncoder().encode(one);
  const pdf = await toPdf(document);
  files.set('pack.pdf', new Uint8Array(pdf));
  files.set('pack.md', text(toMarkdown(document)));
  for (const [name, content] of Object.entries(extra)) files.set(name, text(content));
  for (const block of document.chapters.flatMap(({ blocks }) => blocks))
    if (block.kind === 'picture') files.set(block.name, block.bytes);
  const path = join(folder, 'pack.pdf');
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, pdf);
  return [...files].map(([name, bytes]) => ({
    name,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }));
}

function zip({ path, extra }: Extract<Ask, { do: 'zip' }>): Promise<void> {
  for (const [name, content] of Object.entries(extra)) files.set(name, new TextEncoder().encode(content));
  return new Promise((resolve, reject) => {
    const out = createWriteStream(path).on('error', reject).on('finish', resolve);
    const archive = new Zip((error, chunk, isLast) => {
      if (error) return reject(error);
      out.write(chunk);
      if (isLast) out.end();
    });
    for (const [name, bytes] of files) {
      // Pictures are packed already.
      const entry = name.endsWith('.png') ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
      archive.add(entry);
      entry.push(bytes, true);
    }
    archive.end();
  });
}

port?.on('message', async (ask: Ask) => {
  try {
    port?.postMessage({ done: ask.do === 'write' ? await write(ask) : await zip(ask) });
  } catch (error) {
    port?.postMessage({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
