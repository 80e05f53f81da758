import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { csv } from '../../../../src/monitoring/feeds/csv/kind.ts';
import type { CsvQuery } from '../../../../src/monitoring/feeds/csv/read.ts';
import { askOf, webAt } from '../../../support/feeds.ts';
import { type Answering, endWebServers, saying, webServer } from '../../../support/web-server.ts';

endWebServers();

const NONE: CsvQuery = { answer: 'last', column: null, rows: null, cases: null, measured: null };

async function asked(body: string | Buffer | Answering, query: Partial<CsvQuery>) {
  const { host } = await webServer(typeof body === 'function' ? body : saying(body, 'text/csv'));
  return askOf(csv, { ...NONE, ...query }, webAt(host));
}

const DAYS = [
  'day,region,precision,n,at',
  '1,north,0.91,100,2026-06-01T00:00:00Z',
  '1,south,0.88,90,2026-06-01T00:00:00Z',
  '2,north,0.93,110,2026-06-02T00:00:00Z',
  '',
].join('\n');

describe('CSV over HTTP', () => {
  it('[M3] one cell of the last row, with its cases and its time', async () => {
    expect(await asked(DAYS, { column: 'precision', cases: 'n', measured: 'at' })).toEqual({
      kind: 'value',
      value: 0.93,
      n: 110,
      sampledAt: Temporal.Instant.from('2026-06-02T00:00:00Z'),
      shown: 'day: 2, region: north, precision: 0.93, n: 110, at: 2026-06-02T00:00:00Z',
    });
    expect(await asked(DAYS, { column: 'precision', rows: 'region=south' })).toMatchObject({ value: 0.88 });
  });

  it('[M3] the one row there is, and how many there are', async () => {
    expect(await asked(DAYS, { answer: 'only', column: 'precision', rows: 'region = south' })).toMatchObject({
      value: 0.88,
    });
    await expect(asked(DAYS, { answer: 'only', column: 'precision' })).rejects.toMatchObject({
      code: 'ambiguous',
      message: expect.stringContaining('3 rows where one was meant'),
    });
    expect(await asked(DAYS, { answer: 'count' })).toMatchObject({ value: 3, n: 3 });
    expect(await asked(DAYS, { answer: 'count', rows: 'region=west' })).toMatchObject({ value: 0 });
    expect(await asked(DAYS, { column: 'precision', rows: 'region=west' })).toMatchObject({
      kind: 'nothing',
    });
  });

  it('[M4] its columns, each cell as it was written and how often', async () => {
    expect(await asked(DAYS, { answer: 'columns', rows: 'day=1' })).toEqual({
      kind: 'columns',
      n: 2,
      columns: [
        { name: 'day', cells: new Map([['1', 2]]) },
        {
          name: 'region',
          cells: new Map([
            ['north', 1],
            ['south', 1],
          ]),
        },
        {
          name: 'precision',
          cells: new Map([
            ['0.91', 1],
            ['0.88', 1],
          ]),
        },
        {
          name: 'n',
          cells: new Map([
            ['100', 1],
            ['90', 1],
          ]),
        },
        { name: 'at', cells: new Map([['2026-06-01T00:00:00Z', 2]]) },
      ],
      shown: '2 rows of day, region, precision, n, at',
    });
  });

  it.each([
    ['packed with gzip', gzipSync(DAYS)],
    [
      'with semicolons, a mark of order and CRLF',
      `\ufeff${DAYS.replaceAll(',', ';').replaceAll('\n', '\r\n')}`,
    ],
    ['with tabs', DAYS.replaceAll(',', '\t')],
    ['with quotes', DAYS.replace('2,north', '"2","no""rth,\n"')],
  ])('[M3] %s it is the same', async (_, body) => {
    expect(await asked(body, { column: 'precision' })).toMatchObject({ value: 0.93 });
  });

  // f10, and as everywhere in the product.
  it.each(['', ' ', 'NaN', 'NA', 'null', '#N/A'])('[M3] a cell with “%s” is no data, not 0', async (cell) => {
    expect(await asked(`a,b\n1,1\n2,${cell}\n`, { column: 'b' })).toMatchObject({ kind: 'nothing' });
  });

  it.each([
    ['a changed header', DAYS, { column: 'recall' }, 'query', /no column “recall”; there are: day, region/],
    [
      'a changed header of the choice',
      DAYS,
      { answer: 'count', rows: 'state=x' },
      'query',
      /no column “state”/,
    ],
    ['a name twice', 'a,a\n1,2\n', { column: 'a' }, 'ambiguous', /Two columns are called “a”/],
    [
      'a row of another width',
      'a,b\n1,2\n1,2,3\n',
      { column: 'a' },
      'not understood',
      /Row 3 has 3 cells, the header 2/,
    ],
    ['a quote that never closes', 'a,b\n1,"2\n', { column: 'a' }, 'not understood', /no CSV/],
    ['a comma for the point', 'a;b\n1;0,93\n', { column: 'b' }, 'not a number', /“0,93”/],
    ['a percentage', 'a\n93 %\n', { column: 'a' }, 'not a number', /“93 %”/],
    ['infinity', 'a\ninf\n', { column: 'a' }, 'not a number', /inf/],
    [
      'another encoding',
      Buffer.from('a\ngr\xfc\xdfe\n', 'latin1'),
      { column: 'a' },
      'not understood',
      /UTF-8/,
    ],
    ['half a gzip', gzipSync(DAYS.repeat(50)).subarray(0, 60), { column: 'a' }, 'not understood', /damaged/],
    ['nothing at all', '\n\n', { column: 'a' }, 'not understood', /empty/],
  ] satisfies [string, string | Buffer, Partial<CsvQuery>, string, RegExp][])(
    '[M3] %s is a fault in words',
    async (_, body, query, code, message) => {
      await expect(asked(body, query)).rejects.toMatchObject({
        code,
        message: expect.stringMatching(message),
      });
    },
  );

  it('[X4] rows without end are given up', async () => {
    function* rows() {
      yield 'a\n';
      while (true) yield '1\n'.repeat(50_000);
    }
    const endless: Answering = (_, response) => Readable.from(rows()).pipe(response);
    await expect(asked(endless, { answer: 'count' })).rejects.toMatchObject({
      code: 'too large',
      message: /2,000,000 rows/,
    });
  });
});
