import type { foundation as en } from '../en/foundation.ts';

export const foundation: Record<keyof typeof en, string> = {};
