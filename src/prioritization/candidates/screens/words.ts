import { mention } from '@phasegate/block-kit/escape.ts';
import { oneLine } from '../../../forms/field.ts';
import { markup, type Say } from '../../../texts/say.ts';
import { estimateText } from '../../../texts/words.ts';
import { missingOf } from '../../use-case/rules.ts';
import type { Listed } from '../list-store.ts';

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
    candidate.chosenIn === null ? null : say('candidates.row.chosen-in', { cycle: candidate.chosenIn }),
    candidate.processOwner
      ? say.md('candidates.row.owner', { owner: markup(mention(candidate.processOwner)) })
      : null,
    candidate.roiYear && candidate.currency
      ? say.md('candidates.row.roi', {
          value: estimateText({ amount: candidate.roiYear, currency: candidate.currency }, say),
        })
      : null,
    missing.length > 0 ? say('candidates.row.missing', { what: missing.join(', ') }) : null,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}
