import { z } from 'zod';
import { because, line, optional, paragraph, WEB_ADDRESS_MAX } from '../../record/parse.ts';
import { sayIn } from '../../texts/say.ts';
import { OUTCOME_MAX } from '../deployments/start.ts';
import { isPortable, PROPOSAL_BYTES, PROPOSAL_DEPTH } from './portable.ts';

const CASE_MAX = 200;
const SEGMENT_MAX = 100;
const SUMMARY_MAX = 2_000;
/** Actions that one call may bring. */
export const BATCH_MAX = 500;

/** What callers read is English: it ends in the logs of their systems. */
const say = sayIn('en');

/** Names that no address under `/actions/` can end with. */
const UNADDRESSABLE = new Set(['.', '..', 'batch']);

export const caseId = line(CASE_MAX).refine(
  (text) => !UNADDRESSABLE.has(text),
  because('production.refusal.case'),
);

const link = line(WEB_ADDRESS_MAX).refine((text) => {
  const url = URL.parse(text);
  return url?.protocol === 'https:' && url.username === '' && url.password === '';
}, because('production.refusal.link'));

/** [S1.1] An action as a model's system proposes it. Which outcomes and hosts there are, its deployment says. */
export const actionInput = z.strictObject({
  case_id: caseId,
  complexity: z.enum(['low', 'medium', 'high'], { error: () => say('production.refusal.complexity') }),
  confidence: z
    .number({ error: () => say('production.refusal.confidence') })
    .refine((value) => value >= 0 && value <= 1, because('production.refusal.confidence')),
  segment: optional(line(SEGMENT_MAX)).default(null),
  summary: paragraph(SUMMARY_MAX),
  outcome: line(OUTCOME_MAX),
  // Not zod's own JSON: it goes as deep as a caller wants it to.
  proposal: z
    .unknown()
    .refine(
      isPortable,
      because('production.refusal.proposal', { kb: PROPOSAL_BYTES / 1024, depth: PROPOSAL_DEPTH }),
    ),
  link: optional(link).default(null),
});

/** What an action looks like, for the description of the API. */
export const EXAMPLE = {
  case_id: 'claim-20931',
  complexity: 'low',
  confidence: 0.97,
  segment: 'north',
  summary: 'Refund of 40 EUR for a parcel that came two weeks late',
  outcome: 'approve',
  proposal: { tool: 'refund', arguments: { order: '20931', amount: '40.00', currency: 'EUR' } },
  link: 'https://cases.example.com/20931',
};
export type ActionInput = z.output<typeof actionInput>;
