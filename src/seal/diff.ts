import type { FairnessBound, SealedContent, Section } from './content.ts';

type Plain = Omit<SealedContent, 'baseline' | 'fairness' | 'roi' | 'rollout'>;

/** Everything that has a value of its own, in whichever section. */
export type Field =
  | { [Key in keyof Plain]: keyof Plain[Key] }[keyof Plain]
  | Exclude<keyof SealedContent['baseline'][number], 'key'>
  | Exclude<keyof SealedContent['roi'], 'curve'>
  | keyof SealedContent['roi']['curve']['points'][number]
  | keyof FairnessBound
  | 'noneReason'
  | Exclude<keyof SealedContent['rollout'][number], 'stage'>;

/** A section of what is sealed or, of one that is a list, an entry. */
export interface Item {
  /** `requirement`, `baseline[handle_time]`: the same in every version. */
  path: string;
  section: Section;
  /** Of an entry: what people call it, a metric's name, `SEX`, the number of a stage. */
  name: string | null;
  /** Its values, as text; those that are null are left out. */
  values: Readonly<Partial<Record<Field, string>>>;
}

/** What differs between two versions: a whole item, or one value of it; null where one of them has no such value. */
export type Difference =
  | { kind: 'new' | 'gone'; item: Item }
  | { kind: 'changed'; item: Item; field: Field; before: string | null; after: string | null };

/** In the order in which the numbers follow from each other. */
const SECTIONS: readonly Section[] = [
  'useCase',
  'roi',
  'requirement',
  'baseline',
  'fairness',
  'integration',
  'supervised',
  'rollout',
  'monitoring',
];

/**
 * [P3.4] What differs between two sealed contents: items that are new or gone as a whole, others value by value.
 * Entries of a list in the order of their natural keys, fields as they are named. The order within a list is no
 * difference. Against null everything is new; of content that is not whole yet, the sections that are there are compared.
 */
export function differences(
  before: Partial<SealedContent> | null,
  after: Partial<SealedContent>,
): Difference[] {
  const [old, fresh] = [before ? itemsOf(before) : [], itemsOf(after)];
  return SECTIONS.flatMap((section) => {
    const all = [...old, ...fresh].filter((one) => one.section === section);
    const paths = [...new Set(all.map((one) => one.path))].toSorted();
    return paths.flatMap((path) => {
      const [was, is] = [old, fresh].map((items) => items.find((one) => one.path === path));
      if (was && is) return changedValues(was, is);
      if (is) return [{ kind: 'new' as const, item: is }];
      return was ? [{ kind: 'gone' as const, item: was }] : [];
    });
  });
}

function changedValues(was: Item, is: Item): Difference[] {
  const fields = [...new Set([...Object.keys(was.values), ...Object.keys(is.values)])] as Field[];
  return fields
    .filter((field) => was.values[field] !== is.values[field])
    .toSorted()
    .map((field) => ({
      kind: 'changed',
      item: is,
      field,
      before: was.values[field] ?? null,
      after: is.values[field] ?? null,
    }));
}

function itemsOf(content: Partial<SealedContent>): Item[] {
  const { useCase, requirement, baseline = [], integration, supervised, rollout = [], monitoring } = content;
  return [
    ...(useCase ? [item('useCase', useCase)] : []),
    ...(content.roi ? roiItems(content.roi) : []),
    ...(requirement ? [item('requirement', requirement)] : []),
    ...baseline.map(({ key, ...metric }) => entry('baseline', key, metric.name, metric)),
    ...(content.fairness ? fairnessItems(content.fairness) : []),
    ...(integration ? [item('integration', integration)] : []),
    ...(supervised ? [item('supervised', supervised)] : []),
    ...rollout.map(({ stage, ...more }) => entry('rollout', `${stage}`, `${stage}`, more)),
    ...(monitoring ? [item('monitoring', monitoring)] : []),
  ];
}

const roiItems = ({ curve, ...roi }: SealedContent['roi']): Item[] => [
  item('roi', { ...roi, metric: curve.metric }),
  ...curve.points.map((point, index) => entry('roi', `point ${index + 1}`, `${index + 1}`, point)),
];

const fairnessItems = ({ bounds, noneReason }: SealedContent['fairness']): Item[] => [
  ...bounds.map((bound, index) => {
    const key = `${bound.segment} ${bound.metric}`;
    // Two bounds of one segment and metric are told apart by their place among each other.
    const nth = bounds.slice(0, index).filter((one) => `${one.segment} ${one.metric}` === key).length;
    return entry('fairness', nth > 0 ? `${key} ${nth + 1}` : key, bound.segment, bound);
  }),
  ...(noneReason === null ? [] : [item('fairness', { noneReason })]),
];

type Values = Readonly<Partial<Record<Field, string | number | readonly string[] | null | undefined>>>;

const item = (section: Section, values: Values): Item => ({
  path: section,
  section,
  name: null,
  values: written(values),
});

const entry = (section: Section, key: string, name: string, values: Values): Item => ({
  path: `${section}[${key}]`,
  section,
  name,
  values: written(values),
});

const written = (values: Values): Item['values'] =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([field, value]) => [field, typeof value === 'object' ? value?.join(', ') : String(value)]),
  );
