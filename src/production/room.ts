import { furnish } from '../parts.ts';
import { actions } from './actions/part.ts';
import { clearance } from './clearance/part.ts';
import { deployments } from './deployments/part.ts';
import { proof } from './proof/part.ts';
import { review } from './review/part.ts';
import { stages } from './stages/part.ts';
import { webhooks } from './webhooks/part.ts';

/** Phase 4: a model at work, each of its actions answered for. */
export const production = furnish({ name: 'production', phase: 4 }, [
  deployments,
  stages,
  actions,
  proof,
  webhooks,
  review,
  clearance,
]);
