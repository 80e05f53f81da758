/** The same figures for everybody and for each segment: averages decide nothing. */

const rank = (value: string): number => (Number.isNaN(Number(value)) ? Infinity : Number(value));

function order(a: string, b: string): number {
  const [first, second] = [rank(a), rank(b)];
  if (first !== second) return first - second;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** One accumulator for all rows and one for each value of each segment column. */
export class Segmented<A> {
  readonly overall: A;
  private readonly columns: readonly string[];
  private readonly values: Map<string, A>[];
  private readonly make: () => A;
  private readonly maxValues: number;

  /**
   * @param columns names of the segment columns, say `['SEX', 'RAC1P']`
   * @param make a new accumulator
   * @param maxValues most values of one column before it is taken for no segment at all: 200 unless told
   */
  constructor(columns: readonly string[], make: () => A, maxValues = 200) {
    this.columns = columns;
    this.make = make;
    this.maxValues = maxValues;
    this.overall = make();
    this.values = columns.map(() => new Map());
  }

  /**
   * Gives a row to all accumulators it belongs to.
   * @param row the values of the segment columns in their order; an empty or missing one belongs to no segment
   * @throws RangeError when a column has more than `maxValues` values
   */
  add(row: readonly (string | undefined)[], give: (accumulator: A) => void): void {
    give(this.overall);
    for (let i = 0; i < this.values.length; i++) {
      const value = row[i];
      const known = this.values[i];
      if (value === undefined || value === '' || !known) continue;
      let accumulator = known.get(value);
      if (accumulator === undefined) {
        if (known.size === this.maxValues) {
          throw new RangeError(`${this.columns[i]} has more than ${this.maxValues} values`);
        }
        accumulator = this.make();
        known.set(value, accumulator);
      }
      give(accumulator);
    }
  }

  /** Column by column, the values in order: numbers first and as numbers, the rest by code unit. */
  *segments(): Generator<{ column: string; value: string; accumulator: A }> {
    for (const [i, column] of this.columns.entries()) {
      const sorted = [...(this.values[i] ?? [])].sort(([a], [b]) => order(a, b));
      for (const [value, accumulator] of sorted) yield { column, value, accumulator };
    }
  }
}
