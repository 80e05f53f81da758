import { createHash } from 'node:crypto';
import {
  type Block,
  divider,
  input,
  type Modal,
  modal,
  option,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import type { FormValues } from '@phasegate/block-kit/form-values.ts';
import { multiSelect, select, textInput } from '@phasegate/block-kit/inputs.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { wordKey } from '../../record/word-key.ts';
import { FieldRefusals, Refusal } from '../../refusal.ts';
import { writeMeta } from '../../slack/metadata.ts';
import type { Say } from '../../texts/say.ts';
import { type Asked, type UnknownWord, unknownWords } from '../columns/asked.ts';
import type { TableColumn } from '../columns/columns.ts';
import type { Mapping } from '../columns/mapping.ts';
import { IDS } from '../ids.ts';

/** What stands for a column in a menu is its place; for no column, and for what every row says, this. */
const ABSENT = '-';
const SAME = '=';
/** Words that are asked about at once. */
const MOST_WORDS = 25;
/** Of more columns only the headings are shown. */
const ROOM_FOR_SAMPLES = 30;

const columnField = (field: string): string => `column.${field}`;
const sameField = (field: string): string => `same.${field}`;
/** Names a word's field; what people wrote stands in no id. */
const wordField = ({ field, word }: Pick<UnknownWord, 'field' | 'word'>): string =>
  `word.${field}.${createHash('sha256').update(wordKey(word)).digest('hex').slice(0, 16)}`;

export interface ColumnsForm {
  engagementId: string;
  importId: string;
  fileName: string;
  isSheet: boolean;
  asks: Asked;
  columns: readonly TableColumn[];
  /** What is chosen so far. */
  mapping: Mapping;
}

/** Those a person is asked about, what each row has to say and nothing was found for first; what only our own files have is none of them. */
const inOrder = (columns: readonly TableColumn[], { mapping }: Asked) => {
  const shown = columns.filter(({ hidden }) => !hidden);
  const isOpen = ({ must, field }: TableColumn) =>
    must === true && !mapping.columns[field]?.length && mapping.same[field] === undefined;
  return { open: shown.filter(isOpen), others: shown.filter((column) => !isOpen(column)) };
};

/** [F1.5] Asks once which column of a file holds what, and what its unknown words mean. */
export function columnsModal(say: Say, form: ColumnsForm): Modal {
  const { engagementId, importId, fileName, isSheet, asks, columns, mapping } = form;
  const { rows, line } = asks;
  const { open, others } = inOrder(columns, asks);
  const words = wordsIn(asks, columns, mapping);
  return modal({
    title: say('imports.columns.title'),
    submit: say('imports.submit'),
    close: say('common.cancel'),
    callback_id: IDS.sayColumns,
    private_metadata: writeMeta({ engagementId, importId }),
    blocks: [
      section(say.md('imports.columns.head', { file: fileName, rows, line, isSheet })),
      ...open.flatMap((column) => columnBlocks(say, form, column)),
      ...(words.length > 0 ? [divider(), section(say.md('imports.columns.words'))] : []),
      ...words.map((unknown) => wordBlock(say, columns, mapping, unknown)),
      ...(open.length + words.length > 0 ? [divider()] : []),
      ...others.flatMap((column) => columnBlocks(say, form, column)),
    ],
  });
}

/** The words to be asked about, those that nobody answered first; an answer can be changed. */
function wordsIn(asks: Asked, columns: readonly TableColumn[], mapping: Mapping): UnknownWord[] {
  const isAnswered = ({ field, word }: UnknownWord) => Boolean(asks.mapping.words[field]?.[wordKey(word)]);
  const unknown = unknownWords(asks, { ...mapping, words: {} }, columns);
  return [...unknown.filter((word) => !isAnswered(word)), ...unknown.filter(isAnswered)].slice(0, MOST_WORDS);
}

/** How a column stands in a menu: a view holds 250 kB, and each menu holds all of them. */
function placesIn(say: Say, { columns }: Asked) {
  const isLong = columns.length > ROOM_FOR_SAMPLES;
  return columns.map(({ heading, sample }, at) => {
    const text = fitText(heading, 40);
    const isShown = !isLong && sample !== '';
    return option(isShown ? say('imports.columns.option', { heading: text, sample }) : text, String(at));
  });
}

function columnBlocks(say: Say, { asks, mapping }: ColumnsForm, column: TableColumn): Block[] {
  const { field, vocabulary, must, between } = column;
  const held = mapping.columns[field] ?? [];
  const places = placesIn(say, asks);
  const chosen = held.map((key) => String(asks.columns.findIndex((one) => one.key === key)));
  const action = `${IDS.column}.${field}`;
  const label = column.label(say);
  if (between !== undefined)
    return places.length === 0
      ? []
      : [
          input(columnField(field), label, multiSelect(action, places, { initial: chosen }), {
            optional: true,
            dispatch_action: true,
          }),
        ];
  const same = vocabulary && !vocabulary.isList ? vocabulary.choices : [];
  const options = [
    option(say('imports.columns.absent'), ABSENT),
    ...same.map(({ key, name }) =>
      option(say('imports.columns.same', { value: name(say) }), `${SAME}${key}`),
    ),
    ...places,
  ].slice(0, LIMITS.select.options);
  const isSame = mapping.same[field] !== undefined && same.length > 0;
  const initial = isSame ? `${SAME}${mapping.same[field]}` : (chosen[0] ?? ABSENT);
  return [
    input(columnField(field), label, select(action, options, { initial }), {
      optional: !must,
      dispatch_action: true,
    }),
    ...(must && !vocabulary && !column.tells && chosen.length === 0
      ? [
          input(
            sameField(field),
            say('imports.columns.same-label', { label }),
            textInput(`${IDS.column}.same.${field}`, { initial: mapping.same[field] ?? '', max: 80 }),
            { optional: true },
          ),
        ]
      : []),
  ];
}

function wordBlock(say: Say, columns: readonly TableColumn[], mapping: Mapping, unknown: UnknownWord): Block {
  const column = columns.find(({ field }) => field === unknown.field);
  const options = (column?.vocabulary?.choices ?? []).map(({ key, name }) => option(name(say), key));
  const initial = mapping.words[unknown.field]?.[wordKey(unknown.word)] ?? '';
  const { word, rows } = unknown;
  const label = say('imports.columns.word', { label: column?.label(say) ?? '', word, rows });
  const element = select(`${IDS.column}.word`, options, {
    initial,
    placeholder: say('imports.columns.choose'),
  });
  return input(wordField(unknown), label, element, { optional: true });
}

/** What is chosen in the form so far. */
export function readColumns(
  values: FormValues,
  { asks, columns }: Pick<ColumnsForm, 'asks' | 'columns'>,
): Mapping {
  const chosen: Mapping = { columns: {}, same: {}, words: {} };
  const keyAt = (place: string): string[] => {
    const found = asks.columns[Number(place)];
    return /^\d+$/.test(place) && found ? [found.key] : [];
  };
  for (const { field, between, hidden, tells } of columns) {
    const said = values.text(columnField(field));
    const held = between === undefined ? keyAt(said) : values.list(columnField(field)).flatMap(keyAt);
    // What is not asked for stays as it was read.
    const kept = hidden ? (asks.mapping.columns[field] ?? []) : held;
    if (kept.length > 0) chosen.columns[field] = kept;
    else if (said.startsWith(SAME)) chosen.same[field] = said.slice(1);
    else if (!tells && values.text(sameField(field)) !== '')
      chosen.same[field] = values.text(sameField(field));
  }
  for (const { field, word } of unknownWords(asks, chosen, columns)) {
    const before = asks.mapping.words[field]?.[wordKey(word)] ?? '';
    const name = wordField({ field, word });
    const key = values.has(name) ? values.text(name) : before;
    chosen.words[field] = { ...chosen.words[field], [wordKey(word)]: key };
  }
  return chosen;
}

/** @throws FieldRefusals where each row would lack what it has to say, or one column is to be two things */
export function checkColumns(say: Say, columns: readonly TableColumn[], mapping: Mapping): void {
  const taken = new Map<string, TableColumn>();
  const faults = columns.flatMap((column) => {
    const { field, must, tells, hidden } = column;
    if (hidden) return [];
    const held = mapping.columns[field] ?? [];
    const other = held.map((key) => taken.get(key)).find((found) => found !== undefined);
    for (const key of held) taken.set(key, taken.get(key) ?? column);
    if (other)
      return [new Refusal('imports.columns.several', { other: other.label(say) }, columnField(field))];
    if (!must || held.length > 0 || mapping.same[field]) return [];
    return [new Refusal('imports.columns.must', { canBeSame: !tells }, columnField(field))];
  });
  if (faults.length > 0) throw new FieldRefusals(faults);
}
