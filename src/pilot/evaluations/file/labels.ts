import { isMissing } from '../../../record/missing.ts';
import { plainLabel } from '../../models/label.ts';

/** Labels that say by themselves which one is the positive one: that first. */
const PAIRS = [
  ['1', '0'],
  ['true', 'false'],
  ['yes', 'no'],
  ['y', 'n'],
  ['t', 'f'],
  ['positive', 'negative'],
  ['ja', 'nein'],
  ['wahr', 'falsch'],
] as const;

const MOST_LABELS = 100;
const LONGEST = 100;

/** Why a cell is no label. */
export type NoLabel = 'empty' | 'outside' | 'too-many' | 'long';

/**
 * The labels of a file. With a positive one named there are two, and a third is a mistake; without, any up to a
 * hundred.
 */
export class Labels {
  readonly positive: string | undefined;
  private readonly known = new Map<string, string>();
  private readonly names = new Set<string>();

  constructor(positive: string | undefined) {
    this.positive = positive === undefined ? undefined : plainLabel(positive);
  }

  static get most(): number {
    return MOST_LABELS;
  }

  /** Every label so far. */
  get all(): string[] {
    return [...this.names].sort();
  }

  /** The label a cell holds, or why it holds none. */
  read(cell: string): { label: string } | { no: NoLabel } {
    const known = this.known.get(cell);
    if (known !== undefined) return { label: known };
    const label = plainLabel(cell);
    if (isMissing(label)) return { no: 'empty' };
    if (label.length > LONGEST) return { no: 'long' };
    if (!this.names.has(label)) {
      const isOutside =
        this.positive !== undefined &&
        label !== this.positive &&
        [...this.names].some((one) => one !== this.positive);
      if (isOutside) return { no: 'outside' };
      if (this.names.size === MOST_LABELS) return { no: 'too-many' };
      this.names.add(label);
    }
    this.known.set(cell, label);
    return { label };
  }
}

/** The positive label, where a prediction or a label gives it away: 1 of 0 and 1, true of true and false. */
export function positiveOf(example: string): string | undefined {
  const word = plainLabel(example);
  const pair = PAIRS.find((one) => one.some((name) => name === word.toLowerCase()));
  if (!pair) return undefined;
  if (word === word.toUpperCase()) return pair[0].toUpperCase();
  const [first = ''] = word;
  return first === first.toUpperCase() ? pair[0][0]?.toUpperCase() + pair[0].slice(1) : pair[0];
}
