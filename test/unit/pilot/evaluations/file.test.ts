import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type FileOptions, readCsvFile, readJsonFile } from '../../../../src/pilot/evaluations/file/read.ts';
import { readSegments } from '../../../../src/pilot/evaluations/lines.ts';
import { findingsReported, reportedEvaluation } from '../../../../src/pilot/evaluations/reported.ts';
import { unlabelledShare } from '../../../../src/pilot/models/findings.ts';
import { NOT_STATED } from '../../../../src/pilot/models/missing.ts';

async function* chunked(bytes: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const usual: FileOptions = { task: 'classification', segments: [] };
const read = (csv: string | Uint8Array, options: Partial<FileOptions> = {}) =>
  readCsvFile(chunked(typeof csv === 'string' ? Buffer.from(csv) : csv), { ...usual, ...options });
const faults = async (csv: string | Uint8Array, options: Partial<FileOptions> = {}) => {
  const { found, problems } = await read(csv, options);
  expect(found).toBeNull();
  return problems.map(
    ({ line, column, key }) => `${line} ${column} ${key.replace('evaluations.fault.', '')}`,
  );
};

const ROWS = `prediction,probability,label,SEX
1,0.9,1,1
0,0.2,0,2
1,0.7,0,2
0,0.4,1,1
`;

describe('[B2] a file of predictions', () => {
  it('[B2] is counted and ranked, overall and for each value of a segment column', async () => {
    const { found, problems } = await read(ROWS, { segments: ['SEX'] });
    expect(problems).toEqual([]);
    expect(found).toMatchObject({ task: 'classification', n: 4 });
    expect(found?.details).toMatchObject({ positive: '1', counts: { tp: 1, fp: 1, fn: 1, tn: 1 } });
    expect(found?.figures.accuracy).toMatchObject({ value: 0.5, n: 4, successes: 2 });
    // 0.9 over both negatives, 0.4 over one of two.
    expect(found?.figures.roc_auc?.value).toBe(0.75);
    expect(found?.segments.map((one) => `${one.segment}=${one.value} n ${one.n}`)).toEqual([
      'SEX=1 n 2',
      'SEX=2 n 2',
    ]);
    expect(found?.segments[0]?.figures.recall).toMatchObject({ value: 0.5, n: 2, successes: 1 });
    // There is no positive case among them, so no recall: 0/0 is no figure.
    expect(found?.segments[1]?.figures.recall).toBeUndefined();
  });

  it.for([
    ['gzip', gzipSync(ROWS)],
    ['two gzip members', Buffer.concat([gzipSync(ROWS.slice(0, 40)), gzipSync(ROWS.slice(40))])],
    ['a byte order mark', Buffer.from(`\ufeff${ROWS}`)],
    ['semicolons', Buffer.from(ROWS.replaceAll(',', ';'))],
    ['tabs', Buffer.from(ROWS.replaceAll(',', '\t'))],
    ['lines of Windows', Buffer.from(ROWS.replaceAll('\n', '\r\n'))],
    ['quotes', Buffer.from(ROWS.replace(/[^,\n]+/g, '"$&"'))],
    ['1.0 for 1', Buffer.from(ROWS.replace(/^1,/gm, '1.0,'))],
    ['no line end at its end', Buffer.from(ROWS.trimEnd())],
    ['names in capitals', Buffer.from(ROWS.replace('prediction', 'Prediction').replace('label', 'LABEL'))],
  ] as const)('[B2] says the same with %s', async ([, bytes]) => {
    const { found } = await read(bytes, { segments: ['SEX'] });
    expect(found).toEqual((await read(ROWS, { segments: ['SEX'] })).found);
  });

  it('[B2] guesses the positive label where it is plain, in the file’s own spelling', async () => {
    const words = ROWS.replace(/(?<=^|,)1(?=,|$)/gm, 'True').replace(/(?<=^|,)0(?=,|$)/gm, 'False');
    expect((await read(words)).found?.details.positive).toBe('True');
    const own = ROWS.replace(/^1,/gm, 'spam,')
      .replace(/^0,/gm, 'ham,')
      .replace(/,1,/g, ',spam,')
      .replace(/,0,/g, ',ham,');
    expect(await faults(own)).toEqual(expect.arrayContaining(['2 probability which-positive']));
    expect((await read(own, { positive: 'spam' })).found?.details.counts).toEqual({
      tp: 1,
      fp: 1,
      fn: 1,
      tn: 1,
    });
  });

  it('[B2] of several classes gives the accuracy', async () => {
    const { found } = await read('prediction,label\na,a\nb,c\nc,c\n');
    expect(Object.keys(found?.figures ?? {})).toEqual(['accuracy']);
    expect(found?.figures.accuracy).toMatchObject({ value: 2 / 3, successes: 2, n: 3 });
  });

  it('[B2] of numbers gives MAE, RMSE and R²', async () => {
    const { found } = await read('prediction,label\n2.5,3\n0,-0.5\n2,2\n8,7\n', { task: 'regression' });
    // scikit-learn’s documentation of the three.
    expect(found?.figures.mae?.value).toBeCloseTo(0.5, 12);
    expect(found?.figures.rmse?.value).toBeCloseTo(Math.sqrt(0.375), 12);
    expect(found?.figures.r2?.value).toBeCloseTo(0.9486081370449679, 12);
  });
});

describe('[B2] who is not in the figures', () => {
  it.for(['', ' ', 'NaN', 'nan', 'None', 'null', 'NULL', 'NA', 'n/a', '#N/A', '<NA>'])(
    '[B2] “%s” is no label: the row is counted, and judged by nobody',
    async (missing) => {
      const { found, problems } = await read(`y_pred,y_true\n1,1\n1,${missing}\n1,1\n1,1\n`);
      expect(problems).toEqual([]);
      expect(found).toMatchObject({ n: 3, details: { unlabelled: 1, labels: ['1'] } });
      expect(found?.figures.precision).toMatchObject({ value: 1, n: 3 });
      expect(found && unlabelledShare(found)).toBe(0.25);
    },
  );

  it('[B2] the same of numbers', async () => {
    const { found } = await read('prediction,label\n2,3\n2,null\n4,4\n', { task: 'regression' });
    expect(found).toMatchObject({ n: 2, details: { unlabelled: 1 } });
    expect(found?.figures.mae?.value).toBe(0.5);
  });

  it('[B6] a row without a segment value belongs to the segment “not stated”, however that is written', async () => {
    const { found } = await read(rowsOf([200, 190, '1'], [200, 188, '2'], [150, 45, ''], [150, 45, 'NaN']), {
      segments: ['SEX'],
    });
    const recall = (value: string) => found?.segments.find((one) => one.value === value)?.figures.recall;
    expect(recall('1')).toMatchObject({ value: 0.95, n: 200 });
    expect(recall(NOT_STATED)).toMatchObject({ value: 0.3, n: 300 });
    expect(found?.segments.reduce((sum, one) => sum + one.n, 0)).toBe(found?.n);
  });

  it('[B6] the same in a summary, in the form and over the API', async () => {
    const summary = 'segment,value,tp,fp,fn,tn\n,,80,10,20,90\nSEX,null,40,5,6,49\nSEX,2,40,5,14,41\n';
    expect((await read(summary)).found?.segments.map((one) => one.value)).toEqual([NOT_STATED, '2']);
    const typed = readSegments('SEX=NaN: 40 5 6 49\nSEX=: recall 0.9 n=10\nSEX=2: 40 5 14 41');
    const segments = 'value' in typed ? typed.value : [];
    const told = findingsReported(
      { confusion: { tp: 80, fp: 10, fn: 20, tn: 90 }, segments },
      'classification',
    );
    expect(told.found.segments.map((one) => one.value)).toEqual([NOT_STATED, NOT_STATED, '2']);
    const body = { confusion: { tp: 1, fp: 0, fn: 0, tn: 0 }, unlabelled: 3 };
    const json = reportedEvaluation.parse({
      ...body,
      segments: [{ segment: 'SEX', value: null, confusion: body.confusion }],
    });
    expect(findingsReported(json, 'classification').found).toMatchObject({
      details: { unlabelled: 3 },
      segments: [{ value: NOT_STATED }],
    });
  });

  it('[B2] a column that the seal has bounds for and that is left out is said, as is what is passed over', async () => {
    const csv = 'id,y_pred,y_pred_proba,y_true,Region\n1,1,0.9,1,north\n2,0,0.2,0,south\n';
    const { found, said } = await read(csv, { sealed: ['region', 'age'] });
    expect(found?.segments).toEqual([]);
    expect(found?.figures.roc_auc?.value).toBe(1);
    expect(said).toEqual({ leftOut: ['region'], absent: ['age'], passedOver: ['id'] });
    expect((await read(csv, { segments: ['REGION'], sealed: ['region'] })).said?.leftOut).toEqual([]);
  });

  it('[F1.3] tells the line of a fault where the header ends in LF and the rows in CRLF', async () => {
    const rows = `prediction,label\n${'1,1\r\n'.repeat(39)}1,0\r\n7,1\r\n`;
    expect(await faults(rows)).toEqual(['42 prediction label-outside']);
    const broken = 'prediction,label,note\n1,1,"a\r\nb"\r\n1,0,c\r\n7,1,d\r\n';
    expect(await faults(broken)).toEqual(['5 prediction label-outside']);
  });
});

/** Positives with a segment’s value, so many of them found. */
const rowsOf = (...groups: [n: number, hits: number, value: string][]): string =>
  `prediction,label,SEX\n0,0,1\n${groups
    .flatMap(([n, hits, value]) => Array.from({ length: n }, (_, at) => `${at < hits ? 1 : 0},1,${value}\n`))
    .join('')}`;

describe('[B2] a file that is not what it should be', () => {
  it.for<[string, string, string[], Partial<FileOptions>?]>([
    ['no rows', 'prediction,label\n', ['0  empty']],
    ['nothing', '', ['0  empty']],
    ['no row with a label', 'prediction,label\n1,\n0,NaN\n', ['0  no-labels']],
    ['a missing prediction', 'prediction,label\n1,1\n,0\n', ['3 prediction label-empty']],
    ['a label outside the set', 'prediction,label\n1,1\n0,0\n1,2\n', ['4 label label-outside']],
    ['a prediction outside the set', 'prediction,label\n1,1\n0,0\n7,0\n', ['4 prediction label-outside']],
    ['a probability of NaN', 'prediction,probability,label\n1,NaN,1\n', ['2 probability probability']],
    ['one over 1', 'prediction,probability,label\n1,1.2,1\n', ['2 probability probability']],
    ['an empty one', 'prediction,probability,label\n1,,1\n', ['2 probability probability']],
    ['a row cut short', 'prediction,probability,label\n1,0.5,1\n0,0.1', ['0  ends']],
    ['a row too short', 'prediction,probability,label\n1,0.5\n0,0.1,0\n', ['2  cells']],
    ['a column that is not there', ROWS, ['1 region no-column'], { segments: ['region'] }],
    ['no label column', 'prediction,employed\n1,1\n', ['1  which-label']],
    ['no prediction column', 'guess,label\n1,1\n', ['1  which-prediction']],
    ['a column that is there twice', 'prediction,label,label\n1,1,1\n', ['1 label column-twice']],
    ['a quote that never closes', 'prediction,label\n1,1\n"1,0\n', ['3  quote']],
    ['a third label', ROWS, ['3 label label-outside'], { positive: 'yes' }],
    [
      'a positive label that never occurs',
      'prediction,label\n0,0\n',
      ['0  positive-absent'],
      { positive: 'yes' },
    ],
    ['words where numbers belong', 'prediction,label\n1,one\n', ['2 label number'], { task: 'regression' }],
    ['an infinite number', 'prediction,label\nInfinity,1\n', ['2 prediction number'], { task: 'regression' }],
  ])('[B2] says so: %s', async ([, csv, expected, options]) => {
    expect((await faults(csv, options)).slice(0, 1)).toEqual(expected);
  });

  it('[B2] tells a gzip file that ends in the middle from a damaged one', async () => {
    const packed = gzipSync(ROWS + ROWS.slice(ROWS.indexOf('\n') + 1).repeat(5_000));
    expect(await faults(packed.subarray(0, packed.length - 20))).toEqual(['0  ends']);
    const damaged = Buffer.from(packed);
    damaged.fill(0xff, 30, 60);
    expect(await faults(damaged)).toEqual(['0  gzip']);
  });

  it('[B2] refuses bytes that are no text', async () => {
    expect(await faults(Buffer.from([0x70, 0x2c, 0xff, 0xfe, 0x0a]))).toEqual(['0  not-text']);
  });

  it('[B2] stops at a hundred problems, at a hundred labels and at two hundred values of a segment', async () => {
    const bad = `prediction,label\n${',1\n'.repeat(500)}`;
    expect(await faults(bad)).toHaveLength(100);
    const many = Array.from({ length: 150 }, (_, at) => `a${at},a${at}`).join('\n');
    expect((await faults(`prediction,label\n${many}\n`))[0]).toBe('102 label label-too-many');
    const values = Array.from({ length: 250 }, (_, at) => `1,1,v${at}`).join('\n');
    expect(await faults(`prediction,label,id\n${values}\n`, { segments: ['id'] })).toEqual([
      '202  too-many-values',
    ]);
  });
});

describe('[B2] a summary', () => {
  it('[B2] of counts', async () => {
    const { found } = await read(
      'segment,value,tp,fp,fn,tn\n,,80,10,20,90\nSEX,1,40,5,6,49\nSEX,2,40,5,14,41\n',
    );
    expect(found).toMatchObject({ n: 200, details: { counts: { tp: 80, fp: 10, fn: 20, tn: 90 } } });
    expect(found?.segments[1]?.figures.recall).toMatchObject({ successes: 40, n: 54 });
  });

  it('[B2] of metrics', async () => {
    const { found } = await read(
      'segment,value,metric,value,n\n,,recall,0.91,204\n,,ROC AUC,0.88,900\nSEX,1,recall,0.9,100\n',
    );
    expect(found).toMatchObject({ n: 900, task: 'classification' });
    expect(found?.figures.recall?.bound).toBeGreaterThan(0.86);
    // A value and a number of cases say nothing of how sure an area is.
    expect(found?.figures.roc_auc).toMatchObject({ value: 0.88, bound: null });
  });

  it.for<[string, string, string]>([
    ['NaN', 'segment,value,metric,value,n\n,,recall,NaN,10\n', '2 value number'],
    ['a metric nobody knows', 'segment,value,metric,value,n\n,,karma,1,10\n', '2 metric unknown-metric'],
    ['no cases', 'segment,value,metric,value,n\n,,recall,0.5,0\n', '2 n whole'],
    ['a negative count', 'segment,value,tp,fp,fn,tn\n,,1,-2,3,4\n', '2 fp whole'],
    ['a metric outside its range', 'segment,value,metric,value,n\n,,recall,1.4,10\n', '0  range'],
    [
      'more in a segment than there are',
      'segment,value,tp,fp,fn,tn\n,,1,1,1,1\nSEX,1,2,2,2,2\n',
      '0  segment-n',
    ],
    [
      'more in all segments than there are',
      'segment,value,tp,fp,fn,tn\n,,1,1,1,1\nSEX,1,1,1,1,0\nSEX,2,1,1,1,0\n',
      '0  segment-sum',
    ],
    ['nothing about all cases', 'segment,value,tp,fp,fn,tn\nSEX,1,2,2,2,2\n', '0  no-cases'],
  ])('[B2] is refused with %s', async ([, csv, expected]) => {
    expect((await faults(csv))[0]).toBe(expected);
  });

  it('[B2] may be JSON, of the form that the API takes', async () => {
    const json = {
      confusion: { tp: 8, fp: 1, fn: 2, tn: 9 },
      segments: [{ segment: 'a', value: 'x', metrics: { recall: { value: 0.8, n: 10 } } }],
    };
    const { found } = await readJsonFile(chunked(Buffer.from(JSON.stringify(json))), 'classification');
    expect(found).toMatchObject({ n: 20, segments: [{ n: 10 }] });
    for (const [text, key] of [
      ['{"confusion":', 'json'],
      ['{"confusion":{"tp":-1,"fp":0,"fn":0,"tn":0}}', 'json-field'],
      ['{"metrics":{"recall":{"value":0.5,"n":0}}}', 'json-field'],
      ['{"metrics":{"recall":{"value":0.5,"n":10,"successes":9}}}', 'contradiction'],
      ['{"task":"regression","metrics":{"recall":{"value":0.5,"n":10}}}', 'other-task'],
    ] as const) {
      const { problems } = await readJsonFile(chunked(Buffer.from(text)), 'classification');
      expect(problems.map((one) => one.key)).toEqual([`evaluations.fault.${key}`]);
    }
  });
});

const DATA = '../shared/data';
type Expected = Record<
  string,
  { n: number; tp: number; aucVariance: number | null } & Record<string, number>
>;

describe.skipIf(!existsSync(DATA))('[B2] the employment predictions', () => {
  it.for([
    ['reference', 'employment-metrics.json'],
    ['analysis', 'employment-metrics-analysis.json'],
  ] as const)(
    '[B2] come to what was computed independently: %s',
    { timeout: 60_000 },
    async ([name, fixture]) => {
      const expected = JSON.parse(readFileSync(`test/fixtures/${fixture}`, 'utf8')) as Expected;
      const { found } = await readCsvFile(createReadStream(`${DATA}/ma-employment-${name}.csv.gz`), {
        ...usual,
        label: 'employed',
        segments: ['SEX', 'RAC1P'],
      });
      const all = found && [
        { name: 'all', ...found },
        ...found.segments.map((one) => ({ name: `${one.segment}=${one.value}`, ...one })),
      ];
      expect(all?.map((one) => one.name).sort()).toEqual(Object.keys(expected).sort());
      for (const { name: group, n, figures } of all ?? []) {
        const wanted = expected[group];
        expect(n, group).toBe(wanted?.n);
        const close = (value: number | null | undefined, to: unknown) =>
          expect(value ?? 0, group).toBeCloseTo(Number(to ?? 0), 9);
        for (const metric of ['accuracy', 'precision', 'recall', 'f1', 'brier'] as const)
          close(figures[metric]?.value, wanted?.[metric]);
        close(figures.roc_auc?.value, wanted?.auc);
        close(figures.log_loss?.value, wanted?.logLoss);
        close(figures.calibration_error?.value, wanted?.calibrationError);
        const wilson = (wanted as unknown as { wilson95: Record<string, [number, number] | null> }).wilson95;
        for (const metric of ['accuracy', 'precision', 'recall'] as const) {
          close(figures[metric]?.lower, wilson[metric]?.[0]);
          close(figures[metric]?.upper, wilson[metric]?.[1]);
        }
        const narrow = (wanted as unknown as { wilson90: Record<string, [number, number] | null> }).wilson90;
        // Wilson's, or the exact one where that is the stricter.
        const [least] = narrow.recall ?? [0];
        expect(figures.recall?.bound ?? 0, group).toBeLessThanOrEqual(Number(least) + 1e-9);
        const rarer = Math.min(Number(wanted?.tp), Number(wanted?.fn));
        if (rarer >= 70) close(figures.recall?.bound, least);
        const share = narrow.f1Share?.[0] ?? 0;
        if (rarer >= 70) close(figures.f1?.bound, (2 * share) / (1 + share));
      }
    },
  );
});
