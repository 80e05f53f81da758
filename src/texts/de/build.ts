import type { build as en } from '../en/build.ts';

export const build: Record<keyof typeof en, string> = {};
