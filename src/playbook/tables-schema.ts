import { z } from 'zod';
import { wordKey } from '../record/word-key.ts';

const heading = z.string().min(1);
/** What a column may be called: one heading, or several of which the first that is filled in counts. */
const columns = z
  .record(z.string(), z.array(z.union([heading, z.array(heading).min(2)])))
  .refine((fields) => {
    const all = Object.values(fields).flatMap((known) => [...new Set(known.flat().map(wordKey))]);
    return new Set(all).size === all.length;
  }, 'a heading must mean one field');

const table = z.strictObject({
  columns,
  published: z.array(z.strictObject({ has: z.array(heading).min(2) })).default([]),
});
export type TableNames = z.infer<typeof table>;

export const tables = z.strictObject({ sources: table, useCases: table, assessments: table });
export type Tables = z.infer<typeof tables>;
