import { closest, distance } from 'fastest-levenshtein';
import type { TableNames } from '../../playbook/tables-schema.ts';
import { wordKey } from '../../record/word-key.ts';
import type { Say } from '../../texts/say.ts';

/** The words that a column may hold, where it takes a few only. */
export interface Vocabulary {
  choices: readonly { key: string; name(say: Say): string }[];
  /** The key of a word as a file has it; undefined where it is none of them. */
  keyOf(word: string): string | undefined;
  /** A cell holds several. */
  isList: boolean;
}

/** What a column of a file may hold. */
export interface TableColumn {
  /** Names it in what is kept. */
  field: string;
  label(say: Say): string;
  /** What it is called in a file of ours. */
  heading: string;
  /** Each row has to say it. */
  must?: true;
  /** It cannot be the same in every row. */
  tells?: true;
  /** Several columns may hold it; this stands between what they say. */
  between?: string;
  vocabulary?: Vocabulary;
  /** Only our own files have it: nobody is asked for it. */
  hidden?: true;
}

/** Several words in one cell. */
export const wordsOf = (cell: string): string[] =>
  cell
    .split(/[;|,\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** The name of a field in a file: `accessMethod` → `access_method`. */
export const columnOf = (field: string): string =>
  field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** How headings are read: what they are called by us, and what the manifest says others call them. */
export class Headings {
  private readonly exact = new Map<string, string>();
  private readonly beginnings: (readonly [string, string])[] = [];
  private readonly inGroups = new Map<string, { group: string; rank: number }>();
  private readonly published: TableNames['published'];

  constructor(columns: readonly TableColumn[], names: TableNames) {
    this.published = names.published;
    for (const { field, heading } of columns) {
      this.exact.set(wordKey(heading), field);
      for (const known of names.columns[field] ?? []) {
        const group = wordKey([known].flat()[0] ?? '');
        for (const [rank, name] of [known].flat().entries()) {
          const key = wordKey(name);
          if (key.endsWith('…')) this.beginnings.push([key.slice(0, -1), field]);
          else if (!this.exact.has(key)) this.exact.set(key, field);
          if (Array.isArray(known)) this.inGroups.set(key.replace(/…$/, ''), { group, rank });
        }
      }
    }
  }

  /** The field a heading means. */
  fieldOf(heading: string): string | undefined {
    const key = wordKey(heading);
    return this.exact.get(key) ?? this.beginnings.find(([begins]) => key.startsWith(begins))?.[1];
  }

  /** Of columns of one group only the first one that is filled in counts, by rank; a heading that is in none is a group of its own. */
  groupOf(heading: string): { group: string; rank: number } {
    const key = wordKey(heading);
    const begins = this.beginnings.find(([beginning]) => key.startsWith(beginning))?.[0];
    return this.inGroups.get(begins ?? key) ?? { group: key, rank: 0 };
  }

  /** The field whose name a heading nearly is: a slip, perhaps. */
  nearTo(heading: string): string | undefined {
    const key = wordKey(heading);
    const near = closest(key, [...this.exact.keys()]);
    const isNear = key.length > 3 && distance(key, near) <= Math.max(1, Math.floor(near.length / 5));
    return isNear ? this.exact.get(near) : undefined;
  }

  /** The file is a list as it is published: what it has beyond our columns is of no interest. */
  isPublished(headings: readonly string[]): boolean {
    const keys = headings.map(wordKey);
    const has = (known: string): boolean => {
      const key = wordKey(known);
      return key.endsWith('…') ? keys.some((one) => one.startsWith(key.slice(0, -1))) : keys.includes(key);
    };
    return this.published.some((list) => list.has.every(has));
  }
}
