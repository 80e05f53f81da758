import type { z } from 'zod';

/** What a field may want that is no id; the first that it takes is given. */
const WORDS = [
  'U0SAMPLE1',
  'C0SAMPLE1',
  '2027-03-02',
  '2027-03-02T09:00:00Z',
  '09:00',
  'Europe/Berlin',
  'https://example.com/evidence',
  '0.5',
  '2',
  'v3',
  'F0SAMPLE1',
  'minimal',
  'approve\ndeny',
  'approve, deny',
  'EUR',
  'sample',
  '0'.repeat(64),
  '',
];
const VALUES: readonly unknown[] = [
  ...WORDS,
  1,
  0,
  2,
  5,
  100,
  0.5,
  true,
  false,
  null,
  {},
  [],
  undefined,
  ['1'],
  [1],
  Temporal.Instant.from('2027-03-02T09:00:00Z'),
];

/** What zod knows of a schema, of any type. */
interface Def {
  type: string;
  shape: Record<string, z.ZodType>;
  element: z.ZodType;
  options: z.ZodType[];
  items: z.ZodType[];
  entries: Record<string, unknown>;
  values: unknown[];
  innerType: z.ZodType;
  in: z.ZodType;
}

/**
 * A value that a schema takes, with one id wherever it takes one. Walked from the schema itself, so that what is declared
 * tomorrow is tried too. @throws Error naming where nothing fits
 */
export function sampleOf(schema: z.core.$ZodType, id: string, path = 'input'): unknown {
  const of = schema as z.ZodType;
  for (const value of guesses(of, id, path)) if (of.safeParse(value).success) return value;
  throw new Error(`${path}: no value is known that fits`);
}

function* guesses(schema: z.ZodType, id: string, path: string): Generator<unknown> {
  const { def } = schema as unknown as { def: Def };
  if (def.type === 'object') yield* objects(def.shape, id, path);
  else if (def.type === 'array') {
    yield [sampleOf(def.element, id, `${path}[]`)];
    yield ['approve', 'deny'];
    yield [];
  } else if (def.type === 'union') {
    for (const option of def.options) yield sampleOf(option, id, path);
  } else if (def.type === 'tuple') {
    yield def.items.map((item) => sampleOf(item, id, path));
  } else if (def.type === 'enum') yield* Object.values(def.entries);
  else if (def.type === 'literal') yield* def.values;
  else if (['optional', 'nullable', 'default', 'prefault', 'readonly', 'catch'].includes(def.type))
    yield sampleOf(def.innerType, id, path);
  else if (def.type === 'pipe' && isObject(def.in)) yield* guesses(def.in, id, path);
  yield id;
  yield* VALUES;
}

const isObject = (schema: z.ZodType): boolean =>
  (schema as unknown as { def: { type: string } }).def.type === 'object';

/** All its fields; then those alone that it asks for. */
function* objects(shape: Record<string, z.ZodType>, id: string, path: string): Generator<unknown> {
  const all = Object.entries(shape).map(
    ([name, field]) => [name, sampleOf(field, id, `${path}.${name}`)] as const,
  );
  yield Object.fromEntries(all);
  yield Object.fromEntries(all.filter(([name]) => !shape[name]?.safeParse(undefined).success));
}
