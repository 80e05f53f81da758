import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlannedRow } from '../../../src/forms/csv/listing.ts';
import type { Mapping } from '../../../src/imports/columns/mapping.ts';
import { CANDIDATE_COLUMNS } from '../../../src/prioritization/candidates/csv/columns.ts';
import { distinctNames } from '../../../src/prioritization/candidates/csv/names.ts';
import { dryRun, type Existing, MAX_ROWS } from '../../../src/prioritization/candidates/csv/read.ts';
import type { CandidateFields } from '../../../src/prioritization/use-case/candidate.ts';
import { nameKey } from '../../../src/record/name-key.ts';
import { inventoryBytes } from '../../fixtures/use-cases.ts';
import { playbook } from '../../support/sources.ts';
import { saidOfIt, tableFile } from '../../support/tables.ts';

const HEADER = CANDIDATE_COLUMNS.map(({ heading }) => heading).join(',');
const CRM = { id: '6e0c1f6e-0000-4000-8000-000000000001', name: 'CRM tickets', openGaps: 0, blockingGaps: 0 };
const ERP = { id: '6e0c1f6e-0000-4000-8000-000000000002', name: 'erp', openGaps: 0, blockingGaps: 0 };
const sources = [CRM, ERP];
const check = (file: string | Uint8Array, existing: readonly Existing[] = [], said: Mapping | null = null) =>
  dryRun(saidOfIt(said), tableFile(file), { existing, sources }, playbook.tables.useCases);
/** As for a person who has nothing to add to what is known of the columns. */
async function checkAll(file: string | Uint8Array) {
  const first = await check(file);
  return first.asks && first.plan === null ? check(file, [], first.asks.mapping) : first;
}
const problems = async (file: string | Uint8Array) =>
  (await checkAll(file)).problems.map(({ line, column, key }) =>
    `${line} ${column} ${key.replace('imports.fault.', '').replace('candidates.', '')}`.replace('  ', ' '),
  );
const fields = async (file: string | Uint8Array) => {
  const { plan, problems: wrong } = await check(file);
  expect(wrong).toEqual([]);
  return ((plan ?? []) as PlannedRow<CandidateFields>[]).map((row) =>
    row.kind === 'new' ? row.fields : row,
  );
};
const usual: CandidateFields = {
  name: 'Triage',
  description: 'Tickets reach the right team',
  processOwner: 'Service desk',
  startState: 'A ticket arrives',
  endState: 'A team has it',
  processDocument: 'https://example.com/triage',
  sources: [CRM.id],
  costPerTransaction: '4.5',
  currency: 'EUR',
  volume: '1000',
  volumePeriod: 'month',
  improvementRate: '20',
};

describe('our columns', () => {
  it('[P1.1] [P3.1] reads every field, in English and in German', async () => {
    const english = `${HEADER}\nTriage,Tickets reach the right team,Service desk,A ticket arrives,A team has it,https://example.com/triage,crm tickets,4.50,eur,1000,per month,20 %`;
    const german = `Anwendungsfall;Beschreibung;Prozesseigner;Startzustand;Endzustand;Prozessdokument;Datenquellen;Kosten je Vorgang;Währung;Volumen;Zeitraum;Verbesserung\nTriage;Tickets reach the right team;Service desk;A ticket arrives;A team has it;https://example.com/triage;CRM tickets;4,50;€;1000;Monat;20`;
    expect(await fields(english)).toEqual([usual]);
    expect(await fields(german)).toEqual([usual]);
  });

  it('[P1.1] only the name is required; several sources are separated by semicolons', async () => {
    expect(await fields('Use case,Data sources\nTriage,"ERP; CRM  Tickets;"')).toMatchObject([
      { name: 'Triage', description: '', processOwner: null, sources: [CRM.id, ERP.id], volume: null },
    ]);
  });

  it.each([
    ['an empty file', '', ['0 empty']],
    ['no rows', HEADER, ['0 no-rows']],
    ['a row without a name', 'name,volume\n,x', ['2 name refusal.required', '2 volume refusal.volume']],
    ['a row too short', 'name,description\na', ['2 ragged']],
    ['a row too long', 'name\na,b', ['2 ragged']],
    ['a name twice that differs', 'name,description\na,x\nA,y', ['3 name double-name']],
    ['a source nobody knows', 'name,sources\na,sap', ['2 sources imports.source']],
    ['a link that is none', 'name,process_document\na,see Anna', ['2 process_document refusal.link']],
    ['a negative volume', 'name,volume,volume_period\na,-5,year', ['2 volume refusal.volume']],
    ['a volume of zero', 'name,volume,volume_period\na,0,year', ['2 volume refusal.volume']],
    ['a rate over all', 'name,improvement_rate\na,120%', ['2 improvement_rate refusal.rate']],
    ['cost without a currency', 'name,cost_per_transaction\na,5', ['2 currency refusal.currency-missing']],
    [
      'two currencies',
      'name,cost_per_transaction,currency\na,5,EUR\nb,5,USD',
      ['3 currency refusal.currencies'],
    ],
    ['a period nobody knows', 'name,volume,volume_period\na,5,fortnight', ['2 volume_period refusal.choose']],
    ['a quote never closed', 'name\na\n"b\nc', ['3 quote']],
    ['an archive that is no workbook', Buffer.from('PK\x03\x04 and so on'), ['0 no-workbook']],
  ])('[P1.1] refuses %s, with line and column', async (_what, file, expected) => {
    expect(await problems(file)).toEqual(expected);
  });

  it('[F1.5] plans the rows that are fine, and keeps the others as they are', async () => {
    const found = await check('name,volume\na,\nb,x');
    expect(found).toMatchObject({
      plan: [{ kind: 'new', fields: { name: 'a' } }],
      isBroken: false,
      isPartial: true,
      counts: { fresh: 1, bad: 1 },
      rejected: { headings: ['name', 'volume'], rows: [{ line: 3, cells: ['b', 'x'] }] },
    });
  });

  it('[F1.5] asks what a column is that nobody knows', async () => {
    const found = await check('name,start_sate\na,here');
    expect(found).toMatchObject({
      plan: null,
      problems: [],
      asks: { mapping: { columns: { name: ['name'], startState: ['start sate'] } } },
    });
  });

  it('[P1.1] cuts texts that are too long rather than refusing them, and says how many', async () => {
    const long = 'Wörter '.repeat(2_000).trim();
    const file = `name,description,process_owner,start_state,end_state\n${[long, long, long, long, long].join(',')}`;
    const [one] = (await fields(file)) as CandidateFields[];
    expect(one?.name).toHaveLength(400);
    expect(one?.description.length).toBeLessThanOrEqual(8_000);
    expect(one?.endState?.endsWith('…')).toBe(true);
    expect((await check(file)).remarks).toContainEqual({
      key: 'candidates.imports.cut',
      params: { count: 5 },
    });
  });

  it('[P1.1] takes so many rows and not one more', async () => {
    const rows = (count: number) =>
      ['name', ...Array.from({ length: count }, (_none, n) => `use case ${n}`)].join('\n');
    expect((await check(rows(MAX_ROWS))).counts).toMatchObject({ fresh: MAX_ROWS, bad: 0 });
    expect(await problems(rows(MAX_ROWS + 1))).toEqual([`${MAX_ROWS + 2} too-many`]);
  }, 60_000);
});

describe('what is there already', () => {
  const existing = [{ id: 'a', version: 3, fields: usual }];

  it('[P1.1] is matched by name; what the file does not say stays', async () => {
    const same = await check('name,volume\nTRIAGE,1000\nOther,', existing);
    expect(same.plan).toMatchObject([
      { kind: 'changed', id: 'a', version: 3, fields: { ...usual, name: 'TRIAGE' } },
      { kind: 'new' },
    ]);
    const unchanged = await check('name,volume\nTriage,1000', existing);
    expect(unchanged).toMatchObject({ plan: [{ kind: 'unchanged' }], counts: { unchanged: 1, fresh: 0 } });
  });

  it('[P3.1] the currency of the others holds; one that the file changes may take another', async () => {
    const dollars = 'name,cost_per_transaction,currency\nOther,5,USD';
    expect((await check(dollars, existing)).problems).toMatchObject([
      { key: 'candidates.refusal.currencies' },
    ]);
    expect((await check(`${dollars}\nTriage,4.5,USD`, existing)).problems).toEqual([]);
  });

  it('[P1.1] a source that was retired stays named where the file says nothing of sources', async () => {
    const old = { ...usual, sources: ['6e0c1f6e-0000-4000-8000-00000000000f'] };
    const found = await check('name,volume\nTriage,5', [{ id: 'a', version: 1, fields: old }]);
    expect(found.problems).toEqual([]);
    expect(found.plan).toMatchObject([{ kind: 'changed', fields: { sources: old.sources, volume: '5' } }]);
  });
});

describe('the federal inventory as published', () => {
  it('[P1.1] is read by its own headings: names told apart, texts fitted, the same row once', async () => {
    const found = await check(inventoryBytes());
    expect(found.problems).toEqual([]);
    expect(found.counts).toEqual({ fresh: 6, changed: 0, unchanged: 1, bad: 0 });
    expect(found.remarks).toEqual([
      { key: 'imports.notice.encoding', params: {} },
      { key: 'candidates.imports.twins', params: { count: 1 } },
      { key: 'candidates.imports.renamed', params: { count: 3 } },
      { key: 'candidates.imports.cut', params: { count: 1 } },
    ]);
    expect(found.told).toEqual([{ key: 'candidates.imports.inventory', params: { count: 7, columns: 11 } }]);
    const planned = ((found.plan ?? []) as PlannedRow<CandidateFields>[]).map((row) =>
      row.kind === 'new' ? row.fields : null,
    );
    expect(planned).toMatchObject([
      {
        name: 'Chatbot (DOR · IT)',
        description: 'Answers people’s questions\nday and night.\n\nA text, with “sources”',
        processOwner: 'DOR · IT',
        sources: [],
      },
      { name: 'Chatbot (DOP · Visitors)' },
      { name: 'chatbot (DOP · Visitors · 2)', description: 'Answers the press.' },
      { name: 'Reading letters', processOwner: 'DOR' },
      { name: 'Finding potholes, by camera', description: '' },
      { name: 'Sorting "urgent" mail', processOwner: 'Office of Everything', description: '=SUM(A1:A3)' },
    ]);
    expect(planned[3]?.description.length).toBeLessThanOrEqual(8_000);
  });
});

describe('names', () => {
  it('[P1.1] are all different, whatever stands in the file, as long as it says whose each is', () => {
    const called = fc.record({
      name: fc.constantFrom('a', 'A', 'b', 'a (x)', 'a (x · 2)', 'n'.repeat(400)),
      of: fc.constantFrom('x', 'y', 'x · 2'),
    });
    fc.assert(
      fc.property(fc.array(called, { maxLength: 40 }), (rows) => {
        const names = distinctNames(rows);
        expect(new Set(names.map(nameKey)).size).toBe(rows.length);
        expect(names.every((name) => name.length <= 400)).toBe(true);
        expect(distinctNames(rows)).toEqual(names);
      }),
    );
  });
});
