/** The thread in which documents are read, one after another: checks and requests go on elsewhere meanwhile. */
import { parentPort } from 'node:worker_threads';
import type { Outcome } from './outcome.ts';
import type { Document } from './thread.ts';

/** Each loads what it needs when the first of its kind comes: a report takes zod, which is most of all there is to load. */
async function read({ what, text, query }: Document): Promise<Outcome> {
  if (what === 'json') {
    const { readJsonDocument } = await import('./json/document.ts');
    return readJsonDocument(text, query as Parameters<typeof readJsonDocument>[1]);
  }
  const { readReport } = await import('./evidently/report.ts');
  return readReport(text, query as Parameters<typeof readReport>[1]);
}

parentPort?.on('message', async (document: Document) => {
  parentPort?.postMessage(await read(document));
});
