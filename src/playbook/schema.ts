import { z } from 'zod';
import { wordKey } from '../record/word-key.ts';

/** A name or sentence per language; English is required and stands in for those missing. */
export const localized = z.strictObject({ en: z.string().min(1), de: z.string().min(1).optional() });
export type Localized = z.infer<typeof localized>;

const plannedDays = z
  .strictObject({ from: z.int().positive(), to: z.int().positive() })
  .refine((range) => range.from <= range.to, 'from must not be after to');

export const phases = z.strictObject({
  phases: z
    .array(
      z.strictObject({
        phase: z.int().min(1).max(5),
        key: z.string().min(1),
        name: localized,
        planned: plannedDays.optional(),
        needs: localized,
      }),
    )
    .length(5)
    .refine((list) => list.every((one, index) => one.phase === index + 1), 'phases must be 1 to 5, in order'),
});

export const choice = z.strictObject({
  key: z.string().min(1).max(75),
  name: localized,
  /** What files of others call it. */
  aliases: z.array(z.string().min(1)).optional(),
});
export const choices = <One extends z.ZodType<{ key: string; aliases?: string[] | undefined }>>(one: One) =>
  z
    .array(one)
    .min(1)
    .max(100)
    .refine((list) => new Set(list.map(({ key }) => key)).size === list.length, 'keys must be different')
    .refine((list) => {
      const words = list.flatMap(({ key, aliases = [] }) => [...new Set([key, ...aliases].map(wordKey))]);
      return new Set(words).size === words.length;
    }, 'a word must mean one of them');

export const inventory = z.strictObject({
  access_methods: choices(choice),
  update_frequencies: choices(choice),
  formats: choices(choice.extend({ structured: z.boolean() })),
  personal_data: choices(choice),
});

export type Choice = z.infer<typeof choice>;
export type Phase = z.infer<typeof phases>['phases'][number];
