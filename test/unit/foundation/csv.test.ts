import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dryRun } from '../../../src/forms/csv/dry-run.ts';
import type { PlannedRow } from '../../../src/forms/csv/listing.ts';
import { MAX_ROWS, sourceListing } from '../../../src/foundation/inventory/csv.ts';
import {
  type SourceContext,
  type SourceFields,
  sourceForm,
} from '../../../src/foundation/inventory/source.ts';
import type { Source } from '../../../src/foundation/inventory/store.ts';
import { columnOf } from '../../../src/imports/columns/columns.ts';
import type { Mapping } from '../../../src/imports/columns/mapping.ts';
import { decode } from '../../../src/imports/csv/bytes.ts';
import { separatorOf } from '../../../src/imports/csv/records.ts';
import { neutralize, restore } from '../../../src/imports/csv/write.ts';
import { problemsCsv } from '../../../src/imports/screens/problems.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { playbook } from '../../support/sources.ts';
import { saidOfIt, tableFile } from '../../support/tables.ts';

const { inventory } = playbook;
const HEADINGS = sourceForm.names.map(columnOf);
const HEADER = HEADINGS.join(',');
const row = (name: string) => `${name},SAP,Sales,sql,daily,1 GB,table,,,yes,yes,,`;
const context = { inventory, me: 'ULEAD', today: '2027-03-01' };

const check = (file: string | Uint8Array, said: Mapping | null = null) =>
  dryRun<SourceFields, SourceContext, Source>(saidOfIt(said), tableFile(file), sourceListing, {
    context,
    existing: [],
    names: playbook.tables.sources,
  });
/** As for a person who has nothing to add to what is known of the columns. */
async function checkAll(file: string | Uint8Array) {
  const first = await check(file);
  return first.asks && first.plan === null ? check(file, first.asks.mapping) : first;
}
const problems = async (file: string | Uint8Array) =>
  (await checkAll(file)).problems.map(({ line, column, key }) =>
    `${line} ${column} ${key.replace('imports.fault.', '')}`.replace('  ', ' '),
  );
const names = async (file: string | Uint8Array) =>
  (((await check(file)).plan ?? []) as PlannedRow<SourceFields>[]).map((planned) =>
    planned.kind === 'new' ? planned.fields.name : planned.kind,
  );

const utf16 = (text: string, order: 'le' | 'be') => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};

describe('names', () => {
  it('[X10] [F1.3] a name and the same with something nobody sees are told as one, before anybody confirms', async () => {
    expect(await problems(`${HEADER}\n${row('crm')}\n${row('crm\u200b')}\n${row('cr\u0007m')}`)).toEqual([
      '3 name double-name',
      '4 name double-name',
    ]);
  });
});

describe('bytes', () => {
  const text = `${HEADER}\n${row('Kundenübersicht “neu” 🙂')}`;
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16, little end first', utf16(text, 'le')],
    ['UTF-16, big end first', utf16(text, 'be')],
  ])('[F1.3] reads %s', async (_what, bytes) => {
    expect(await names(bytes)).toEqual(['Kundenübersicht “neu” 🙂']);
    expect((await check(bytes)).remarks).toEqual([]);
  });

  it('[F1.3] reads what is not UTF-8 as Windows-1252, and says so', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${HEADER}\n`),
      Buffer.from(row('M\xfcller \x93quoted\x94 \x80'), 'latin1'),
    ]);
    const found = await check(bytes);
    expect(found.plan).toMatchObject([{ fields: { name: 'Müller “quoted” €' } }]);
    expect(found.remarks).toEqual([{ key: 'imports.notice.encoding', params: {} }]);
  });

  it.each([
    [
      'bytes that are no Windows-1252 either',
      Buffer.concat([Buffer.from(`${HEADER}\n${row('a')}\n`), Buffer.from('\xff\x81', 'latin1')]),
      ['3 bytes'],
    ],
    [
      'UTF-8 that breaks off',
      Buffer.concat([Buffer.from(`${HEADER}\n${row('äöüß')}\n${row('b')}`), Buffer.from([0xc3])]),
      ['3 bytes'],
    ],
    [
      'UTF-8 by its mark, and yet not',
      Buffer.concat([Buffer.from(`\ufeff${HEADER}\n`), Buffer.from(row('M\xfcller'), 'latin1')]),
      ['2 bytes'],
    ],
    ['half a surrogate pair', utf16(`${HEADER}\n${row('\ud83d')}`, 'le'), ['2 bytes']],
    ['an archive that is no workbook', Buffer.from('PK\x03\x04 and so on'), ['0 no-workbook']],
    [
      'a workbook of the old kind',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
      ['0 old-workbook'],
    ],
    ['zero bytes', Buffer.from(`${HEADER}\n${row('a\0b')}`), ['0 binary']],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]), ['0 binary']],
    ['a picture with bytes of no encoding', Buffer.from([0xff, 0x81, 0x0a, 0, 0x8d, 0x0a, 0]), ['0 binary']],
  ])('[F1.3] refuses %s, with the line where there is one', async (_what, bytes, expected) => {
    const told = await problems(bytes);
    expect(told).toEqual(expected);
  });

  it('gives any bytes back as text or as a problem', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const decoded = decode(bytes);
        expect('problems' in decoded ? decoded.problems.length > 0 : decoded.text.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('rows', () => {
  it.each([
    [',', 'comma'],
    [';', 'semicolon'],
    ['\t', 'tab'],
  ])('[F1.3] finds the separator %j (%s)', async (separator) => {
    const file = [HEADER, row('a')].join('\n').replaceAll(',', separator);
    expect(separatorOf(file, (heading) => HEADINGS.includes(heading))).toBe(separator);
    expect(await names(file)).toEqual(['a']);
  });

  it.each(['\n', '\r\n', '\r'])(
    '[F1.3] takes %j as line end, blank lines and no end at the end',
    async (end) => {
      expect(await names(`${HEADER}${end}${end}${row('a')}${end},,,,,,,,,,,,${end}${row('b')}`)).toEqual([
        'a',
        'b',
      ]);
    },
  );

  it('[F1.3] columns stand in any order, in any case; those one can do without can be missing', async () => {
    const columns = [
      'Accessible',
      'EXISTS today',
      'Name',
      'Data Owner',
      'source system',
      'current-format',
      'volume',
      'access',
      'frequency',
    ];
    const found = await check(`${columns.join(',')}\nja,Yes,a,Sales,SAP,Tabelle,1,API,Täglich`);
    expect(found.problems).toEqual([]);
    expect(found.plan).toMatchObject([
      {
        fields: {
          name: 'a',
          format: 'table',
          accessMethod: 'api',
          updateFrequency: 'daily',
          accessible: true,
          extractionPlan: null,
          checkedBy: 'ULEAD',
          checkedOn: '2027-03-01',
        },
      },
    ]);
  });

  it('[F1.3] counts lines as an editor does, over values with line breaks in them', async () => {
    const long = row('a').replace('SAP', '"S\r\nA\r\nP"');
    expect(await problems(`${HEADER}\r\n${long}\r\n\r\n${row('')}\r\n${row('b')},extra`)).toEqual([
      '6 name refusal.required',
      '7 ragged',
    ]);
  });

  it.each([
    ['an empty file', '', ['0 empty']],
    ['a file of blank lines', '\n\n \n', ['0 empty']],
    ['no rows', HEADER, ['0 no-rows']],
    ['a row too short', `${HEADER}\na,b`, ['2 ragged']],
    ['a row too long', `${HEADER}\n${row('a')},more`, ['2 ragged']],
    ['a quote never closed', `${HEADER}\n${row('a')}\n${row('"b')}\n${row('c')}`, ['3 quote']],
    ['a stray quote', `${HEADER}\n${row('a"b"')}`, ['2 stray-quote']],
    ['a name twice', `${HEADER}\n${row('a')}\n${row('A')}`, ['3 name double-name']],
    [
      'a choice nobody offered',
      `${HEADER}\n${row('a').replace('daily', 'often')}`,
      ['2 updateFrequency'.replace('updateFrequency', 'update_frequency foundation.refusal.choice')],
    ],
    ['a check in the future', `${HEADER}\n${row('a')}2099-01-01`, ['2 checked_on foundation.refusal.future']],
    [
      'everything at once',
      `${HEADER}\n,,,,,,,,,,,,x`,
      [
        '2 name refusal.required',
        '2 system refusal.required',
        '2 owner refusal.required',
        '2 access_method refusal.required',
        '2 update_frequency refusal.required',
        '2 volume refusal.required',
        '2 format refusal.required',
        '2 exists_today refusal.required',
        '2 accessible refusal.required',
        '2 checked_on refusal.date',
      ],
    ],
  ])('[F1.3] refuses %s, with line and column', async (_what, file, expected) => {
    expect(await problems(file)).toEqual(expected);
  });

  it('[F1.3] an unnamed column is fine as long as nothing stands in it', async () => {
    expect(await names(`${HEADER},,\n${row('a')},,`)).toEqual(['a']);
    expect(await problems(`${HEADER},,\n${row('a')},,x`)).toEqual(['2 ragged']);
  });

  it('[F1.3] takes so many rows and not one more', async () => {
    const rows = (count: number) =>
      [HEADER, ...Array.from({ length: count }, (_none, n) => row(`s${n}`))].join('\n');
    expect((await check(rows(MAX_ROWS))).counts).toMatchObject({ fresh: MAX_ROWS, bad: 0 });
    expect(await problems(rows(MAX_ROWS + 1))).toEqual([`${MAX_ROWS + 2} too-many`]);
  }, 60_000);

  it('[F1.3] 10 MB are read while others get their turn', async () => {
    const big = `${HEADER}\n${Array.from({ length: 5_000 }, (_none, n) => row(`s${n}`).replace(',,,yes', `,"${'x'.repeat(1_990)}",,yes`)).join('\n')}`;
    let turns = 0;
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      turns += 1;
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    const found = await check(Buffer.from(big));
    clearInterval(timer);
    expect(found.counts).toMatchObject({ fresh: 5_000, bad: 0 });
    expect(turns).toBeGreaterThan(20);
    expect(longest).toBeLessThan(500);
  }, 60_000);
});

describe('cells', () => {
  it('[X3] begin with no formula, and are given back exactly', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc
        .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', "'", "'=", "''+"), fc.string())
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(cell, (value) => {
        const safe = neutralize(value);
        expect(safe).not.toMatch(/^[=+\-@\t\r]/);
        expect(restore(safe)).toBe(value);
      }),
    );
  });

  it('[F1.3] every field of every source is given back', () => {
    for (const field of sourceForm.names) {
      const source = {
        ...Object.fromEntries(sourceForm.names.map((one) => [one, 'x'])),
        personalData: ['contact', 'special category'],
        existsToday: true,
        accessible: false,
        extractionPlan: null,
      } as never;
      const kind = sourceForm.field(field);
      expect(kind?.fromCell(kind.toCell(source[field]), context)).toEqual(source[field]);
    }
  });

  it.each([
    ['personalData', 'Kontaktdaten | HEALTH, special-category', ['contact', 'health', 'special category']],
    ['personalData', 'none', []],
    ['personalData', 'soul', ['soul']],
    ['accessible', 'WAHR', true],
    ['accessible', '0', false],
    ['accessible', 'soon', 'soon'],
    ['format', ' E-Mail ', 'email'],
  ] as const)('reads %s %j', (field, cell, expected) => {
    expect(sourceForm.field(field)?.fromCell(cell.trim(), context)).toEqual(expected);
  });

  it('[X3] the list of problems holds no formula either', () => {
    const csv = problemsCsv(
      [{ line: 2, column: 'name', key: 'foundation.refusal.name-taken', params: { name: '=1' } }],
      sayIn('de'),
    );
    expect(csv).toBe(
      '"Zeile","Spalte","Grund"\r\n"2","name","Eine Quelle namens „=1“ gibt es schon. Bitte anders nennen oder jene bearbeiten."\r\n',
    );
  });
});
