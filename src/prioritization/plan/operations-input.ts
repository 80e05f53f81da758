import { z } from 'zod';
import { wholeTyped } from '../../record/number-typed.ts';
import { because, parse } from '../../record/parse.ts';
import { THRESHOLD_METRICS } from '../../statistics/metrics.ts';
import { decimalTyped, percentTyped } from '../typed.ts';

const positive = () => decimalTyped('plan.refusal.positive', { from: 'above zero' });
const confidence = () =>
  decimalTyped('plan.refusal.confidence', { from: 'above zero' }).refine(
    (value) => Number(value) <= 1,
    because('plan.refusal.confidence'),
  );
const days = () => wholeTyped('plan.refusal.days', { min: 1, max: 365 });
const cases = () => wholeTyped('plan.refusal.cases', { min: 1 });

const integration = {
  volumePerHour: positive(),
  maxErrorPercent: percentTyped('plan.refusal.error-rate', { from: 'zero' }),
  maxP95Ms: positive(),
  minMinutes: positive(),
};
const supervised = {
  metric: z.enum(THRESHOLD_METRICS),
  threshold: decimalTyped('plan.refusal.level'),
  minCases: cases(),
  supervisedDays: days(),
};
/** The confidence of each stage; a stage that the playbook does not have is left out. */
const rollout = {
  confidence1: confidence(),
  confidence2: confidence().optional(),
  confidence3: confidence().optional(),
  confidence4: confidence().optional(),
  stageDays: days(),
};
const monitoring = {
  outputVariancePercent: percentTyped('plan.refusal.variance'),
  valueVariancePercent: percentTyped('plan.refusal.variance', { max: 1_000 }),
};
/** All fields of the form. */
export const OPERATIONS_FIELDS = { ...integration, ...supervised, ...rollout, ...monitoring };
const STEPS = [integration, supervised, rollout, monitoring].map((one) => z.object(one));

/** Checks one step of the form, from 1. @throws FieldRefusals */
export function checkOperationsStep(step: number, typed: Readonly<Record<string, unknown>>): void {
  const schema = STEPS[step - 1];
  if (schema) parse(schema, typed);
}
