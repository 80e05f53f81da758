import type { Mapping } from '../../src/imports/columns/mapping.ts';
import { Digested } from '../../src/imports/digested.ts';
import type { ImportContext, ImportFile } from '../../src/imports/kind.ts';
import { streamed } from './imports.ts';

/** A file as its kind is given it. */
export const tableFile = (content: string | Uint8Array, name = 'table.csv'): ImportFile => ({
  name,
  bytes: new Digested(streamed(typeof content === 'string' ? Buffer.from(content) : content)),
});

/** What was said of its columns: just now, or of its shape before. */
export const saidOfIt = (
  mapping: Mapping | null = null,
  remembered: Mapping | null = null,
): Pick<ImportContext, 'mapping' | 'remembered'> => ({ mapping, remembered: async () => remembered });
