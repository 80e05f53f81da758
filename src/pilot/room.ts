import { furnish } from '../parts.ts';
import { evaluations } from './evaluations/part.ts';
import { pilotStatus } from './status.ts';
import { build } from './steps/part.ts';
import { verdicts } from './verdicts/part.ts';

/** Phase 3: a model, measured against the sealed numbers. */
export const pilot = furnish({ name: 'pilot', phase: 3 }, [
  build,
  evaluations,
  verdicts,
  { status: pilotStatus },
]);
