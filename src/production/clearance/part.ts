import type { Part } from '../../parts.ts';
import { clearanceEndpoint } from './api.ts';

/** [S3.5] Whether a model version may be deployed now, provably. */
export const clearance: Part = { api: [clearanceEndpoint] };
