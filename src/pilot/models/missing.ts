import { isMissing } from '../../record/missing.ts';
import { plainLabel } from './label.ts';

/** [B6] The segment of the cases of which nobody stated one: a segment like any other. */
export const NOT_STATED = 'not stated';

/** A segment's value as it is compared. */
export const segmentValue = (cell: string): string => (isMissing(cell) ? NOT_STATED : plainLabel(cell));
