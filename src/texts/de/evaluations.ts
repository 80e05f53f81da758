import type { evaluations as en } from '../en/evaluations.ts';

export const evaluations: Record<keyof typeof en, string> = {};
