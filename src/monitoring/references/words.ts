import { NO_BREAK } from '../../texts/unbroken.ts';
import type { DriftFindings, FeatureFinding } from './findings.ts';

const MOST_NAMED = 4;
const short = (value: number | null): string =>
  value === null ? '–' : value === 0 ? '0' : Number(value.toPrecision(2)).toString();
const percent = (share: number): string => `${Number((share * 100).toFixed(1))}${NO_BREAK}%`;

/** What was found, as a reading shows it: English, as all that feeds answer is told. */
export function inWords(
  { moved, of, features, missing, extra, reference }: DriftFindings,
  n: number,
): string {
  const drifted = features.filter((one) => one.drifted);
  const told = features.filter((one) => !one.drifted);
  return [
    `${moved} of ${of} columns moved against ${reference.name} v${reference.version}${seasonInWords(reference.season)} (${n} rows)`,
    ...drifted.slice(0, MOST_NAMED).map(featureInWords),
    ...(missing.length > 0 ? [`missing: ${missing.join(', ')}`] : []),
    ...(extra.length > 0 ? [`not in the reference: ${extra.join(', ')}`] : []),
    ...told.slice(0, MOST_NAMED).map(featureInWords),
  ].join(' · ');
}

const seasonInWords = (season: DriftFindings['reference']['season']): string =>
  season ? `, ${season.by} ${season.season} of it with ${season.n} rows` : '';

function featureInWords(one: FeatureFinding): string {
  const { name, reason, method, effect, adjustedPValue, nullShare, infiniteShare, unseen, gone, isConstant } =
    one;
  const said = [
    ...(reason === 'type changed' ? ['type changed'] : []),
    ...(method && one.drifted ? [`${method} ${short(effect)}, p ${short(adjustedPValue)}`] : []),
    ...(method === 'missing values'
      ? [`no value ${percent(nullShare.reference)} → ${percent(nullShare.current)}`]
      : []),
    ...(infiniteShare.current > infiniteShare.reference
      ? [`infinite ${percent(infiniteShare.reference)} → ${percent(infiniteShare.current)}`]
      : []),
    ...(unseen.length > 0 ? [`new: ${unseen.slice(0, 3).join(', ')} in ${one.unseenRows} rows`] : []),
    ...(gone.length > 0 ? [`gone: ${gone.slice(0, 3).join(', ')}`] : []),
    ...(isConstant ? ['one value only'] : []),
  ];
  return `${name}: ${said.join('; ')}`;
}
