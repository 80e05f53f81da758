import { escape, mention } from '@phasegate/block-kit/escape.ts';
import { dayText } from '../../../forms/words.ts';
import type { GapChoices } from '../../../playbook/foundation-schema.ts';
import type { Say } from '../../../texts/say.ts';
import { EFFECTS } from '../rules.ts';
import { effortName, gapTypeName, short } from './words.ts';

/** What a value of a gap needs to be said in words. */
export interface Words {
  say: Say;
  choices: GapChoices;
  /** Sources by id. */
  sources: ReadonlyMap<string, string>;
}

/** A field's value in words. mrkdwn. */
export function gapValue(field: string, value: unknown, { say, choices, sources }: Words): string {
  if (value === null || value === undefined || value === '') return `_${say('common.none')}_`;
  if (Array.isArray(value)) {
    if (value.length === 0) return `_${say('common.none')}_`;
    return escape(short(value.map((id) => sources.get(String(id)) ?? '–').join(', '), 300));
  }
  const text = String(value);
  if (field === 'type') return escape(gapTypeName(choices, text, say));
  if (field === 'effort') return escape(effortName(choices, text, say));
  if (field === 'owner' || field === 'waivedBy') return mention(text);
  if (field === 'dueOn' || field === 'waiverExpiresOn') return dayText(text, say);
  if (field === 'expectedLoss' || field === 'waiverLoss') return percentText(Number(value), say);
  const effect = EFFECTS.find((one) => field === 'effect' && one === text);
  return effect ? say(`gaps.effect.word.${effect}`) : escape(short(text, 200));
}

const percentText = (value: number, say: Say): string =>
  `${value.toLocaleString(say.language, { maximumFractionDigits: 2 })} %`;
