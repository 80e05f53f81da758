import { z } from 'zod';
import type { TextKey } from '../../texts/catalogue.ts';

/** What is wrong with a file, and where. JSON: it is kept between the dry run and the look at it. */
export interface Problem {
  /** From 1, as an editor counts; 0 where it is about the file. */
  line: number;
  /** The column's name; empty where it is about the row or the file. */
  column: string;
  key: TextKey;
  params: Record<string, string | number>;
}

const anyText = z.custom<TextKey>((key) => typeof key === 'string');
export const problem: z.ZodType<Problem> = z.object({
  line: z.number(),
  column: z.string(),
  key: anyText,
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** A remark on a file that can be imported all the same. */
export const remark = z.object({
  key: anyText,
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const fault = (key: TextKey, line = 0, column = '', params: Problem['params'] = {}): Problem => ({
  line,
  column,
  key,
  params,
});
