import { common } from './en/common.ts';
import { engagement } from './en/engagement.ts';
import { foundation } from './en/foundation.ts';

export const en = { ...common, ...engagement, ...foundation } as const;
