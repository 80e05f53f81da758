const STEP =
  /^\s*(?:(?<here>@)|\.?\s*(?<name>[A-Za-z_]\w*)(?!\w*\s*\()|\.?\s*(?<quoted>"(?:[^"\\]|\\.)*")|\[\s*(?<index>-?\d+)\s*\])/;

/** A field that an expression goes through and the document does not have, with those that are there instead. */
export interface MissingField {
  field: string;
  has: readonly string[];
}

/**
 * Why an expression found nothing: a field that is not there, which means that the document is another one than it was. Follows
 * the expression as far as it is names and positions. Null where the fields are there, and only what they hold is nothing.
 */
export function missingField(expression: string, document: unknown): MissingField | null {
  let rest = expression;
  let here = document;
  for (let step = STEP.exec(rest); step; step = STEP.exec(rest)) {
    rest = rest.slice(step[0].length);
    const { name, quoted, index, here: itself } = step.groups ?? {};
    if (itself) continue;
    if (here === null) return null;
    if (index !== undefined) {
      if (!Array.isArray(here)) return { field: `[${index}]`, has: fieldsOf(here) };
      here = here.at(Number(index)) ?? null;
      continue;
    }
    const field = name ?? (JSON.parse(quoted ?? '""') as string);
    if (typeof here !== 'object' || !Object.hasOwn(here as object, field))
      return { field, has: fieldsOf(here) };
    here = (here as Record<string, unknown>)[field];
  }
  return null;
}

const fieldsOf = (value: unknown): string[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value).slice(0, 12) : [];
