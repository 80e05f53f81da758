import { fitText } from '@phasegate/block-kit/fit.ts';
import type { CandidateField } from '../../use-case/candidate.ts';
import { periodOf } from '../../use-case/periods.ts';
import { MAX } from './names.ts';

const SIGNS: Readonly<Record<string, string>> = { '€': 'EUR', $: 'USD', '£': 'GBP', '¥': 'JPY' };

/** How much of a text is kept; longer ones are cut, and that is said. A link is of no use without its end. */
const LONGEST: Partial<Record<CandidateField, number>> = {
  name: MAX.name,
  description: MAX.description,
  processOwner: MAX.owner,
  startState: MAX.state,
  endState: MAX.state,
};

/** A cell as the form's field would hold it. What cannot be understood stays as written, for the check to refuse. */
export function fromCell(field: CandidateField, written: string): string {
  switch (field) {
    case 'name':
      return written.replace(/\s+/g, ' ');
    case 'volumePeriod':
      return periodOf(written);
    case 'currency':
      return SIGNS[written] ?? written;
    case 'improvementRate':
      return written.replace(/\s*%$/, '');
    default:
      return written;
  }
}

/** The text, or as much of it as its field takes. */
export function cut(field: CandidateField, text: string): string {
  const longest = LONGEST[field];
  return longest === undefined || text.length <= longest ? text : fitText(text, longest);
}

/** [P1.1] The names of data sources in a cell. */
export const sourceNames = (cell: string): string[] =>
  cell
    .split(';')
    .map((name) => name.replace(/\s+/g, ' ').trim())
    .filter((name) => name !== '');
