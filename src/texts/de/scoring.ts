import type { scoring as en } from '../en/scoring.ts';

export const scoring: Record<keyof typeof en, string> = {};
