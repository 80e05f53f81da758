/** The thread in which documents are read, one after another: checks and requests go on elsewhere meanwhile. */
import { parentPort } from 'node:worker_threads';
import { type ReportQuery, readReport } from './evidently/report.ts';
import { type JsonQuery, readJsonDocument } from './json/document.ts';
import type { Outcome } from './outcome.ts';
import type { Document } from './thread.ts';

const read = ({ what, text, query }: Document): Outcome =>
  what === 'json' ? readJsonDocument(text, query as JsonQuery) : readReport(text, query as ReportQuery);

parentPort?.on('message', (document: Document) => {
  parentPort?.postMessage(read(document));
});
