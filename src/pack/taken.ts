import type { Acting } from '../record/act.ts';

/** A pack of a cycle, or an export of all. */
export interface Taken {
  kind: 'pack' | 'export';
  engagementId: string;
  cycle: number | null;
}

/**
 * [A1] Who took what out. No engagement's event: to read is no news, and tells nothing to those who follow it.
 */
export const taken = ({ record }: Acting, { kind, engagementId, cycle }: Taken): void =>
  record({ action: `pack.${kind}.take`, kind, subject: engagementId, after: { cycle } });
