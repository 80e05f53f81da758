import type { Part } from '../../parts.ts';
import { clearanceEndpoint } from './api.ts';
import { replaceModel } from './replace.ts';

/** [S3.5] Whether a model version may be deployed now, provably; [R2] and the one that may takes the place of another. */
export const clearance: Part = { api: [clearanceEndpoint], replaceModel };
