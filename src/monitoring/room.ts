import { furnish } from '../parts.ts';
import { alerts } from './alerts/part.ts';
import { business } from './business/part.ts';
import { checks } from './checks/part.ts';
import { feeds } from './feeds/part.ts';
import { monitors } from './monitors/part.ts';
import { references } from './references/part.ts';
import { retraining } from './retraining/part.ts';

/** Phase 5: what a model at work is watched by, and what follows from it. */
export const monitoring = furnish({ name: 'monitoring', phase: 5 }, [
  feeds,
  references,
  monitors,
  business,
  checks,
  alerts,
  retraining,
]);
