import { describe, expect, it } from 'vitest';
import { dryRun } from '../../../src/forms/csv/dry-run.ts';
import type { PlannedRow } from '../../../src/forms/csv/listing.ts';
import { sourceListing } from '../../../src/foundation/inventory/csv.ts';
import type { SourceContext, SourceFields } from '../../../src/foundation/inventory/source.ts';
import type { Source } from '../../../src/foundation/inventory/store.ts';
import type { Mapping } from '../../../src/imports/columns/mapping.ts';
import type { DryRun } from '../../../src/imports/kind.ts';
import { grouped } from '../../../src/imports/problem-groups.ts';
import { problemLine } from '../../../src/imports/screens/problem-line.ts';
import { rejectedCsv } from '../../../src/imports/screens/problems.ts';
import { dryRun as dryRunOfUseCases } from '../../../src/prioritization/candidates/csv/read.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { inventory2025 } from '../../fixtures/use-cases.ts';
import { workbook } from '../../fixtures/workbooks.ts';
import { playbook } from '../../support/sources.ts';
import { saidOfIt, tableFile } from '../../support/tables.ts';

const context = { inventory: playbook.inventory, me: 'ULEAD', today: '2027-03-01' };
const read = (content: string | Uint8Array, said: Mapping | null = null, remembered: Mapping | null = null) =>
  dryRun<SourceFields, SourceContext, Source>(saidOfIt(said, remembered), tableFile(content), sourceListing, {
    context,
    existing: [],
    names: playbook.tables.sources,
  });
const fieldsIn = ({ plan }: DryRun): SourceFields[] =>
  (plan as PlannedRow<SourceFields>[]).flatMap((row) => (row.kind === 'new' ? [row.fields] : []));

/** As people export a data catalogue: its own headings and words, nothing on what we ask beyond. */
const CATALOGUE = `dct:title,dct:publisher,dct:accrualPeriodicity,dcat:mediaType,Protocol,Platform,Theme
Orders,Sales,R/P1D,text/csv,SFTP,SAP,Commerce
Calls,Care,http://publications.europa.eu/resource/authority/frequency/WEEKLY,audio/wav,S3,Genesys,Care
Tickets,Care,annual,Excel,REST API,Salesforce,Care
Parts,Plant,fortnightly,database,JDBC,SAP,Plant`;

describe('a data catalogue', () => {
  it('[F1.5] D7: is asked about once: what is known is filled in, what is not is left to say', async () => {
    const found = await read(CATALOGUE);
    expect(found).toMatchObject({ plan: null, problems: [], isBroken: false });
    expect(found.asks?.mapping.columns).toEqual({
      name: ['dct:title'],
      owner: ['dct:publisher'],
      updateFrequency: ['dct:accrualperiodicity'],
      format: ['dcat:mediatype'],
      accessMethod: ['protocol'],
      system: ['platform'],
    });
    expect(found.asks?.columns.map(({ heading }) => heading)).toContain('Theme');
  });

  it('[F1.5] D7: comes in by what was said: catalogue words, words of its own, what is the same in every row', async () => {
    const { asks } = await read(CATALOGUE);
    const said: Mapping = {
      columns: asks?.mapping.columns ?? {},
      same: { volume: 'not stated', existsToday: 'yes', accessible: 'no' },
      words: { updateFrequency: { fortnightly: 'irregular' } },
    };
    const found = await read(CATALOGUE, said);
    expect(found.problems).toEqual([]);
    expect(
      fieldsIn(found).map((one) => [one.name, one.updateFrequency, one.format, one.accessMethod, one.volume]),
    ).toEqual([
      ['Orders', 'daily', 'csv', 'file export', 'not stated'],
      ['Calls', 'weekly', 'audio', 'object storage', 'not stated'],
      ['Tickets', 'yearly', 'spreadsheet', 'api', 'not stated'],
      ['Parts', 'irregular', 'table', 'sql', 'not stated'],
    ]);
    expect(found.remarks).toContainEqual({
      key: 'imports.notice.left-out',
      params: { count: 1, names: 'Theme', more: 0 },
    });
  });

  it('[F1.5] the next one of this shape is not asked about, whatever the order of its columns; a new word is', async () => {
    const { asks } = await read(CATALOGUE);
    const same = { volume: 'not stated', existsToday: 'yes', accessible: 'yes' };
    const words = { updateFrequency: { fortnightly: 'irregular' } };
    const remembered = { columns: asks?.mapping.columns ?? {}, same, words };
    const next = CATALOGUE.replaceAll(/^([^,\n]*),([^,\n]*)/gm, '$2,$1');
    expect((await read(next)).asks?.shape).toBe(asks?.shape);
    const found = await read(next, null, remembered);
    expect(found).toMatchObject({ problems: [], counts: { fresh: 4 } });
    expect(found.remarks).toContainEqual({ key: 'imports.notice.remembered', params: {} });
    const other = await read(next.replace('fortnightly', 'when we like'), null, remembered);
    expect(other).toMatchObject({ plan: null, asks: { mapping: { same } } });
  });

  it('[F1.5] a word that was left open keeps its rows back, and nobody is asked for it again', async () => {
    const { asks } = await read(CATALOGUE);
    const remembered = {
      columns: asks?.mapping.columns ?? {},
      same: { volume: 'not stated', existsToday: 'yes', accessible: 'yes' },
      words: { updateFrequency: { fortnightly: '' } },
    };
    const found = await read(CATALOGUE, null, remembered);
    expect(found).toMatchObject({ isPartial: true, counts: { fresh: 3, bad: 1 } });
    expect(found.problems).toMatchObject([{ line: 5, column: 'dct:accrualPeriodicity' }]);
  });
});

describe('what stands around a table', () => {
  const HEADER = 'name,system,owner,access_method,update_frequency,volume,format,exists_today,accessible';
  const ROW = 'crm,SAP,Sales,sql,daily,1 GB,table,yes,yes';

  it.each([
    [
      'three title rows',
      `Data dictionary\nversion 3\n\n"As of, March"\n${HEADER}\n${ROW}`,
      'imports.notice.above',
      6,
    ],
    [
      'title rows of a spreadsheet, as wide as the table',
      `Data dictionary,,,,,,,,\nversion 3,as of March,,,,,,,\n${HEADER}\n${ROW}`,
      'imports.notice.above',
      4,
    ],
    ['an index column', `,${HEADER}\n0,${ROW}`, 'imports.notice.index', 2],
    [
      'rows with a number and no heading for it',
      `${HEADER}\n1,${ROW}\n2,${ROW.replace('crm', 'erp')}`,
      'imports.notice.index',
      2,
    ],
  ])('[F1.5] D6: %s do no harm, and it is said', async (_what, content, key, line) => {
    const found = await read(content);
    expect(found.problems).toEqual([]);
    expect(fieldsIn(found)[0]).toMatchObject({ name: 'crm', accessible: true });
    expect(found.remarks.map((remark) => remark.key)).toEqual([key]);
    const bad = await read(content.replace('yes,yes', 'yes,'));
    expect(bad.problems[0]).toMatchObject({ line, column: 'accessible' });
  });

  it('[F1.5] D6: the data frame as a workbook, with an index and title rows, is the same table', async () => {
    const rows = [['Data dictionary'], [], ['', ...HEADER.split(',')], [0, ...ROW.split(',')]];
    const found = await read(await workbook({ name: 'List', rows }));
    expect(found.problems).toEqual([]);
    expect(fieldsIn(found)).toMatchObject([{ name: 'crm' }]);
    expect(found.isSheet).toBe(true);
  });

  it('[F1.5] a column that is named nearly as ours, and one that is there twice, are asked about', async () => {
    const slip = await read(`${HEADER.replace('access_method', 'acess_method')}\n${ROW}`);
    expect(slip).toMatchObject({
      plan: null,
      asks: { mapping: { columns: { accessMethod: ['acess method'] } } },
    });
    const twice = await read(`${HEADER},Name\n${ROW},other`);
    expect(twice).toMatchObject({ plan: null, asks: { mapping: { columns: { name: ['name'] } } } });
    expect(twice.asks?.columns.map((column) => column.key)).toContain('name #2');
  });

  it('[X10] D4: names that differ by what nobody sees are one name, told at the dry run', async () => {
    const found = await read(`${HEADER}\n${ROW}\n${ROW.replace('crm', 'crm\u200b')}`);
    expect(found.problems).toMatchObject([{ line: 3, key: 'imports.fault.double-name' }]);
  });
});

describe('what is wrong', () => {
  const HEADER = 'name,system,owner,access_method,update_frequency,volume,format,exists_today,accessible';
  const rows = [
    ...Array.from({ length: 35 }, (_none, n) => `s${n},SAP,,sql,daily,1 GB,table,yes,yes`),
    'fine,SAP,Sales,sql,daily,1 GB,table,yes,yes',
    '=evil,SAP,Sales,sql,daily,1 GB,table,yes,perhaps',
  ];
  const content = [HEADER, ...rows].join('\n');
  const answered = async () => read(content, (await read(content)).asks?.mapping ?? null);

  it('[F1.5] D6: is told once for each kind, with how many rows and which', async () => {
    const groups = grouped((await answered()).problems);
    expect(groups).toMatchObject([
      { column: 'owner', lines: { length: 35 } },
      { column: 'accessible', lines: [38] },
    ]);
    const first = groups[0];
    if (!first) throw new Error('no group');
    expect(problemLine(sayIn('en'), first, false)).toBe(
      '• 35 rows · *owner* — Please fill this in. · lines 2, 3, 4, 5, 6 and 30 more',
    );
    expect(problemLine(sayIn('de'), first, true)).toMatch(
      /^• 35 Zeilen · \*owner\* — .* · Zeilen 2, 3, 4, 5, 6 und 30 weitere$/,
    );
  });

  it('[F1.5] [X3] rows come back with their reason, run as no formula, and are read again once they are repaired', async () => {
    const found = await answered();
    expect(found).toMatchObject({ isPartial: true, counts: { fresh: 1, bad: 36 } });
    const csv = rejectedCsv(found.rejected ?? { headings: [], rows: [] }, found.problems, sayIn('de'));
    expect(csv.split('\r\n')[0]).toContain('"accessible","Grund (Phasegate)"');
    expect(csv).not.toMatch(/(^|,)"[=+\-@]/m);
    const repaired = csv.replaceAll('"SAP",,', '"SAP","Sales",').replace('"perhaps"', '"yes"');
    const again = await read(`\ufeff${repaired}`);
    expect(again).toMatchObject({ problems: [], counts: { fresh: 36, bad: 0 }, remarks: [] });
    expect(fieldsIn(again).map((one) => one.name)).toContain('=evil');
  });
});

describe('the federal inventory of another year', () => {
  const ground = { existing: [], sources: [] };
  const readUseCases = (content: Uint8Array, said: Mapping | null) =>
    dryRunOfUseCases(saidOfIt(said), tableFile(content), ground, playbook.tables.useCases);

  it('[F1.5] D6: a workbook with other headings under two title rows is asked about once, filled in, and comes in', async () => {
    const bytes = await inventory2025();
    const { asks, ...found } = await readUseCases(bytes, null);
    expect(found).toMatchObject({ plan: null, problems: [] });
    expect(asks?.mapping.columns).toEqual({
      name: ['use case name'],
      description: [
        'what problem is the ai intended to solve?',
        "what are the expected benefits and positive outcomes from the ai for an agency's mission and/or the general public?",
        "describe the ai system's outputs.",
      ],
      processOwner: ['agency abbreviation', 'agency name', 'bureau/component'],
    });
    const ready = await readUseCases(bytes, asks?.mapping ?? null);
    expect(ready).toMatchObject({ problems: [], counts: { fresh: 3, bad: 0 } });
    expect(ready.plan).toMatchObject([
      { fields: { name: 'Chatbot (DOR · Roads)', processOwner: 'DOR · Roads' } },
      { fields: { name: 'Chatbot (DOP)', description: 'Answers visitors.\n\nFewer calls.\n\nText.' } },
      { fields: { name: 'Potholes' } },
    ]);
  });
});
