import { createHash, randomUUID } from 'node:crypto';
import { FormValues } from '@phasegate/block-kit/form-values.ts';
import { describe, expect, it } from 'vitest';
import type { Asked } from '../../../src/imports/columns/asked.ts';
import type { TableColumn } from '../../../src/imports/columns/columns.ts';
import { checkColumns, columnsModal, readColumns } from '../../../src/imports/screens/columns.ts';
import { FieldRefusals } from '../../../src/refusal.ts';
import { sayIn } from '../../../src/texts/say.ts';

const say = sayIn('en');
const column = (field: string, more: Partial<TableColumn> = {}): TableColumn => ({
  field,
  heading: field,
  label: () => field,
  ...more,
});
const columns = [
  column('name', { must: true, tells: true }),
  column('volume', { must: true }),
  column('format', {
    must: true,
    vocabulary: {
      choices: [{ key: 'table', name: () => 'Table' }],
      keyOf: (word) => (word === 'table' ? 'table' : undefined),
      isList: false,
    },
  }),
  column('description', { between: ' ' }),
  column('retiredOn', { hidden: true }),
];
const asks: Asked = {
  shape: '0',
  line: 1,
  rows: 3,
  columns: [
    { key: 'title', heading: 'Title', sample: '', words: [] },
    {
      key: 'kind',
      heading: 'Kind',
      sample: '',
      words: [
        ['Rows', 2],
        ['table', 1],
      ],
    },
    { key: 'gone', heading: 'Gone', sample: '', words: [] },
  ],
  mapping: { columns: { retiredOn: ['gone'] }, same: {}, words: {} },
};
/** What is chosen and typed, by block. */
const values = (chosen: Record<string, string | string[]>) =>
  FormValues.from(
    Object.fromEntries(
      Object.entries(chosen).map(([block, value]) => [
        block,
        {
          any: Array.isArray(value)
            ? { type: 'multi_static_select', selected_options: value.map((one) => ({ value: one })) }
            : { type: 'static_select', selected_option: { value } },
        },
      ]),
    ) as never,
  );
const faults = (chosen: Record<string, string | string[]>) => {
  try {
    checkColumns(say, columns, readColumns(values(chosen), { asks, columns }));
    return [];
  } catch (error) {
    if (!(error instanceof FieldRefusals)) throw error;
    return error.refusals.map(({ key, field }) => `${field} ${key}`);
  }
};

describe('what is said of columns', () => {
  it('[F1.5] is read: columns by their place, what every row says, words; what only our files have stays', () => {
    const chosen = {
      'column.name': '0',
      'column.volume': '-',
      'same.volume': 'not stated',
      'column.format': '1',
      'column.description': ['0', '1'],
      [`word.format.${createHash('sha256').update('rows').digest('hex').slice(0, 16)}`]: 'table',
    };
    expect(readColumns(values(chosen), { asks, columns })).toEqual({
      columns: { name: ['title'], format: ['kind'], description: ['title', 'kind'], retiredOn: ['gone'] },
      same: { volume: 'not stated' },
      words: { format: { rows: 'table' } },
    });
    expect(readColumns(values({ ...chosen, 'column.format': '=table' }), { asks, columns })).toMatchObject({
      same: { format: 'table' },
      words: {},
    });
  });

  it('[F1.5] a word that is left open is remembered as left open; nonsense is no column', () => {
    const read = readColumns(
      values({ 'column.format': '1', 'column.name': '99', 'column.volume': '1 or 2' }),
      {
        asks,
        columns,
      },
    );
    expect(read).toMatchObject({ columns: { format: ['kind'] }, words: { format: { rows: '' } } });
    expect(read.columns).not.toHaveProperty('name');
    expect(read.columns).not.toHaveProperty('volume');
  });

  it('[X8] a word that was answered stays in sight with its answer, whatever else is chosen', () => {
    const mapping = { columns: { format: ['kind'] }, same: {}, words: { format: { rows: 'table' } } };
    const form = { engagementId: randomUUID(), importId: randomUUID(), fileName: 'f.csv', isSheet: false };
    const { blocks } = columnsModal(say, { ...form, asks, columns, mapping });
    const word = blocks.find((block) => block.type === 'input' && block.block_id?.startsWith('word.'));
    expect(word).toMatchObject({
      label: { text: 'format: “Rows” (2 rows)' },
      element: { initial_option: { value: 'table' } },
    });
  });

  it('[X8] what each row has to say is told at its field, and so is one column that is to be two things', () => {
    expect(faults({})).toEqual([
      'column.name imports.columns.must',
      'column.volume imports.columns.must',
      'column.format imports.columns.must',
    ]);
    expect(faults({ 'column.name': '0', 'column.volume': '0', 'column.format': '=table' })).toEqual([
      'column.volume imports.columns.several',
    ]);
    // The name cannot be the same in every row.
    expect(
      faults({ 'column.name': '-', 'same.name': 'x', 'column.volume': '2', 'column.format': '1' }),
    ).toEqual(['column.name imports.columns.must']);
  });
});
