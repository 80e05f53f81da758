import type { candidates as en } from '../en/candidates.ts';

export const candidates: Record<keyof typeof en, string> = {};
