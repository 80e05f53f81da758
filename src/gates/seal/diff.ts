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

/** One value of what is sealed, with where it stands. */
interface Leaf {
  /** `baseline[handle_time].target`: the same in every version. */
  path: string;
  section: Section;
  /** What of a list it belongs to, as people call it: a metric's name, `SEX · recall`, a stage. */
  item: string | null;
  field: Field;
  value: string;
}

/** What differs between two versions; null where one of them has no such value. */
export interface Difference extends Omit<Leaf, 'value'> {
  before: string | null;
  after: string | null;
}

type Values = Readonly<Partial<Record<Field, string | number | readonly string[] | null>>>;

/**
 * [P3.4] What differs between two sealed contents, value by value: sections in the order of their names, lists in
 * that of their natural keys, fields as they are named. The order within a list is no difference. Against null
 * everything is new.
 */
export function differences(before: SealedContent | null, after: SealedContent): Difference[] {
  const [old, fresh] = [before ? leavesOf(before) : [], leavesOf(after)].map(
    (leaves) => new Map(leaves.map((one) => [one.path, one])),
  );
  const paths = [...new Set([...(old?.keys() ?? []), ...(fresh?.keys() ?? [])])].toSorted();
  return paths.flatMap((path) => {
    const [was, is] = [old?.get(path), fresh?.get(path)];
    const leaf = is ?? was;
    if (!leaf || was?.value === is?.value) return [];
    const { section, item, field } = leaf;
    return [{ path, section, item, field, before: was?.value ?? null, after: is?.value ?? null }];
  });
}

function leavesOf(content: SealedContent): Leaf[] {
  const { curve, ...roi } = content.roi;
  return [
    ...content.baseline.flatMap(({ key, ...metric }) => listed('baseline', key, metric.name, metric)),
    ...content.fairness.bounds.flatMap((bound, index, all) => {
      const key = `${bound.segment} ${bound.metric}`;
      // Two bounds of one segment and metric are told apart by their place among each other.
      const nth = all.slice(0, index).filter((one) => `${one.segment} ${one.metric}` === key).length;
      return listed('fairness', nth > 0 ? `${key} ${nth + 1}` : key, bound.segment, bound);
    }),
    ...fields('fairness', { noneReason: content.fairness.noneReason }),
    ...fields('integration', content.integration),
    ...fields('monitoring', content.monitoring),
    ...fields('requirement', content.requirement),
    ...fields('roi', { ...roi, metric: curve.metric }),
    ...curve.points.flatMap((point, index) => listed('roi', `point ${index + 1}`, `${index + 1}`, point)),
    ...content.rollout.flatMap(({ stage, ...more }) => listed('rollout', `${stage}`, `${stage}`, more)),
    ...fields('supervised', content.supervised),
    ...fields('useCase', content.useCase),
  ];
}

const fields = (section: Section, values: Values): Leaf[] => leaves(section, section, null, values);

const listed = (section: Section, key: string, item: string, values: Values): Leaf[] =>
  leaves(`${section}[${key}]`, section, item, values);

function leaves(path: string, section: Section, item: string | null, values: Values): Leaf[] {
  return (Object.entries(values) as [Field, Values[Field]][]).flatMap(([field, value]) =>
    value === null || value === undefined
      ? []
      : [
          {
            path: `${path}.${field}`,
            section,
            item,
            field,
            value: typeof value === 'object' ? value.join(', ') : String(value),
          },
        ],
  );
}
