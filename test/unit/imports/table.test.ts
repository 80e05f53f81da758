import { describe, expect, it } from 'vitest';
import { TABLE_BOUNDS } from '../../../src/bytes/bounds.ts';
import { openTable } from '../../../src/imports/table/open.ts';
import { readWorkbook } from '../../../src/imports/table/workbook.ts';
import { formatted, partsWith, workbook, zipped } from '../../fixtures/workbooks.ts';
import { tableFile } from '../../support/tables.ts';

const NONE_KNOWN = () => false;
const open = async (content: string | Uint8Array, maxRows = 1_000) => {
  const found = await openTable(tableFile(content), NONE_KNOWN, maxRows);
  return 'problems' in found ? found.problems.map(({ key }) => key) : found;
};

describe('text', () => {
  it.each([
    ['a comma', 'a,b\n1,2', ['1', '2']],
    ['a semicolon beside decimal commas', 'a;b\n1,5;2', ['1,5', '2']],
    ['a tab', 'a\tb\n1\t2', ['1', '2']],
    ['whatever Excel says above', 'sep=|\na|b\n1|2', ['1', '2']],
  ])('[F1.5] is separated by %s', async (_what, text, cells) => {
    const found = await open(text);
    expect(found).toMatchObject({ rows: [{ cells: ['a', 'b'] }, { cells }] });
  });

  it('[F1.5] D6: a first line “sep=;”, with or without a byte order mark, does no harm; lines are counted with it', async () => {
    for (const mark of ['', '\ufeff'])
      expect(await open(`${mark}sep=;\r\na;b\r\n"x;\r\ny";2\r\n3;4`)).toMatchObject({
        rows: [
          { line: 2, cells: ['a', 'b'] },
          { line: 3, cells: ['x;\ny', '2'] },
          { line: 5, cells: ['3', '4'] },
        ],
      });
    expect(await open('sep=;\na;b\n"x;2')).toEqual(['imports.fault.quote']);
  });
});

describe('a workbook', () => {
  it('[F1.5] D6: comes as it would have been typed: days as days, numbers and shares as they are shown, formulas as what they came to', async () => {
    const cells = [
      '<c r="A2" t="inlineStr"><is><t>text, with a comma</t></is></c>',
      '<c r="B2"><v>410000</v></c>',
      '<c r="C2"><v>1.234</v></c>',
      '<c r="D2" s="1"><v>0.2</v></c>',
      '<c r="E2" s="2"><v>46357</v></c>',
      '<c r="F2" t="b"><v>1</v></c>',
      '<c r="G2"><f>1+1</f><v>2</v></c>',
      '<c r="H2" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
      '<c r="I2"><v>0.30000000000000004</v></c>',
      '<c r="J2"><f>B2*2</f></c>',
      '<c r="K2"><v>1E-3</v></c>',
    ];
    const found = await open(zipped(partsWith(`<row r="2">${cells.join('')}</row>`)));
    expect(found).toMatchObject({
      isSheet: true,
      rows: [
        {
          line: 2,
          // 1.2340: what may be read as thousands is written so that it cannot.
          cells: [
            'text, with a comma',
            '410000',
            '1.2340',
            '20 %',
            '2026-12-01',
            'true',
            '2',
            '#DIV/0!',
            '0.3',
            '',
            '0.001',
          ],
        },
      ],
    });
  });

  it.each([
    // `0" %"` puts a sign behind a number: 20 of them are not 2,000 %.
    [20, '0" %"', '20'],
    [20, '0\\%', '20'],
    [0.2, '0.0%', '20 %'],
    [0.2, '[Red]0%;[Black]-0%', '20 %'],
    [410000, '#,##0" records a day"', '410000'],
    [12.5, '[$€-407] #,##0.00', '12.5'],
    // 36 hours are no day of January 1900, whichever year the workbook counts from.
    [1.5, '[h]:mm', '36:00'],
    [0.0625, 'hh:mm', '01:30'],
    [46357.0625, 'h:mm AM/PM', '01:30'],
    [0.5 + 45 / 86_400, '[h]:mm:ss', '12:00:45'],
    [90 / 86_400, '[mm]:ss', '00:01:30'],
    [46357.75, 'dd.mm.yyyy hh:mm', '2026-12-01'],
    [46357, '[$-407]d. mmmm yyyy;@', '2026-12-01'],
  ])('[F1.5] D6: %d in the format %s is read as %s', async (value, numFmt, text) => {
    expect(await open(await formatted(value, numFmt))).toMatchObject({ rows: [{ cells: [text] }] });
  });

  it('[F1.5] D6: hours are hours in a workbook that counts its days from 1904', async () => {
    const found = await open(await formatted(1.5, '[h]:mm', '1904'));
    expect(found).toMatchObject({ rows: [{ cells: ['36:00'] }] });
  });

  it('[F1.5] is read from its first sheet that holds something and can be seen; that there are others is said', async () => {
    const found = await open(
      await workbook(
        { name: 'Old', rows: [['a'], ['b']], hidden: true },
        { name: 'Cover', rows: [] },
        { name: 'List', rows: [['name'], ['x']] },
        { name: 'Notes', rows: [['y']] },
      ),
    );
    expect(found).toMatchObject({
      rows: [{ cells: ['name'] }, { cells: ['x'] }],
      remarks: [{ key: 'imports.notice.sheet', params: { sheet: 'List', others: 2 } }],
    });
  });

  it('[F1.5] what else lies in it, macros and pictures, is not unpacked', async () => {
    const parts = partsWith('<row r="1"><c r="A1"><v>1</v></c></row>');
    const bomb = new Uint8Array(TABLE_BOUNDS.bytes + 1);
    expect(await open(zipped({ ...parts, 'xl/vbaProject.bin': bomb }))).toMatchObject({
      rows: [{ cells: ['1'] }],
    });
  });

  it.each([
    ['an archive of something else', zipped({ 'a.txt': new Uint8Array([1]) }), 'imports.fault.no-workbook'],
    [
      'an archive that was cut off',
      zipped(partsWith('<row r="1"/>')).subarray(0, 300),
      'imports.fault.no-workbook',
    ],
    [
      'a sheet that is no XML',
      zipped({ ...partsWith(''), 'xl/workbook.xml': Buffer.from('no xml') }),
      'imports.fault.no-workbook',
    ],
    [
      'more than is unpacked of one',
      zipped({ ...partsWith(''), 'xl/sharedStrings.xml': Buffer.alloc(TABLE_BOUNDS.bytes, 'a') }),
      'imports.fault.unpacks',
    ],
    [
      'an archive that is nearly nothing, packed',
      zipped({
        ...partsWith(''),
        'xl/sharedStrings.xml': Buffer.alloc(TABLE_BOUNDS.ratioFrom + 1_000_000, 'a'),
      }),
      'imports.fault.bomb',
    ],
    [
      'a table whose corners lie too far apart',
      zipped(
        partsWith('<row r="1"><c r="A1"><v>1</v></c></row><row r="900"><c r="XFD900"><v>1</v></c></row>'),
      ),
      '',
    ],
  ])(
    '[F1.5] %s ends in words',
    async (_what, bytes, key) => {
      const found = await open(bytes);
      if (key === '') expect(found).toMatchObject({ rows: [{ line: 1 }, { line: 900 }] });
      else expect(found).toEqual([key]);
    },
    60_000,
  );

  it('[F1.5] an archive that lies about its sizes is given no more room than it says', async () => {
    const bytes = zipped({ ...partsWith(''), 'xl/sharedStrings.xml': Buffer.alloc(50_000_000, 'a') });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    // In its directory and in front of the part: 50 MB are said to be 10 bytes.
    for (let at = 0; at + 4 < bytes.length; at += 1)
      if (view.getUint32(at, true) === 50_000_000) view.setUint32(at, 10, true);
    const before = process.memoryUsage().arrayBuffers;
    expect(await open(bytes)).toEqual(expect.anything());
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(40_000_000);
  });

  it('[F1.5] takes so many rows and one more, to be told that there are too many', async () => {
    const rows = Array.from({ length: 60 }, (_none, n) => [`row ${n}`]);
    expect(
      ((await open(await workbook({ name: 'List', rows }), 50)) as { rows: unknown[] }).rows,
    ).toHaveLength(51);
  });

  it('[F1.5] one that takes too long is ended', async () => {
    const rows = Array.from({ length: 20_000 }, (_none, n) => [`row ${n}`, 'a', 'b', 'c']);
    const found = await readWorkbook(await workbook({ name: 'List', rows }), 20_000, {
      ...TABLE_BOUNDS,
      time: 1,
    });
    expect(found).toMatchObject({ problems: [{ key: 'imports.fault.slow' }] });
  });

  it('[F1.5] 20,000 rows are read while others get their turn', async () => {
    const rows = Array.from({ length: 20_000 }, (_none, n) =>
      Array.from({ length: 13 }, (_cell, column) => `cell ${n} ${column}`),
    );
    const bytes = await workbook({ name: 'List', rows });
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    const found = await open(bytes, 20_000);
    clearInterval(timer);
    expect((found as { rows: unknown[] }).rows).toHaveLength(20_000);
    expect(longest).toBeLessThan(500);
  }, 60_000);
});
