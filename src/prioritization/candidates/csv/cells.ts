import { fitText } from '@phasegate/block-kit/fit.ts';
import { restore } from '../../../imports/csv/write.ts';
import type { Period } from '../../../seal/content.ts';
import type { CandidateField } from '../candidate.ts';
import type { Meaning } from './columns.ts';
import { MAX } from './names.ts';

const PERIODS: Readonly<Record<string, Period>> = {
  day: 'day',
  daily: 'day',
  tag: 'day',
  week: 'week',
  weekly: 'week',
  woche: 'week',
  month: 'month',
  monthly: 'month',
  monat: 'month',
  quarter: 'quarter',
  quarterly: 'quarter',
  quartal: 'quarter',
  year: 'year',
  yearly: 'year',
  annually: 'year',
  jahr: 'year',
};
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
export function fromCell(field: CandidateField, cell: string): string {
  const written = restore(cell).trim();
  switch (field) {
    case 'name':
      return written.replace(/\s+/g, ' ');
    case 'volumePeriod':
      return PERIODS[written.toLowerCase().replace(/^(per|a|an|pro|je)\s+/, '')] ?? written;
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
  restore(cell)
    .split(';')
    .map((name) => name.replace(/\s+/g, ' ').trim())
    .filter((name) => name !== '');

/** What a row of the federal inventory says, in our columns. Whose process it is: the agency, and its bureau. */
export function fromInventory(said: ReadonlyMap<Meaning, string>): Map<CandidateField, string> {
  const text = (meaning: Meaning) => restore(said.get(meaning) ?? '').trim();
  const agency = text('abbreviation') || text('agency');
  const bureau = text('bureau');
  const owner = [agency, ...(bureau === agency ? [] : [bureau])].filter((one) => one !== '');
  const about = [text('purpose'), text('outputs')].filter((one) => one !== '');
  return new Map([
    ['name', text('name')],
    ['description', about.join('\n\n')],
    ['processOwner', owner.join(' · ')],
  ]);
}
