import { furnish } from '../parts.ts';
import { candidates } from './candidates/part.ts';
import { plan } from './plan/part.ts';
import { risk } from './risk/part.ts';
import { roadmap } from './roadmap/part.ts';
import { scoring } from './scoring/part.ts';
import { prioritizationStatus } from './status.ts';

/** Phase 2: which use case, what it is worth, and the numbers that are sealed before anything is built. */
export const prioritization = furnish({ name: 'prioritization', phase: 2 }, [
  candidates,
  scoring,
  plan,
  risk,
  roadmap,
  { status: prioritizationStatus },
]);
