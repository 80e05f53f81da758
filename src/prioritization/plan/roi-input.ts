import { z } from 'zod';
import { because, parse } from '../../record/parse.ts';
import { PERIODS, type SealedContent } from '../../seal/content.ts';
import { THRESHOLD_METRICS } from '../../statistics/metrics.ts';
import { currencyTyped } from '../currency.ts';
import { valueAYear } from '../roi.ts';
import { decimalTyped, percentTyped } from '../typed.ts';

type Roi = SealedContent['roi'];

const level = () => decimalTyped('plan.refusal.level');
const improvement = () => percentTyped('plan.refusal.improvement', { from: 'zero' });

/** The fields of the form, as typed. */
const terms = {
  costPerTransaction: decimalTyped('plan.refusal.cost', { from: 'above zero' }),
  currency: currencyTyped(because('plan.refusal.currency')),
  volume: decimalTyped('plan.refusal.volume', { from: 'above zero' }),
  period: z.enum(PERIODS),
  improvementPercent: percentTyped('plan.refusal.improvement'),
};
const aim = {
  targetPerYear: decimalTyped('plan.refusal.target', { from: 'above zero' }),
  metric: z.enum(THRESHOLD_METRICS),
};
const curve = { level1: level(), improvement1: improvement(), level2: level(), improvement2: improvement() };
/** All fields of the form. */
export const ROI_FIELDS = { ...terms, ...aim, ...curve };
export type RoiInput = z.output<z.ZodObject<typeof ROI_FIELDS>>;

const ROI_STEPS = [z.object(terms), z.object(aim), z.object(curve)] as const;

/** Checks one step of the form, from 1. @throws FieldRefusals */
export function checkRoiStep(step: number, typed: Readonly<Record<string, unknown>>): void {
  const schema = ROI_STEPS[step - 1];
  if (schema) parse(schema, typed);
}

/** What the form comes to. */
export const roiOf = (input: RoiInput): Roi => {
  const { costPerTransaction, volume, period, improvementPercent } = input;
  return {
    currency: input.currency,
    costPerTransaction,
    volume,
    period,
    improvementPercent,
    valuePerYear: valueAYear({ costPerTransaction, volume, period, improvementPercent }),
    targetPerYear: input.targetPerYear,
    curve: {
      metric: input.metric,
      points: [
        { level: input.level1, improvementPercent: input.improvement1 },
        { level: input.level2, improvementPercent: input.improvement2 },
      ],
    },
  };
};

/** The value a year that the first step comes to; null while it is not filled in rightly. */
export function valueTyped(
  typed: Readonly<Record<string, unknown>>,
): { value: string; currency: string } | null {
  const found = z.object(terms).safeParse(typed);
  return found.success ? { value: valueAYear(found.data), currency: found.data.currency } : null;
}
