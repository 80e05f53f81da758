import { furnish } from '../parts.ts';
import { exit } from './exit/part.ts';
import { gaps } from './gaps/part.ts';
import { inventory } from './inventory/part.ts';
import { lineage } from './lineage/part.ts';
import { quality } from './quality/part.ts';
import { sourcesQuestion } from './question.ts';
import { reuse } from './reuse/part.ts';
import { foundationStatus, riskLines } from './status.ts';

/** Phase 1: the data foundation. */
export const foundation = furnish({ name: 'foundation', phase: 1 }, [
  inventory,
  gaps,
  quality,
  lineage,
  exit,
  reuse,
  { status: foundationStatus, cardLines: riskLines, questions: [sourcesQuestion] },
]);
