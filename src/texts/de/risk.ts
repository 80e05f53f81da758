import type { risk as en } from '../en/risk.ts';

export const risk: Record<keyof typeof en, string> = {};
