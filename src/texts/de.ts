import type { en } from './en.ts';
import { common } from './de/common.ts';
import { engagement } from './de/engagement.ts';
import { foundation } from './de/foundation.ts';

export const de: Record<keyof typeof en, string> = { ...common, ...engagement, ...foundation };
