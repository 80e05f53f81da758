import { common } from './de/common.ts';
import { digest } from './de/digest.ts';
import { engagement } from './de/engagement.ts';
import { exit } from './de/exit.ts';
import { foundation } from './de/foundation.ts';
import { gaps } from './de/gaps.ts';
import { gates } from './de/gates.ts';
import { lineage } from './de/lineage.ts';
import { news } from './de/news.ts';
import { platform } from './de/platform.ts';
import { quality } from './de/quality.ts';
import type { en } from './en.ts';

export const de: Record<keyof typeof en, string> = {
  ...common,
  ...engagement,
  ...foundation,
  ...quality,
  ...gaps,
  ...exit,
  ...lineage,
  ...news,
  ...digest,
  ...gates,
  ...platform,
};
