import { common } from './en/common.ts';
import { digest } from './en/digest.ts';
import { engagement } from './en/engagement.ts';
import { exit } from './en/exit.ts';
import { foundation } from './en/foundation.ts';
import { gaps } from './en/gaps.ts';
import { gates } from './en/gates.ts';
import { lineage } from './en/lineage.ts';
import { news } from './en/news.ts';
import { platform } from './en/platform.ts';
import { quality } from './en/quality.ts';

export const en = {
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
} as const;
