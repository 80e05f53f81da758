import type { ImportProblem } from '../../../imports/kind.ts';
import { ClassificationAccumulator } from '../../../statistics/classification.ts';
import type { Findings } from '../../models/findings.ts';
import { countsOf, figuresOfClassification } from '../measure.ts';
import type { Columns } from './columns.ts';
import { Labels, type NoLabel, positiveOf } from './labels.ts';
import { problem } from './problem.ts';
import { Rows } from './rows.ts';

/** Rows of a predicted and a true label, maybe with the probability of the positive one. */
export class ClassificationRows extends Rows<ClassificationAccumulator> {
  private labels: Labels | null = null;
  private readonly told: string | undefined;

  constructor(columns: Columns, header: readonly string[], positive: string | undefined) {
    super(columns, header);
    this.told = positive;
  }

  protected make(): ClassificationAccumulator {
    const positive = this.labels?.positive;
    return new ClassificationAccumulator(
      positive === undefined ? { maxLabels: Labels.most } : { positive, maxLabels: 2 },
    );
  }

  protected count(cells: readonly string[], line: number) {
    const { columns, header } = this;
    const written = cells[columns.label] ?? '';
    this.labels ??= new Labels(this.told ?? positiveOf(written));
    const label = this.labels.read(written);
    if ('no' in label) return this.noLabel(label.no, written, line, header[columns.label] ?? '');
    const predicted = cells[columns.prediction] ?? '';
    const prediction = this.labels.read(predicted);
    if ('no' in prediction)
      return this.noLabel(prediction.no, predicted, line, header[columns.prediction] ?? '');
    if (columns.probability < 0)
      return (to: ClassificationAccumulator) => to.add(prediction.label, label.label);
    const name = header[columns.probability] ?? '';
    if (this.labels.positive === undefined)
      return problem('evaluations.fault.which-positive', {}, line, name);
    const text = this.cell(cells, columns.probability);
    const probability = text === '' ? Number.NaN : Number(text);
    if (!(probability >= 0 && probability <= 1))
      return problem('evaluations.fault.probability', { value: text }, line, name);
    return (to: ClassificationAccumulator) => to.add(prediction.label, label.label, probability);
  }

  private noLabel(no: NoLabel, cell: string, line: number, column: string): ImportProblem {
    const known = new Set([this.labels?.positive, ...(this.labels?.all ?? [])]);
    const set = [...known]
      .filter((one) => one !== undefined)
      .slice(0, 5)
      .join(', ');
    const params = { label: cell.trim().slice(0, 60), set, most: Labels.most };
    return problem(`evaluations.fault.label-${no}`, params, line, column);
  }

  async findings(): Promise<Findings | null> {
    const all = this.groups.overall.metrics();
    if (!all) return null;
    const positive = this.labels?.positive ?? null;
    const segments = await this.segments((accumulator) => accumulator.metrics());
    return {
      task: 'classification',
      n: all.n,
      figures: figuresOfClassification(all),
      details: {
        ...this.leftOut,
        counts: countsOf(all),
        positive,
        labels: all.labels,
        calibration: all.probability?.calibration ?? null,
      },
      segments: segments.map(({ found, ...one }) => ({
        ...one,
        n: found.n,
        figures: figuresOfClassification(found),
      })),
    };
  }
}
