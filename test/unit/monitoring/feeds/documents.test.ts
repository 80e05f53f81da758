import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDrifted, lowIsDrift } from '../../../../src/monitoring/feeds/evidently/methods.ts';
import { readReport } from '../../../../src/monitoring/feeds/evidently/report.ts';
import { figureOf } from '../../../../src/monitoring/feeds/figure.ts';
import { readJsonDocument } from '../../../../src/monitoring/feeds/json/document.ts';
import { faultOfJmesPath, jmesPath } from '../../../../src/monitoring/feeds/json/search.ts';
import { readJsonText } from '../../../../src/monitoring/feeds/json-text.ts';
import { momentOf } from '../../../../src/monitoring/feeds/moment.ts';
import { shownText } from '../../../../src/monitoring/feeds/shown.ts';

const asked = (document: unknown, value: string, more: { cases?: string; measured?: string } = {}) =>
  readJsonDocument(typeof document === 'string' ? document : JSON.stringify(document), {
    value,
    cases: more.cases ?? null,
    measured: more.measured ?? null,
  });

describe('what a number is', () => {
  it.each([
    [0.93, 0.93],
    [0, 0],
    ['0.93', 0.93],
    [' 1e-3 ', 0.001],
    ['-12', -12],
    [[0.5], 0.5],
    // f10: nothing is not the reading 0.
    ['', null],
    ['  ', null],
    ['n/a', null],
    [null, null],
    [[], null],
    [[null], null],
  ])('[M3] %j is %s', (said, number) => {
    expect(figureOf(said)).toEqual({ number });
  });

  it.each([
    [Number.NaN, 'not a number'],
    ['NaN', 'not a number'],
    ['+Inf', 'not a number'],
    ['1e999', 'not a number'],
    ['0,93', 'not a number'],
    ['0x10', 'not a number'],
    ['93 %', 'not a number'],
    [true, 'not a number'],
    [{ value: 1 }, 'not a number'],
    [[1, 2], 'ambiguous'],
  ])('[M3] %j is none: %s', (said, fault) => {
    expect(figureOf(said)).toMatchObject({ fault });
  });
});

describe('JSON as programs write it', () => {
  it('[M3] bare NaN and infinities are numbers, and cost nothing but themselves (f11)', () => {
    const text =
      '{"a": NaN, "b": [-Infinity, Infinity,NaN], "c": "NaN, -Infinity \\" NaN", "NaN": 1, "d": -1}';
    expect(readJsonText(text)).toEqual({
      value: {
        a: Number.NaN,
        b: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NaN],
        c: 'NaN, -Infinity " NaN',
        NaN: 1,
        d: -1,
      },
    });
  });

  it('[M3] whatever JSON it is, with bare NaN in place of some null it reads the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify({ value, last: null, named: 'NaN "Infinity\\' });
        const strings = /"(?:[^"\\]|\\.)*"|null/g;
        const bare = text.replace(strings, (found) => (found === 'null' ? 'NaN' : found));
        const read = readJsonText(bare);
        expect(JSON.stringify('value' in read && read.value)).toBe(text);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['', 'feeds.fault.empty'],
    ['nonsense NaN', 'feeds.fault.no-json'],
    ['{"a": NaN', 'feeds.fault.no-json'],
    ['{"a": NaNs}', 'feeds.fault.no-json'],
  ])('[M3] %j is a fault in words', (text, key) => {
    expect(readJsonText(text)).toMatchObject({ fault: 'not understood', key });
  });
});

describe('JMESPath', () => {
  it.each([
    // f10
    ['sort(@)', [3, 1, 10, 2], [1, 2, 3, 10]],
    ["to_number('')", {}, null],
    ["to_number('0x10')", {}, null],
    ["to_number('12.5')", {}, 12.5],
    ['max_by(@, &v).v', [{ v: 9 }, { v: 10 }], 10],
    // A name that every object of JavaScript has.
    ['constructor', { constructor: 1 }, 1],
    ['toString', { toString: 2 }, 2],
    ['avg(@)', [], null],
  ])('[M3] %s of %j', (expression, document, value) => {
    expect(jmesPath(expression, document) ?? null).toEqual(value);
  });

  it('[M3] what is none is told before anything is asked, and nothing is run for it', () => {
    expect(faultOfJmesPath('a.b[0]')).toBeNull();
    expect(faultOfJmesPath('unknown_function(@)')).toBeNull();
    expect(faultOfJmesPath('a[')).toMatch(/end of expression/);
    // Doubles what it is given a hundred times.
    expect(faultOfJmesPath(Array(100).fill('[@,@][]').join('|'))).toBeNull();
  });
});

describe('a number in a JSON document', () => {
  it('[M3] is found with its cases, and when it was measured', () => {
    const document = { runs: [{ p: 0.9 }, { p: 0.93 }], n: '812', at: '2026-11-29T06:00:00Z' };
    expect(asked(document, 'runs[-1].p', { cases: 'n', measured: 'at' })).toEqual({
      number: 0.93,
      n: 812,
      measuredAt: '2026-11-29T06:00:00Z',
      shown: '0.93',
    });
  });

  it.each([
    ['an empty list', { runs: [] }, 'runs[-1].p'],
    ['no row that fits', { runs: [{ s: 'a', p: 1 }] }, "runs[?s=='b'].p"],
    ['a null', { p: null }, 'p'],
    ['an empty text', { p: '' }, 'p'],
    ['null further up', { a: null }, 'a.p'],
    ['a mean of nothing', { runs: [] }, 'avg(runs[].p)'],
  ])('[M3] %s is no data, not a fault', (_, document, expression) => {
    expect(asked(document, expression)).toHaveProperty('nothing');
  });

  it.each([
    [
      'a changed field',
      { metrics: { accuracy: 1 } },
      'metrics.precision',
      { field: 'precision', has: 'accuracy' },
    ],
    ['a changed list', { items: [] }, 'runs[-1].p', { field: 'runs', has: 'items' }],
    ['another shape', { runs: { p: 1 } }, 'runs[-1].p', { field: '[-1]', has: 'p' }],
    ['a quoted field', { 'a b': 1 }, '"a c"', { field: 'a c', has: 'a b' }],
  ])('[M3] %s is a fault that names what is there', (_, document, expression, params) => {
    expect(asked(document, expression)).toMatchObject({
      fault: 'query',
      key: 'feeds.fault.no-field',
      params,
    });
  });

  it.each([
    ['several values', { runs: [{ p: 1 }, { p: 2 }] }, 'runs[].p', 'ambiguous'],
    ['text', { p: 'high' }, 'p', 'not a number'],
    ['an object', { p: { v: 1 } }, 'p', 'not a number'],
    ['bare NaN', '{"p": NaN}', 'p', 'not a number'],
    ['a function that does not fit', { p: 'a' }, 'abs(p)', 'query'],
    ['no function', { p: 1 }, 'median(p)', 'query'],
  ])('[M3] %s is a fault', (_, document, expression, fault) => {
    expect(asked(document, expression)).toMatchObject({ fault });
  });
});

describe('when it was measured', () => {
  it.each([
    ['2026-11-29T06:00:00Z', '2026-11-29T06:00:00Z'],
    ['2026-11-29 08:00:00+02', '2026-11-29T06:00:00Z'],
    [1_795_932_000, '2026-11-29T06:00:00Z'],
    ['1795932000.5', '2026-11-29T06:00:00.5Z'],
    [1_795_932_000_000, '2026-11-29T06:00:00Z'],
    ['2026-11-29T06:00:00', null],
    ['infinity', null],
    ['yesterday', null],
    [1e30, null],
    [Number.NaN, null],
    [null, null],
  ])('[M3] %s is %s', (said, instant) => {
    expect(momentOf(said)?.toString() ?? null).toBe(instant);
  });
});

describe('a report of Evidently', () => {
  const read = (name: string) => readFileSync(`test/fixtures/feeds/evidently-${name}.json`, 'utf8');
  const snapshot = read('07-snapshot');
  const legacy = read('legacy-report');
  const of = (text: string, metric: string | null = null, part: string | null = null) =>
    readReport(text, { reported: metric, part });

  it.each([
    ['0.7', snapshot],
    ['before', legacy],
  ])('[M3] of %s: the share of drifted columns, a column, whether it drifted', (_, text) => {
    expect(of(text)).toMatchObject({ number: 2 / 3 });
    expect(of(text, 'age')).toMatchObject({
      number: 0.4747428689033374,
      warnings: [{ key: 'feeds.warning.drift-side', params: { side: 'high' } }],
    });
    expect(of(text, 'age', 'drifted')).toMatchObject({ number: 1 });
    expect(of(text, 'amount', 'drifted')).toMatchObject({ number: 0 });
  });

  it('[M3] a metric by its name, and its parts', () => {
    expect(of(snapshot, 'DriftedColumnsCount(drift_share=0.5)', 'count')).toMatchObject({ number: 2 });
    expect(of(snapshot, 'DriftedColumnsCount', 'share')).toMatchObject({ number: 2 / 3 });
    expect(of(snapshot, 'ValueDrift(age)')).toMatchObject({ number: 0.4747428689033374 });
    expect(of(legacy, 'DatasetDriftMetric', 'number_of_drifted_columns')).toMatchObject({ number: 2 });
    expect(of(legacy, 'DataDriftTable', 'drift_by_columns.age.drift_score')).toMatchObject({
      number: 0.4747428689033374,
    });
  });

  it.each([
    ['an unknown column', snapshot, 'income', null, 'query'],
    ['several parts', snapshot, 'DriftedColumnsCount', null, 'ambiguous'],
    ['a name that three have', snapshot, 'ValueDrift', null, 'query'],
    ['an unknown part', legacy, 'DatasetDriftMetric', 'f1', 'query'],
    ['a flag', legacy, 'DatasetDriftMetric', 'dataset_drift', 'not a number'],
    ['another document', '{"metrics": {"accuracy": 1}}', null, null, 'not understood'],
    [
      'no share in it',
      snapshot.replace('DriftedColumnsCount', 'Other').replace(/:DriftedColumnsCount/, ':Other'),
      null,
      null,
      'query',
    ],
  ])('[M3] %s is a fault in words', (_, text, metric, part, fault) => {
    expect(of(text, metric, part)).toMatchObject({ fault });
  });

  it('[M3] one NaN does not cost the whole report (f11)', () => {
    const broken = snapshot.replace('"value": 0.4747428689033374', '"value": NaN');
    expect(of(broken)).toMatchObject({ number: 2 / 3 });
    expect(of(broken, 'country')).toMatchObject({ number: 0.2746766807804177 });
    expect(of(broken, 'age')).toMatchObject({ fault: 'not a number' });
    expect(of(broken, 'age', 'drifted')).toMatchObject({ fault: 'not understood' });
  });

  it('[M3] the rows of the report are the cases', () => {
    const rows =
      '{"metric_name": "RowCount()", "config": {"type": "evidently:metric_v2:RowCount"}, "value": 1500.0}';
    expect(of(snapshot.replace('"metrics": [', `"metrics": [${rows},`))).toMatchObject({
      number: 2 / 3,
      n: 1500,
    });
  });

  it('[M3] which side means drift goes by the method, and names lie', () => {
    expect([isDrifted('K-S p_value', 0.05, 0.05), isDrifted('chi-square p_value', 0.05, 0.05)]).toEqual([
      true,
      false,
    ]);
    expect([isDrifted('PSI', 0.1, 0.1), isDrifted('Energy-distance', 0.1, 0.1)]).toEqual([true, false]);
    expect(lowIsDrift('Total-Variation-Distance')).toBe(true);
    expect([lowIsDrift('custom function'), lowIsDrift('toString')]).toEqual([null, null]);
  });
});

describe('what is shown of an answer', () => {
  it('[M3] is a line of 300 characters at most, without secrets', () => {
    expect(shownText('a\u0000\n b  c')).toBe('a b c');
    expect(shownText('x'.repeat(1e6)).length).toBeLessThanOrEqual(300);
    expect(shownText('Bearer abc123 is wrong', { secret: 'abc123' })).toBe('Bearer ••• is wrong');
  });
});
