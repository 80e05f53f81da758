import { z } from 'zod';

export interface JsonSchema {
  [name: string]: unknown;
}

/** JSON Schema of what goes in or comes out; a transformation that has none is “anything”. */
export function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
