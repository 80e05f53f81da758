import type { Block, Button } from '@phasegate/block-kit/blocks.ts';
import type { Page } from '@phasegate/block-kit/fit.ts';
import type { Engagement } from '../engagement/store.ts';
import type { EngagementActing } from '../engagement/verb.ts';
import type { CardContext } from '../room.ts';
import type { TextKey } from '../texts/catalogue.ts';
import type { Say } from '../texts/say.ts';
import type { World } from '../world.ts';
import type { Asked } from './columns/asked.ts';
import type { TableColumn } from './columns/columns.ts';
import type { Mapping } from './columns/mapping.ts';
import type { Digested } from './digested.ts';

/** A person's file, on its way in: read in a dry run, confirmed by a person. */
export interface ImportFile {
  name: string;
  /** Its bytes as they arrive. Read once; their digest is known after the last. */
  bytes: Digested;
}

/** What is wrong with a file, and where. JSON: it is kept between the dry run and the look at it. */
export interface ImportProblem {
  /** From 1, as an editor counts lines and a spreadsheet rows; 0 where it is about the file. */
  line: number;
  /** The column's name; empty where it is about the row or the file. */
  column: string;
  key: TextKey;
  params: Record<string, string | number>;
}

/** Something to be said of a file, in the words of whoever reads it. */
export interface ImportRemark {
  key: TextKey;
  params: Record<string, string | number>;
}

/** Rows that need repair, as the file has them, to be handed back. JSON. */
export interface Rejected {
  headings: string[];
  rows: { line: number; cells: string[] }[];
}

/** What importing a file would do. JSON, kept until it is decided on. */
export interface DryRun {
  /** What `confirm` is given again. */
  plan: unknown;
  problems: ImportProblem[];
  /** Remarks on a file that can be imported all the same. */
  remarks: ImportRemark[];
  /** How many things would be new, changed, unchanged, and how many rows are bad. */
  counts: { fresh: number; changed: number; unchanged: number; bad: number };
  /** The file as a whole is not what it should be. */
  isBroken: boolean;
  /** What was read, a line each, said to the person before they confirm. */
  told: ImportRemark[];
  /** [F1.5] Of a table: what its columns are taken for. Where there is neither plan nor problem, it is asked first. */
  asks?: Asked;
  /** [F1.5] Rows that are fine can be imported without those that are not. */
  isPartial?: boolean;
  rejected?: Rejected;
  /** It is a spreadsheet: its rows are counted, not its lines. */
  isSheet?: boolean;
}

export interface ImportContext {
  world: World;
  workspaceId: string;
  engagement: Engagement;
  /** Who hands the file in. */
  userId: string;
  now: Temporal.Instant;
  /** What was answered beside the file, where the kind asks something: field → value. */
  options: Readonly<Record<string, string>>;
  /** [F1.5] What a person said of this file's columns; null where nobody was asked. */
  mapping: Mapping | null;
  /** What was said of a file of this shape before. */
  remembered(shape: string): Promise<Mapping | null>;
}

/** What is known where a kind asks for more. */
export interface AskedAbout {
  engagementId: string;
  /** Null where the file is handed in together with the answers. */
  fileName: string | null;
  /** What was answered before, where a file is asked about again. */
  options: Readonly<Record<string, string>>;
}

/** Endings of files that hold a table. */
export const TABLE_TYPES = ['csv', 'tsv', 'xlsx', 'xlsm'] as const;

/** A kind of file that people hand in, by modal or by dropping it in the channel. */
export interface ImportKind {
  /** Names it in the database and in buttons: lower case, no blanks. */
  kind: string;
  /** What is in such a file. Takes `count`: 0 is the bare name, “data sources”; else how many, “3 data sources”. */
  name: TextKey;
  /** Endings of file names, without the dot. */
  types: readonly string[];
  /** The phases in which a file dropped in the channel is offered as this kind, its own phase first. */
  phases: readonly number[];
  maxBytes: number;
  /** Files of ours that are filled in are called so: one of such a name is offered as this alone, and no other file is offered as this. */
  called?: RegExp;
  /** What the file must be like, said beside the field for it. mrkdwn. */
  hint?: (say: Say) => string;
  /** Input blocks that ask for more than the file; what is filled in there, as text, comes as `options`. */
  ask?: (context: CardContext, about: AskedAbout) => Promise<Block[]>;
  /** [F1.5] Where it is a table: what its columns may hold. */
  table?: (world: World) => readonly TableColumn[];
  /**
   * Reads a file to the end and says what importing it would do. Writes nothing. May run again.
   * @throws Refusal where it can't be read as things stand: its words are told at the file
   */
  read(context: ImportContext, file: ImportFile): Promise<DryRun>;
  /**
   * Does what the dry run showed, all of it, in the confirm's transaction.
   * @throws Refusal `imports.stale` where things have moved on since
   */
  confirm(acting: EngagementActing, dryRun: DryRun, from: ImportedFrom): Promise<void>;
  /** [F1.3] What confirming a plan changes of the things that are there, a page of them in the file's order. */
  changes?: (
    context: CardContext,
    engagement: Engagement,
    plan: unknown,
    page: number,
  ) => Promise<Page<ChangedThing>>;
  /** What it came to, once it was confirmed; null where there is nothing to say but the counts. */
  outcome?: (context: CardContext, importId: string) => Promise<Outcome | null>;
}

/** A thing that a file changes: its name, and mrkdwn for each field that changes. */
export interface ChangedThing {
  name: string;
  lines: string[];
}

/** What came of a file that was imported: mrkdwn, and the way there. */
export interface Outcome {
  text: string;
  button: Button;
}

export interface ImportedFrom {
  importId: string;
  fileName: string;
  /** SHA-256 of the bytes, hexadecimal. */
  fileDigest: string;
  options: Readonly<Record<string, string>>;
}
