import { mention } from '@phasegate/block-kit/escape.ts';
import { Decimal } from 'decimal.js';
import { oneLine } from '../../../forms/field.ts';
import { markup, type Say } from '../../../texts/say.ts';
import type { Listed } from '../list-store.ts';
import { missingOf } from '../rules.ts';

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
export const wholeNumber = (value: string, say: Say): string =>
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
    name: oneLine(candidate.name, 200),
    product: markup(product),
  });
  return `${head}\n${factsLine(candidate, say)}`;
}

function factsLine(candidate: Listed['candidate'], say: Say): string {
  if (candidate.retiredAt)
    return say.md('candidates.row.retired', { reason: oneLine(candidate.retiredReason ?? '', 200) });
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

export const percentText = (value: string, say: Say): string => `${wholeNumber(value, say)} %`;
