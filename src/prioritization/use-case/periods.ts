import type { Period } from '../../seal/content.ts';

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
/** The period that a cell means (“per month”, “Woche”); what is none stays as it is written. */
export const periodOf = (cell: string): string =>
  PERIODS[cell.toLowerCase().replace(/^(per|a|an|pro|je)\s+/, '')] ?? cell;
