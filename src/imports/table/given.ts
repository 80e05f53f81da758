import { wordKey } from '../../record/word-key.ts';
import { type Headings, type TableColumn, wordsOf } from '../columns/columns.ts';
import type { Header } from '../columns/header.ts';
import { type Mapping, meaningOf } from '../columns/mapping.ts';
import { restore } from '../csv/write.ts';
import type { Row } from '../row.ts';

/** A row as it says what a thing is, in our fields; not checked yet. */
export interface GivenRow {
  line: number;
  /** What the row says; a field that no column holds is not among them. */
  cells: ReadonlyMap<string, string>;
  /** All that stands in it. */
  whole: readonly string[];
}

/** Makes rows of a file say things in our fields. */
export class Giving {
  private readonly places: { column: TableColumn; groups: number[][] }[];
  private readonly mapping: Mapping;
  private readonly header: Header;

  constructor(header: Header, columns: readonly TableColumn[], mapping: Mapping, names: Headings) {
    this.mapping = mapping;
    this.header = header;
    this.places = columns.map((column) => {
      const at = (mapping.columns[column.field] ?? []).map((key) => header.keys.indexOf(key));
      const places = at
        .filter((place) => place >= 0)
        .map((place) => ({ place, ...names.groupOf(header.headings[place] ?? '') }));
      const groups = Map.groupBy(places, ({ group }) => group)
        .values()
        .map((alike) => alike.toSorted((a, b) => a.rank - b.rank).map(({ place }) => place));
      return { column, groups: [...groups] };
    });
  }

  /** What the file calls a field; our own name where it has none. */
  headingOf(field: string): string {
    const found = this.places.find(({ column }) => column.field === field);
    const at = found?.groups[0]?.[0];
    return (at === undefined ? undefined : this.header.headings[at]) || (found?.column.heading ?? field);
  }

  row({ line, cells }: Row): GivenRow {
    const given = new Map<string, string>();
    for (const { column, groups } of this.places) {
      const said = this.said(column, groups, cells);
      if (said !== undefined) given.set(column.field, said);
    }
    return { line, cells: given, whole: cells };
  }

  private said(
    column: TableColumn,
    groups: readonly number[][],
    cells: readonly string[],
  ): string | undefined {
    const same = this.mapping.same[column.field];
    if (groups.length === 0) return same;
    const parts = groups.map(
      (group) => group.map((at) => restore(cells[at] ?? '').trim()).find((text) => text !== '') ?? '',
    );
    const distinct = parts.filter((text, at) => text !== '' && parts.indexOf(text) === at);
    const text = distinct.join(column.between ?? ' ');
    return column.vocabulary ? this.inOurWords(column, text) : text;
  }

  /** Only what somebody said is put in place of a word: what we know ourselves each kind of field reads for itself. */
  private inOurWords(column: TableColumn, text: string): string {
    const said = this.mapping.words[column.field];
    if (!said || text === '') return text;
    if (!column.vocabulary?.isList) return said[wordKey(text)] || text;
    return wordsOf(text)
      .map((word) => meaningOf(this.mapping, column, word) || word)
      .join('; ');
  }
}
