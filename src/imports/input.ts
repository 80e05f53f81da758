import { z } from 'zod';
import { line } from '../record/parse.ts';

/** A file of Slack, by its id. */
export const fileId = z.string().regex(/^F[A-Z0-9]{2,}$/);
/** What it is called; one without a name that can be shown gets one. */
export const fileName = line(255).catch('file');
/** What was answered beside a file. */
export const fileOptions = z.record(z.string(), z.string().max(3_000));
