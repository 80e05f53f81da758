import { RegressionAccumulator } from '../../../statistics/regression.ts';
import { type Findings, NO_DETAILS } from '../../models/findings.ts';
import { figuresOfRegression } from '../measure.ts';
import { problem } from './problem.ts';
import { Rows } from './rows.ts';

/** Rows of a predicted and a true number. */
export class RegressionRows extends Rows<RegressionAccumulator> {
  protected make(): RegressionAccumulator {
    return new RegressionAccumulator();
  }

  protected count(cells: readonly string[], line: number) {
    const numbers: number[] = [];
    for (const at of [this.columns.prediction, this.columns.label]) {
      const text = this.cell(cells, at);
      const value = text === '' ? Number.NaN : Number(text);
      if (!Number.isFinite(value))
        return problem('evaluations.fault.number', { value: text }, line, this.header[at] ?? '');
      numbers.push(value);
    }
    const [prediction = 0, actual = 0] = numbers;
    return (to: RegressionAccumulator) => to.add(prediction, actual);
  }

  async findings(): Promise<Findings | null> {
    const all = this.groups.overall.metrics();
    if (!all) return null;
    const segments = await this.segments((accumulator) => accumulator.metrics());
    return {
      task: 'regression',
      n: all.n,
      figures: figuresOfRegression(all),
      details: { ...NO_DETAILS, ...this.leftOut },
      segments: segments.map(({ found, ...one }) => ({
        ...one,
        n: found.n,
        figures: figuresOfRegression(found),
      })),
    };
  }
}
