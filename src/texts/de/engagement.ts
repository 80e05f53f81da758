import type { engagement as en } from '../en/engagement.ts';

export const engagement: Record<keyof typeof en, string> = {};
