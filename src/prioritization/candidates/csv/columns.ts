import { closest, distance } from 'fastest-levenshtein';
import type { ImportProblem } from '../../../imports/kind.ts';
import { fault } from '../../../imports/problem.ts';
import type { CandidateField } from '../candidate.ts';

/** The documented columns, in the order they are asked for. */
export const COLUMNS: Readonly<Record<CandidateField, string>> = {
  name: 'name',
  description: 'description',
  processOwner: 'process_owner',
  startState: 'start_state',
  endState: 'end_state',
  processDocument: 'process_document',
  sources: 'data_sources',
  costPerTransaction: 'cost_per_transaction',
  currency: 'currency',
  volume: 'volume',
  volumePeriod: 'volume_period',
  improvementRate: 'improvement_rate',
};

/** What people also call them, folded. */
const ALIASES: Readonly<Record<CandidateField, readonly string[]>> = {
  name: ['use case', 'use case name', 'anwendungsfall', 'bezeichnung'],
  description: ['beschreibung', 'purpose', 'zweck'],
  processOwner: ['owner', 'prozessverantwortliche', 'prozessverantwortlicher', 'prozesseigner'],
  startState: ['start', 'startzustand', 'ausgangszustand'],
  endState: ['end', 'endzustand', 'zielzustand'],
  processDocument: ['document', 'prozessdokument', 'prozessbeschreibung'],
  sources: ['sources', 'datenquellen', 'quellen'],
  costPerTransaction: ['cost', 'kosten je vorgang', 'kosten pro vorgang'],
  currency: ['währung', 'waehrung'],
  volume: ['volumen', 'menge', 'anzahl'],
  volumePeriod: ['period', 'zeitraum', 'volumen zeitraum'],
  improvementRate: ['improvement', 'improvement rate percent', 'verbesserung', 'verbesserungsrate'],
};

/** Columns of the federal inventory of AI use cases beside the name; its headings are questions. */
const INVENTORY = {
  purpose: /^what is the intended purpose/,
  outputs: /^describe the ai system.{0,3}s outputs/,
  agency: /^agency$/,
  abbreviation: /^agency abbreviation$/,
  bureau: /^bureau$/,
} as const;
type InventoryColumn = keyof typeof INVENTORY;
export type Meaning = CandidateField | InventoryColumn;

const FIELDS = Object.keys(COLUMNS) as CandidateField[];
const BY_HEADING = new Map<string, CandidateField>(
  FIELDS.flatMap((field) => [COLUMNS[field], ...ALIASES[field]].map((one) => [fold(one), field] as const)),
);

export function meaningOf(heading: string): Meaning | undefined {
  const folded = fold(heading);
  const isInventory = (one: InventoryColumn) => INVENTORY[one].test(folded);
  return BY_HEADING.get(folded) ?? (Object.keys(INVENTORY) as InventoryColumn[]).find(isInventory);
}

function fold(heading: string): string {
  return heading
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
}

export interface Header {
  /** What each column means, by its place; null for one that is not read. */
  meanings: readonly (Meaning | null)[];
  headings: readonly string[];
  /** It is the federal inventory as published: what it has beyond our columns is left out. */
  isInventory: boolean;
}

/** [P1.1] Reads the first row. Every column that is missing, unknown or there twice is told. */
export function readHeader(cells: readonly string[], line: number): Header | ImportProblem[] {
  const headings = cells.map((cell) => cell.replace(/\s+/g, ' ').trim().slice(0, 60));
  const found = cells.map((cell) => meaningOf(cell) ?? null);
  const isInventory = found.includes('purpose');
  const meanings = found.map((one) => (isInventory || (one && one in COLUMNS) ? one : null));
  const problems = headings.flatMap((heading, at) => {
    const meaning = meanings[at] ?? null;
    if (meaning && meanings.indexOf(meaning) < at)
      return [fault('imports.fault.double-column', line, '', { column: heading })];
    return meaning || heading === '' || isInventory ? [] : [unknown(heading, line)];
  });
  if (!meanings.includes('name')) {
    const missing = fault('imports.fault.missing', line, '', { column: COLUMNS.name });
    // Where no column is ours, it is another list: what it has instead is of no interest.
    return meanings.some((one) => one !== null) ? [missing, ...problems] : [missing];
  }
  return problems.length > 0 ? problems : { meanings, headings, isInventory };
}

function unknown(column: string, line: number): ImportProblem {
  const written = fold(column);
  const near = closest(written, [...BY_HEADING.keys()]);
  const isNear = distance(written, near) <= Math.max(2, Math.floor(near.length / 3));
  const meant = isNear ? BY_HEADING.get(near) : undefined;
  return fault('imports.fault.unknown', line, '', { column, near: meant ? COLUMNS[meant] : 'none' });
}
