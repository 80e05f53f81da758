import type { pilot as en } from '../en/pilot.ts';

export const pilot: Record<keyof typeof en, string> = {};
