import { fitText } from '../../../slack/fit.ts';
import type { Say } from '../../../texts/say.ts';
import type { Difference, Field } from '../diff.ts';

/** Characters of one value. */
const LONGEST = 200;

/** What people typed, and codes: shown as it is. */
const AS_IT_IS: ReadonlySet<Field> = new Set([
  'id',
  'name',
  'unit',
  'source',
  'segment',
  'values',
  'currency',
  'noneReason',
  'typedReason',
]);
/** One of a few words, or several of them. */
const WORDS: ReadonlySet<Field> = new Set(['better', 'rule', 'metric', 'complexity']);

/** A value as people read it. Numbers are grouped as in the reader's language, and never rounded. Plain text. */
function valueText(say: Say, { section, field }: Difference, value: string): string {
  // A baseline was measured over a period in people's words, a volume is meant for one of a few.
  const isWord = WORDS.has(field) || (field === 'period' && section === 'roi');
  if (isWord)
    return value
      .split(', ')
      .map((word) => say('seal.word', { word }))
      .join(', ');
  if (AS_IT_IS.has(field) || field === 'period' || !/^-?\d+(\.\d+)?$/.test(value)) return value;
  const format = new Intl.NumberFormat(say.locale, { maximumFractionDigits: 20 });
  return format.format(value as Intl.StringNumericLiteral);
}

/** What a value is called: “handle time, target”, “stage 2, lowest confidence”. Plain text. */
function labelOf(say: Say, { section, item, field }: Difference): string {
  const name = say(`seal.field.${field}`);
  if (item === null) return name;
  const key = section === 'roi' ? 'seal.item.point' : section === 'rollout' ? 'seal.item.stage' : 'seal.item';
  return say(key, { item, field: name });
}

/** One difference in words, mrkdwn: “• volume: 410,000 → 380,000”. */
export function differenceLine(say: Say, one: Difference): string {
  const { before, after } = one;
  const params = {
    label: fitText(labelOf(say, one), LONGEST),
    before: before === null ? '' : fitText(valueText(say, one, before), LONGEST),
    after: after === null ? '' : fitText(valueText(say, one, after), LONGEST),
  };
  if (before === null) return say.md('seal.new', params);
  return say.md(after === null ? 'seal.gone' : 'seal.change', params);
}
