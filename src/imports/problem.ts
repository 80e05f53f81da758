import { z } from 'zod';
import type { Refusal } from '../refusal.ts';
import type { TextKey } from '../texts/catalogue.ts';
import type { DryRun, ImportProblem, Rejected } from './kind.ts';

const anyText = z.custom<TextKey>((key) => typeof key === 'string');
const params = z.record(z.string(), z.union([z.string(), z.number()]));
const remark = z.object({ key: anyText, params });

/** Rows that need repair, as they are kept. */
export const rejected: z.ZodType<Rejected> = z.object({
  headings: z.array(z.string()),
  rows: z.array(z.object({ line: z.number(), cells: z.array(z.string()) })),
});

export const problem: z.ZodType<ImportProblem> = z.object({
  line: z.number(),
  column: z.string(),
  key: anyText,
  params,
});

/** What a dry run came to, as it is kept beside the plan and the problems. */
export const summary = z.object({
  fresh: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  /** Rows with at least one problem. */
  bad: z.number(),
  isBroken: z.boolean(),
  remarks: z.array(remark),
  told: z.array(remark),
  isSheet: z.boolean().default(false),
});
export type Summary = z.infer<typeof summary>;

export const summaryOf = ({ counts, isBroken, remarks, told, isSheet = false }: DryRun): Summary => ({
  ...counts,
  isBroken,
  remarks,
  told,
  isSheet,
});

export const fault = (
  key: TextKey,
  line = 0,
  column = '',
  params: ImportProblem['params'] = {},
): ImportProblem => ({ line, column, key, params });

/** What a kind says no with, as a problem of the file; of its values what is text or a number. */
export const refused = ({ key, params: given }: Refusal): ImportProblem =>
  fault(
    key,
    0,
    '',
    Object.fromEntries(
      Object.entries(given).flatMap(([name, value]) =>
        typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [],
      ),
    ),
  );

/** A file that is not of its kind at all. */
export const broken = (problems: ImportProblem[]): DryRun => ({
  plan: null,
  problems,
  remarks: [],
  counts: { fresh: 0, changed: 0, unchanged: 0, bad: problems.length },
  isBroken: true,
  told: [],
});

/** Said in megabytes, rounded up: never that 10 MB are more than 10 MB. */
export const tooLarge = (bytes: number, max: number): ImportProblem =>
  fault('imports.fault.too-large', 0, '', {
    size: (Math.ceil((bytes / 1024 / 1024) * 10) / 10).toFixed(1),
    max: Math.floor(max / 1024 / 1024),
  });
