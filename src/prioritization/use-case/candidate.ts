import { defineForm } from '../../forms/define-form.ts';
import { checkedLine } from '../../forms/fields/checked-line.ts';
import { line } from '../../forms/fields/line.ts';
import { owner } from '../../forms/fields/owner.ts';
import { paragraph } from '../../forms/fields/paragraph.ts';
import { things } from '../../forms/fields/things.ts';
import { word } from '../../forms/fields/word.ts';
import type { FieldsOf } from '../../forms/form.ts';
import { because, optional, WEB_ADDRESS_MAX, webAddress } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import { PERIODS } from '../../seal/content.ts';
import { numberText, percentText } from '../../texts/words.ts';
import { currencyTyped } from '../currency.ts';
import { decimalTyped, percentTyped } from '../typed.ts';
import { CANDIDATE_IDS } from './ids.ts';
import { periodOf } from './periods.ts';

/** What a use case is held against beside itself. */
export interface CandidateContext {
  /** The engagement's data sources, by id. */
  sources: ReadonlyMap<string, string>;
  /** The currency that the engagement's other use cases are in; null where none has one. */
  currency: string | null;
}

const amount = (
  fault: 'candidates.refusal.cost' | 'candidates.refusal.volume',
  hint: 'candidates.hint.costPerTransaction' | 'candidates.hint.volume',
) =>
  checkedLine(optional(decimalTyped(fault, { from: 'above zero' })), {
    number: true,
    hint,
    words: numberText,
  });

/** [P1.1] A use case that could be chosen, as a person describes it. What is not known yet is null. */
export const candidateForm = defineForm<CandidateContext>()({
  labels: 'candidates.field',
  fields: {
    name: line(400, { example: 'candidates.hint.name' }),
    description: paragraph(8_000, { hint: 'candidates.hint.description', empty: '' }),
    processOwner: owner(120, {
      user: 'ownerUser',
      nameLabel: 'candidates.field.owner-name',
      hint: 'candidates.hint.processOwner',
      optional: true,
    }),
    startState: paragraph(1_000, { hint: 'candidates.hint.startState' }),
    endState: paragraph(1_000, { hint: 'candidates.hint.endState' }),
    processDocument: checkedLine(optional(webAddress(because('candidates.refusal.link'))), {
      max: WEB_ADDRESS_MAX,
      hint: 'candidates.hint.processDocument',
      placeholder: 'https://',
    }),
    sources: things({
      max: 50,
      action: CANDIDATE_IDS.sources,
      names: ({ sources }: CandidateContext) => sources,
      example: 'candidates.hint.sources',
    }),
    costPerTransaction: amount('candidates.refusal.cost', 'candidates.hint.costPerTransaction'),
    currency: checkedLine(optional(currencyTyped(because('candidates.refusal.currency'))), {
      max: 3,
      example: 'candidates.hint.currency',
      initial: ({ currency }: CandidateContext) => currency ?? '',
    }),
    volume: amount('candidates.refusal.volume', 'candidates.hint.volume'),
    volumePeriod: word(PERIODS, {
      name: (period) => `candidates.period.${period}`,
      choose: 'candidates.hint.choose',
      fromCell: periodOf,
    }),
    improvementRate: checkedLine(optional(percentTyped('candidates.refusal.rate', { from: 'zero' })), {
      number: true,
      hint: 'candidates.hint.improvementRate',
      words: percentText,
    }),
  },
  steps: [
    {
      title: 'candidates.form.step1',
      why: 'candidates.form.why1',
      fields: ['name', 'description', 'processOwner'],
    },
    {
      title: 'candidates.form.step2',
      why: 'candidates.form.why2',
      fields: ['startState', 'endState', 'processDocument', 'sources'],
    },
    {
      title: 'candidates.form.step3',
      why: 'candidates.form.why3',
      fields: ['costPerTransaction', 'currency', 'volume', 'volumePeriod', 'improvementRate'],
    },
  ],
  contradictions: (fields, context) => {
    const refused = (
      is: unknown,
      key: ConstructorParameters<typeof Refusal>[0],
      field: string,
      params = {},
    ) => (is ? [new Refusal(key, params, field)] : []);
    const { sources, costPerTransaction, currency, volume, volumePeriod } = fields;
    const isOther = currency && context.currency && currency !== context.currency;
    return [
      ...refused(
        sources?.some((id) => !context.sources.has(id)),
        'candidates.refusal.source',
        'sources',
      ),
      ...refused(costPerTransaction && !currency, 'candidates.refusal.currency-missing', 'currency'),
      ...refused(isOther, 'candidates.refusal.currencies', 'currency', { currency: context.currency }),
      ...refused(volume && !volumePeriod, 'candidates.refusal.period-missing', 'volumePeriod'),
    ];
  },
});
export type CandidateFields = FieldsOf<typeof candidateForm>;
export type CandidateField = keyof CandidateFields & string;
