import { type Block, section } from '@phasegate/block-kit/blocks.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { nameIn } from '../../../../forms/fields/thing.ts';
import type { Typed } from '../../../../forms/form.ts';
import type { Say } from '../../../../texts/say.ts';
import type { StagingContext } from '../run-form.ts';
import { verdictText } from './words.ts';

/** [B7] On the second step: what the numbers of the first come to. */
export function numbersAbove(
  step: number,
  typed: Typed,
  { say, context: { models, verdicts } }: { say: Say; context: StagingContext },
): Block[] {
  if (step === 1) return [];
  const model = nameIn(say, models.find(({ id }) => id === typed.model)?.name ?? '–');
  const measured = verdicts.filter(({ item }) => item !== 'audit_log' && item !== 'checkpoint');
  const lines = measured.map((verdict) => verdictText(say, verdict));
  const result = say.md('staging.form.result', { model: fitText(model, 60) });
  return [section(`${result}\n${lines.join('\n') || say('staging.figure.no-seal')}`)];
}
