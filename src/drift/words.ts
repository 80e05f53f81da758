import type { ColumnReport, DriftReport } from './report.ts';

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const short = (value: number | null | undefined): string =>
  value === null || value === undefined ? '–' : value === 0 ? '0' : Number(value.toPrecision(3)).toString();

/** The report for a person at a terminal: those that drifted first, each with what shows it. */
export function reportInWords(report: DriftReport): string {
  const { columns, drifted, of, onlyReference, onlyCurrent } = report;
  const falling = columns.toSorted((a, b) => Number(b.verdict.drifted) - Number(a.verdict.drifted));
  const width = Math.max(...columns.map(({ name }) => name.length));
  return [
    `${drifted} of ${of} columns drifted`,
    ...falling.map((column) => line(column, width)),
    ...(onlyReference.length > 0 ? [`Only in the reference: ${onlyReference.join(', ')}`] : []),
    ...(onlyCurrent.length > 0 ? [`Only in the current file: ${onlyCurrent.join(', ')}`] : []),
  ].join('\n');
}

function line({ name, n, nullShare, unseen, verdict }: ColumnReport, width: number): string {
  const { method, effect, pValue, adjustedPValue, drifted, reason } = verdict;
  const parts = [
    `${drifted ? '✕' : '✓'} ${name.padEnd(width)}`,
    reason,
    ...(method ? [`${method} ${short(effect)}`] : []),
    ...(pValue === null ? [] : [`p ${short(adjustedPValue ?? pValue)}`]),
    `n ${n.reference} / ${n.current}`,
    ...(nullShare.reference + nullShare.current > 0
      ? [`no value ${percent(nullShare.reference)} → ${percent(nullShare.current)}`]
      : []),
    ...(unseen.length > 0 ? [`new: ${unseen.slice(0, 5).join(', ')}${unseen.length > 5 ? ' …' : ''}`] : []),
  ];
  return parts.join(' · ');
}
