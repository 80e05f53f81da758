import { common } from './en/common.ts';
import { engagement } from './en/engagement.ts';
import { foundation } from './en/foundation.ts';
import { platform } from './en/platform.ts';

export const en = { ...common, ...engagement, ...foundation, ...platform } as const;
