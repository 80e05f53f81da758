import type { Part } from '../../parts.ts';
import { actionEndpoints } from './api.ts';

/** [S1.1] What a model's system means to do, and what it is answered. */
export const actions: Part = {
  api: actionEndpoints,
};
