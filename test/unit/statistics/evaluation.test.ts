import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ClassificationAccumulator } from '../../../src/statistics/classification.ts';
import { ProbabilityAccumulator, rocAuc } from '../../../src/statistics/probability.ts';
import { RegressionAccumulator } from '../../../src/statistics/regression.ts';
import { Segmented } from '../../../src/statistics/segments.ts';
import { golden, numbers, shared } from './shared.ts';

type Row = [prediction: string, label: string, probability?: number];

function evaluate(rows: readonly Row[], positive?: string) {
  const accumulator = new ClassificationAccumulator(positive === undefined ? {} : { positive });
  for (const [prediction, label, probability] of rows) accumulator.add(prediction, label, probability);
  const found = accumulator.metrics();
  if (!found) throw new Error('no rows');
  return found;
}

/** Share of pairs in order, by looking at every pair. */
function pairs(scored: readonly { p: number; y: boolean }[]): number | null {
  let sum = 0;
  let n = 0;
  for (const a of scored)
    for (const b of scored)
      if (a.y && !b.y) {
        n += 1;
        sum += a.p > b.p ? 1 : a.p === b.p ? 0.5 : 0;
      }
  return n === 0 ? null : sum / n;
}

describe('classification', () => {
  it('[B2] gives the figures of scikit-learn’s documentation', () => {
    // User guide, classification_report: y_true = [0,1,2,2,0], y_pred = [0,0,2,1,0].
    const found = evaluate([
      ['0', '0'],
      ['0', '1'],
      ['2', '2'],
      ['1', '2'],
      ['0', '0'],
    ]);
    expect(found.accuracy).toBeCloseTo(0.6, 12);
    expect(found.confusion).toEqual([
      [2, 0, 0],
      [1, 0, 0],
      [0, 1, 1],
    ]);
    expect(found.macro).toEqual({
      precision: expect.closeTo((2 / 3 + 0 + 1) / 3, 12),
      recall: expect.closeTo(0.5, 12),
      f1: expect.closeTo((0.8 + 0 + 2 / 3) / 3, 12),
    });
    expect(found.weighted.f1).toBeCloseTo((0.8 * 2 + 0 + (2 / 3) * 2) / 5, 12);
    // roc_auc_score and brier_score_loss, log_loss examples.
    expect(rocAuc(Float64Array.of(0.35, 0.8), Float64Array.of(0.1, 0.4))).toBe(0.75);
    const brier = evaluate(
      [
        ['0', '0', 0.1],
        ['1', '1', 0.9],
        ['1', '1', 0.8],
        ['0', '0', 0.3],
      ],
      '1',
    );
    expect(brier.probability?.brier).toBeCloseTo(0.0375, 12);
    const loss = evaluate(
      [
        ['1', '1', 0.9],
        ['0', '0', 0.1],
        ['0', '0', 0.2],
        ['1', '1', 0.65],
      ],
      '1',
    );
    expect(loss.probability?.logLoss).toBeCloseTo(0.21616187468057912, 12);
  });

  it.skipIf(!golden)('[B2] equals scikit-learn to 1e-12', () => {
    const all = golden?.performance.classification ?? [];
    expect(all.length).toBeGreaterThan(5);
    for (const one of all) {
      const rows = one.y.map((y, i): Row => {
        const p = one.p?.[i];
        const yes = p === undefined ? one.yhat?.[i] === 1 : p >= (one.threshold ?? Number.NaN);
        return [yes ? '1' : '0', String(y), p];
      });
      const found = evaluate(rows, '1');
      expect(found.accuracy).toBeCloseTo(one.accuracy, 12);
      expect(found.binary?.precision).toBeCloseTo(one.precision, 12);
      expect(found.binary?.recall).toBeCloseTo(one.recall, 12);
      expect(found.binary?.f1).toBeCloseTo(one.f1, 12);
      if (one.brier === undefined || one.log_loss === undefined || typeof one.roc_auc !== 'number') {
        expect(found.probability).toBeNull();
        continue;
      }
      expect(found.probability?.rocAuc).toBeCloseTo(one.roc_auc, 12);
      expect(found.probability?.brier).toBeCloseTo(one.brier, 12);
      expect(found.probability?.logLoss).toBeCloseTo(one.log_loss, 12);
    }
  });

  it('[B2] counts as the definitions do', () => {
    const label = fc.constantFrom('a', 'b', 'c', '__proto__');
    fc.assert(
      fc.property(fc.array(fc.tuple(label, label), { minLength: 1, maxLength: 60 }), (rows) => {
        const found = evaluate(rows, 'a');
        const count = (wanted: (p: string, y: string) => boolean): number =>
          rows.filter(([p, y]) => wanted(p, y)).length;
        expect(found.accuracy).toBe(count((p, y) => p === y) / rows.length);
        expect(found.confusion.flat().reduce((sum, x) => sum + x, 0)).toBe(rows.length);
        expect(found.binary).toMatchObject({
          truePositive: count((p, y) => p === 'a' && y === 'a'),
          falsePositive: count((p, y) => p === 'a' && y !== 'a'),
          falseNegative: count((p, y) => p !== 'a' && y === 'a'),
          trueNegative: count((p, y) => p !== 'a' && y !== 'a'),
        });
        for (const one of found.classes) {
          const right = count((p, y) => p === one.label && y === one.label);
          expect(one.support).toBe(count((_, y) => y === one.label));
          const predicted = count((p) => p === one.label);
          expect(one.precision).toBe(predicted ? right / predicted : 0);
          expect(one.zeroDivision.includes('precision')).toBe(predicted === 0);
        }
        expect(found.weighted.recall).toBeCloseTo(found.accuracy, 12);
      }),
    );
  });

  it('[B2] ranks as counting every pair does, ties included', () => {
    const scored = fc.record({ p: fc.integer({ min: 0, max: 8 }).map((x) => x / 8), y: fc.boolean() });
    fc.assert(
      fc.property(fc.array(scored, { minLength: 1, maxLength: 50 }), (all) => {
        const accumulator = new ProbabilityAccumulator();
        for (const { p, y } of all) accumulator.add(p, y);
        const found = accumulator.metrics();
        const expected = pairs(all);
        if (expected === null) expect(found?.rocAuc).toBeNull();
        else expect(found?.rocAuc).toBeCloseTo(expected, 12);
        const brier = all.reduce((sum, { p, y }) => sum + (p - Number(y)) ** 2, 0) / all.length;
        expect(found?.brier).toBeCloseTo(brier, 12);
        expect(found?.calibration.reduce((sum, bin) => sum + bin.n, 0)).toBe(all.length);
      }),
    );
  });

  it('[B2] sorts probabilities into ten bins, an edge into the one under it', () => {
    const accumulator = new ProbabilityAccumulator();
    for (const p of [0, 0.1, 0.100001, 0.5, 1, 0.95]) accumulator.add(p, p > 0.4);
    const found = accumulator.metrics();
    expect(found?.calibration.map((bin) => bin.n)).toEqual([2, 1, 0, 0, 1, 0, 0, 0, 0, 2]);
    expect(found?.expectedCalibrationError).toBeCloseTo((0.1 + 0.100001 + 0.5 + 0.05) / 6, 12);
  });

  it('[B2] clips certain probabilities as scikit-learn does', () => {
    const found = evaluate([['1', '0', 1]], '1');
    expect(found.probability?.logLoss).toBeCloseTo(-Math.log(2 ** -52), 9);
    expect(found.probability?.rocAuc).toBeNull();
    expect(evaluate([['1', '1', 1]], '1').probability?.logLoss).toBeCloseTo(0, 12);
  });

  it('[B2] says what it cannot know', () => {
    expect(new ClassificationAccumulator().metrics()).toBeNull();
    expect(
      evaluate(
        [
          ['no', 'no'],
          ['no', 'yes'],
        ],
        'yes',
      ).binary,
    ).toMatchObject({
      precision: 0,
      zeroDivision: ['precision'],
    });
    expect(
      evaluate(
        [
          ['a', 'a', 0.4],
          ['a', 'b'],
        ],
        'a',
      ).probability,
    ).toBeNull();
    expect(() => evaluate([['a', 'a', 1.5]], 'a')).toThrow(RangeError);
    expect(() => new ClassificationAccumulator({ maxLabels: 2 }).add('a', 'b')).not.toThrow();
    const full = new ClassificationAccumulator({ maxLabels: 2 });
    full.add('a', 'b');
    expect(() => full.add('c', 'a')).toThrow(RangeError);
  });
});

describe('regression', () => {
  it.skipIf(!golden)('[B2] equals scikit-learn to 1e-12', () => {
    for (const one of golden?.performance.regression ?? []) {
      const actual = numbers(one.y);
      const off = numbers(one.yhat_minus_y);
      const accumulator = new RegressionAccumulator();
      for (const [i, y] of actual.entries()) accumulator.add(y + (off[i] ?? Number.NaN), y);
      const found = accumulator.metrics();
      expect(found?.mae).toBeCloseTo(one.mae, 12);
      expect(found?.rmse).toBeCloseTo(one.rmse, 12);
      if (one.r2 === 'NaN') expect(found?.r2).toBeNull();
      else expect(found?.r2).toBeCloseTo(one.r2, 12);
    }
  });

  it('[B2] keeps its digits far from zero, and knows constant targets', () => {
    const accumulator = new RegressionAccumulator();
    for (const y of [1, 2, 3, 4]) accumulator.add(1e9 + y + 0.5, 1e9 + y);
    expect(accumulator.metrics()).toMatchObject({
      n: 4,
      mae: 0.5,
      rmse: 0.5,
      r2: expect.closeTo(0.8, 12),
    });
    const constant = new RegressionAccumulator();
    constant.add(5, 5);
    expect(constant.metrics()?.r2).toBeNull();
    constant.add(5, 5);
    expect(constant.metrics()?.r2).toBe(1);
    constant.add(6, 5);
    expect(constant.metrics()?.r2).toBe(0);
    expect(() => constant.add(Number.NaN, 1)).toThrow(RangeError);
    expect(new RegressionAccumulator().metrics()).toBeNull();
  });
});

const reference = shared('data/ma-employment-reference.csv.gz');
const analysis = shared('data/ma-employment-analysis.csv.gz');
const read = (file: URL): string[][] =>
  gunzipSync(readFileSync(file))
    .toString()
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
const [SEX, RAC1P, PREDICTION, PROBABILITY, EMPLOYED] = [10, 11, 12, 13, 14] as const;
const make = () => new Segmented(['SEX', 'RAC1P'], () => new ClassificationAccumulator({ positive: '1' }));

describe('real predictions (employment, Massachusetts)', () => {
  it.skipIf(!reference)('[B2] [B6] equal exact figures, overall and in every segment', () => {
    const expected: Record<string, Record<string, number | null>> = JSON.parse(
      readFileSync(new URL('../../fixtures/employment-metrics.json', import.meta.url), 'utf8'),
    );
    const all = make();
    for (const row of reference ? read(reference) : []) {
      const [prediction = '', label = ''] = [row[PREDICTION], row[EMPLOYED]];
      all.add([row[SEX], row[RAC1P]], (one) => one.add(prediction, label, Number(row[PROBABILITY])));
    }
    const found = [
      { name: 'all', accumulator: all.overall },
      ...[...all.segments()].map((one) => ({ ...one, name: `${one.column}=${one.value}` })),
    ];
    expect(found.map(({ name }) => name).sort()).toEqual(Object.keys(expected).sort());
    for (const { name, accumulator } of found) {
      const metrics = accumulator.metrics();
      const { n, tp, fp, fn, tn, wilson95: _95, wilson90: _90, ...figures } = expected[name] ?? {};
      expect(metrics?.n).toBe(n);
      const { binary, probability } = metrics ?? {};
      expect([
        binary?.truePositive,
        binary?.falsePositive,
        binary?.falseNegative,
        binary?.trueNegative,
      ]).toEqual([tp, fp, fn, tn]);
      const got: Record<string, number | null | undefined> = {
        accuracy: metrics?.accuracy,
        precision: binary?.precision,
        recall: binary?.recall,
        f1: binary?.f1,
        auc: probability?.rocAuc,
        brier: probability?.brier,
        logLoss: probability?.logLoss,
        calibrationError: probability?.expectedCalibrationError,
      };
      for (const [figure, value] of Object.entries(figures)) {
        if (value === null) expect(got[figure], `${name} ${figure}`).toBeNull();
        else expect(Math.abs((got[figure] ?? Number.NaN) - value), `${name} ${figure}`).toBeLessThan(1e-12);
      }
    }
  });

  it.skipIf(!reference || !analysis)(
    '[B2] 277,677 rows with two segment columns take well under a second',
    () => {
      const rows = [reference, analysis].flatMap((file) => (file ? read(file) : []));
      expect(rows.length).toBe(277_677);
      const cpu = process.cpuUsage();
      const all = make();
      for (const row of rows) {
        const [prediction = '', label = ''] = [row[PREDICTION], row[EMPLOYED]];
        const p = Number(row[PROBABILITY]);
        all.add([row[SEX], row[RAC1P]], (one) => one.add(prediction, label, p));
      }
      all.overall.metrics();
      for (const { accumulator } of all.segments()) accumulator.metrics();
      const used = process.cpuUsage(cpu);
      // Measured: about 0.2 s on an idle machine.
      expect((used.user + used.system) / 1e6).toBeLessThan(2);
    },
  );

  it('[B6] refuses a column that is no segment', () => {
    const many = new Segmented(['id'], () => new ClassificationAccumulator(), 4);
    const give = (one: ClassificationAccumulator): void => one.add('a', 'a');
    for (const id of ['10', '5x', '9', '', undefined, '2']) many.add([id], give);
    expect([...many.segments()].map(({ value }) => value)).toEqual(['2', '9', '10', '5x']);
    expect(() => many.add(['4'], give)).toThrow(RangeError);
    expect(many.overall.metrics()?.n).toBe(7);
  });
});
