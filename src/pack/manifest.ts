import { z } from 'zod';
import type { Statement } from '../signing/dsse.ts';
import type { Gathered } from './gather.ts';
import type { Written } from './thread.ts';

/** What the signed list of a pack or an export says of its files. `docs/api.md` says what is in it. */
export const PACK_TYPE = 'urn:phasegate:evidence-pack:v1';
export const EXPORT_TYPE = 'urn:phasegate:export:v1';
/** The names of the two files that are about the others. */
export const MANIFEST = 'manifest.dsse.json';
export const KEYS = 'signing-keys.json';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
export const predicate = z.object({
  engagement: z.object({ id: z.string(), name: z.string() }),
  cycle: z.int(),
  madeAt: z.iso.datetime(),
  /** Over the ends of all chains of the workspace’s record. */
  auditHead: hash,
  seals: z.array(z.object({ version: z.int(), digest: hash })),
});
export type Predicate = z.infer<typeof predicate>;

/** [A2] The list of files with their SHA-256, as an in-toto statement: every file but the list itself and the keys. */
export const manifestOf = (
  { engagement, cycle, now, head, seals }: Pick<Gathered, 'engagement' | 'cycle' | 'now' | 'head' | 'seals'>,
  files: readonly Written[],
  predicateType: typeof PACK_TYPE | typeof EXPORT_TYPE,
): Statement<Predicate> => ({
  _type: 'https://in-toto.io/Statement/v1',
  subject: files
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, sha256 }) => ({ name, digest: { sha256 } })),
  predicateType,
  predicate: {
    engagement: { id: engagement.id, name: engagement.name },
    cycle,
    madeAt: now.toString(),
    auditHead: head,
    seals: [...seals],
  },
});
