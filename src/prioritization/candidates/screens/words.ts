import { Decimal } from 'decimal.js';
import { escape, mention } from '../../../slack/escape.ts';
import { fitText } from '../../../slack/fit.ts';
import { markup, type Say } from '../../../texts/say.ts';
import type { Listed } from '../list-store.ts';
import { type CandidateField, type CandidateFields, missingOf } from '../rules.ts';

/** A text on one line, as much of it as fits. */
export const short = (text: string, max: number): string => fitText(text.replace(/\s+/g, ' ').trim(), max);

/** An amount for people, rounded to whole units from a thousand on: “€410,000”. `value`: a decimal string. */
export function money(value: string, currency: string, say: Say): string {
  const amount = new Decimal(value);
  const digits = amount.abs().gte(1_000) ? 0 : 2;
  return new Intl.NumberFormat(say.locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amount.toFixed() as `${number}`);
}

/** A decimal string for people, with all its digits. */
const number = (value: string, say: Say): string =>
  new Intl.NumberFormat(say.locale, { maximumFractionDigits: 20 }).format(value as `${number}`);

/** What decides: the product and its place, and what else is known. mrkdwn, two lines. */
export function rowText({ candidate, rank }: Listed, say: Say): string {
  const product =
    candidate.priority === null
      ? say('candidates.row.unscored')
      : say('candidates.row.product', { product: candidate.priority });
  const head = say.md('candidates.row.head', {
    rank: rank === null ? 'none' : 'some',
    place: rank ?? 0,
    name: short(candidate.name, 200),
    product: markup(product),
  });
  return `${head}\n${factsLine(candidate, say)}`;
}

function factsLine(candidate: Listed['candidate'], say: Say): string {
  if (candidate.retiredAt)
    return say.md('candidates.row.retired', { reason: short(candidate.retiredReason ?? '', 200) });
  const missing = missingOf(candidate).map((one) => say(`candidates.missing.${one}`));
  return [
    candidate.processOwner
      ? say.md('candidates.row.owner', { owner: markup(mention(candidate.processOwner)) })
      : null,
    candidate.roiYear && candidate.currency
      ? say.md('candidates.row.roi', { value: money(candidate.roiYear, candidate.currency, say) })
      : null,
    missing.length > 0 ? say('candidates.row.missing', { what: missing.join(', ') }) : null,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

/** A field's value in words. mrkdwn. `sources`: names by id. */
export function valueText(
  field: CandidateField,
  value: unknown,
  sources: ReadonlyMap<string, string>,
  say: Say,
): string {
  if (value === null || value === undefined || value === '') return `_${say('common.none')}_`;
  if (Array.isArray(value)) {
    const names = value.map((id) => sources.get(String(id)) ?? '–');
    return names.length > 0 ? escape(short(names.join(', '), 300)) : `_${say('common.none')}_`;
  }
  const text = String(value);
  if (field === 'processOwner') return mention(text);
  if (field === 'volumePeriod')
    return say(`candidates.period.${text as NonNullable<CandidateFields['volumePeriod']>}`);
  if (field === 'costPerTransaction' || field === 'volume') return number(text, say);
  if (field === 'improvementRate') return `${number(text, say)} %`;
  return escape(short(text, 200));
}
