import { z } from 'zod';
import { FieldRefusals, Refusal } from '../refusal.ts';
import type { TextKey } from '../texts/catalogue.ts';
import type { Params } from '../texts/say.ts';
import { cleaned, cleanedLine } from './clean-text.ts';

/**
 * Checks what came in against a schema. Every fault becomes a refusal at its field, in words for people.
 * @throws FieldRefusals
 */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new FieldRefusals(result.error.issues.map((issue) => refusalOf(issue, input)));
}

/** A rule of ours inside a schema: the text that explains it. */
export const because = (key: TextKey, params: Params = {}) => ({ params: { key, values: params } });

function refusalOf(issue: z.core.$ZodIssue, input: unknown): Refusal {
  const field = typeof issue.path[0] === 'string' ? issue.path[0] : undefined;
  if (issue.code === 'custom' && typeof issue.params?.key === 'string') {
    return new Refusal(issue.params.key as TextKey, (issue.params.values ?? {}) as Params, field);
  }
  if (issue.code === 'too_big' && issue.origin === 'string') {
    const value =
      field && input && typeof input === 'object' ? (input as Record<string, unknown>)[field] : '';
    return new Refusal(
      'refusal.too-long',
      { max: Number(issue.maximum), length: String(value).length },
      field,
    );
  }
  if (issue.code === 'too_small') return new Refusal('refusal.required', {}, field);
  if (issue.code === 'invalid_format' && issue.format === 'date')
    return new Refusal('refusal.date', {}, field);
  return new Refusal('refusal.choose', {}, field);
}

/** 1 to `max` characters as Slack and JavaScript count them, in UTF-16 units: zod's own `max` counts code points. */
const upTo = (max: number) =>
  z
    .string()
    .min(1)
    .check(({ value, issues }) => {
      if (value.length > max)
        issues.push({ code: 'too_big', origin: 'string', maximum: max, inclusive: true, input: value });
    });

/** One line of text, 1 to `max` UTF-16 units after trimming. */
export const line = (max: number) => z.string().transform(cleanedLine).pipe(upTo(max));

/** Text of several lines, 1 to `max` UTF-16 units after trimming. */
export const paragraph = (max: number) => z.string().transform(cleaned).pipe(upTo(max));

/** The same, but it may be left empty: then null. */
export const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(
    (value) => (typeof value === 'string' && cleaned(value) === '' ? null : (value ?? null)),
    schema.nullable(),
  );

/** The longest address of the web that is taken, in UTF-16 units. */
export const WEB_ADDRESS_MAX = 2_000;

/** An address of the web: http or https, no user name in it. `fault` says what else it was. */
export const webAddress = (fault: ReturnType<typeof because>) =>
  z
    .string()
    .transform(cleanedLine)
    .pipe(upTo(WEB_ADDRESS_MAX))
    .refine((text) => {
      const url = URL.parse(text);
      return /^https?:$/.test(url?.protocol ?? '') && url?.username === '' && url.password === '';
    }, fault);

/** A calendar day, YYYY-MM-DD. */
export const day = () => z.iso.date();

/** A Slack user id. */
export const userId = () => z.string().regex(/^[UW][A-Z0-9]{2,}$/);
