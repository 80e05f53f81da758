import { deployments } from './deployments.ts';
import { doors } from './doors.ts';
import { gates } from './gates.ts';
import { monitoring } from './monitoring.ts';
import type { Mutant } from './mutant.ts';
import { records } from './records.ts';
import { verdicts } from './verdicts.ts';

/** Every gate, seal, bound, scope and check that is broken in turn. */
export const ALL: readonly Mutant[] = [
  ...gates,
  ...verdicts,
  ...deployments,
  ...monitoring,
  ...doors,
  ...records,
];
