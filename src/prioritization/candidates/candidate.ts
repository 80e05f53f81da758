import { line, owner, paragraph, things, typedAs, word } from '../../forms/fields.ts';
import { defineForm, type FieldsOf } from '../../forms/form.ts';
import { because, optional, WEB_ADDRESS_MAX, webAddress } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import { PERIODS } from '../../seal/content.ts';
import { currencyTyped } from '../currency.ts';
import { decimalTyped, percentTyped } from '../plan/typed.ts';
import { CANDIDATE_IDS } from './ids.ts';
import { percentText, wholeNumber } from './screens/words.ts';

/** What a use case is held against beside itself. */
export interface CandidateAround {
  /** The engagement's data sources, by id. */
  sources: ReadonlyMap<string, string>;
  /** The currency that the engagement's other use cases are in; null where none has one. */
  currency: string | null;
}

const amount = (fault: 'candidates.refusal.cost' | 'candidates.refusal.volume') =>
  typedAs(() => optional(decimalTyped(fault, { from: 'above zero' })), {
    number: true,
    hint: true,
    words: wholeNumber,
  });

/** [P1.1] A use case that could be chosen, as a person describes it. What is not known yet is null. */
export const candidateForm = defineForm<CandidateAround>()({
  texts: 'candidates',
  fields: {
    name: line(400, { example: true }),
    description: paragraph(8_000, { hint: true, empty: '' }),
    processOwner: owner<string | null>(120, {
      user: 'ownerUser',
      nameLabel: 'candidates.field.owner-name',
      hint: true,
      optional: true,
    }),
    startState: paragraph(1_000, { hint: true }),
    endState: paragraph(1_000, { hint: true }),
    processDocument: typedAs(() => optional(webAddress(because('candidates.refusal.link'))), {
      max: WEB_ADDRESS_MAX,
      hint: true,
      placeholder: 'https://',
    }),
    sources: things(50, CANDIDATE_IDS.sources, ({ sources }: CandidateAround) => sources),
    costPerTransaction: amount('candidates.refusal.cost'),
    currency: typedAs(() => optional(currencyTyped(because('candidates.refusal.currency'))), {
      max: 3,
      example: true,
      initial: ({ currency }: CandidateAround) => currency ?? '',
    }),
    volume: amount('candidates.refusal.volume'),
    volumePeriod: word(PERIODS, (one) => `candidates.period.${one}`, 'candidates.hint.choose'),
    improvementRate: typedAs(() => optional(percentTyped('candidates.refusal.rate', { from: 'zero' })), {
      number: true,
      hint: true,
      words: percentText,
    }),
  },
  steps: [
    ['name', 'description', 'processOwner'],
    ['startState', 'endState', 'processDocument', 'sources'],
    ['costPerTransaction', 'currency', 'volume', 'volumePeriod', 'improvementRate'],
  ],
  contradictions: (fields, around) => {
    const refused = (
      is: unknown,
      key: ConstructorParameters<typeof Refusal>[0],
      field: string,
      params = {},
    ) => (is ? [new Refusal(key, params, field)] : []);
    const { sources, costPerTransaction, currency, volume, volumePeriod } = fields;
    const isOther = currency && around.currency && currency !== around.currency;
    return [
      ...refused(
        sources?.some((id) => !around.sources.has(id)),
        'candidates.refusal.source',
        'sources',
      ),
      ...refused(costPerTransaction && !currency, 'candidates.refusal.currency-missing', 'currency'),
      ...refused(isOther, 'candidates.refusal.currencies', 'currency', { currency: around.currency }),
      ...refused(volume && !volumePeriod, 'candidates.refusal.period-missing', 'volumePeriod'),
    ];
  },
});
export type CandidateFields = FieldsOf<typeof candidateForm>;
export type CandidateField = keyof CandidateFields & string;
