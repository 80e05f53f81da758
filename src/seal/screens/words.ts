import { fitText } from '@phasegate/block-kit/fit.ts';
import { METRICS, type MetricName } from '../../statistics/metrics.ts';
import type { TextKey } from '../../texts/catalogue.ts';
import type { Say } from '../../texts/say.ts';
import { moneyText, numberText } from '../../texts/words.ts';
import type { Difference, Field, Item } from '../diff.ts';

/** Characters of one value, and of a whole item. */
const LONGEST = 200;
const LONGEST_ITEM = 500;

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

/** What is in the ROI model's currency. */
const MONEY: ReadonlySet<Field> = new Set(['costPerTransaction', 'valuePerYear', 'targetPerYear']);

/** A value as people read it. Numbers are grouped as in the reader's language, and never rounded. Plain text. */
function valueText(say: Say, section: Item['section'], field: Field, value: string): string {
  // A baseline was measured over a period in people's words, a volume is meant for one of a few.
  const isWord = WORDS.has(field) || (field === 'period' && section === 'roi');
  if (isWord)
    return value
      .split(', ')
      .map((word) => say('seal.word', { word }))
      .join(', ');
  if (AS_IT_IS.has(field) || field === 'period' || !/^-?\d+(\.\d+)?$/.test(value))
    return fitText(value, LONGEST);
  return numberText(value, say);
}

/** What a value is called: “handle time, target”, “stage 2, lowest confidence”. Plain text. */
function labelOf(say: Say, { section, name, values }: Item, field: Field): string {
  const called = say(`seal.field.${field}`);
  if (name === null) return called;
  const key = section === 'roi' ? 'seal.item.point' : section === 'rollout' ? 'seal.item.stage' : 'seal.item';
  const metric = section === 'fairness' ? ` (${say('seal.word', { word: values.metric })})` : '';
  return say(key, { item: `${fitText(name, LONGEST)}${metric}`, field: called });
}

/** Which text says an item as a whole. */
function wholeKey({ section, name }: Item): TextKey {
  if (section === 'roi' && name !== null) return 'seal.whole.point';
  return section === 'fairness' && name === null ? 'seal.whole.no-bounds' : `seal.whole.${section}`;
}

/** All of an item in one line: “Handle time: 11.2 min → target 8 min (± 10 %), lower is better · …”. Plain text. */
export function itemText(say: Say, item: Item): string {
  const { section, name, values } = item;
  const fields = Object.entries(values) as [Field, string][];
  const { metric, rule, typedReason, currency } = values;
  const said = fields.map(([field, value]) => {
    const isMoney = currency !== undefined && MONEY.has(field);
    return [
      field,
      isMoney ? moneyText({ amount: value, currency }, say) : valueText(say, section, field, value),
    ];
  });
  const line = say(wholeKey(item), {
    values: 'all',
    maxNotStatedPercent: 'none',
    maxUnlabelledPercent: 'none',
    ...Object.fromEntries(said),
    item: name,
    // Of the metric itself; a baseline's says it for itself.
    better: values.better ?? (metric ? METRICS[metric as MetricName].better : ''),
    rule,
  });
  const typed = typedReason ? say('seal.whole.typed', { reason: fitText(typedReason, LONGEST) }) : '';
  return fitText(`${line}${typed}`, LONGEST_ITEM);
}

/** One difference in words, mrkdwn: “• volume: 410,000 → 380,000”, or a whole item that is new or gone. */
export function differenceLine(say: Say, one: Difference): string {
  if (one.kind !== 'changed') return say.md(`seal.${one.kind}`, { item: itemText(say, one.item) });
  const { item, field, before, after } = one;
  const text = (value: string | null) => (value === null ? '–' : valueText(say, item.section, field, value));
  return say.md('seal.change', {
    label: labelOf(say, item, field),
    before: text(before),
    after: text(after),
  });
}
