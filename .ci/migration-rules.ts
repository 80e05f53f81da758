/** One statement of a migration that the version before may not live with, and why. */
export interface Unsafe {
  file: string;
  statement: string;
  why: string;
}

/** Released before there was this check; what has been released is never changed. */
const BEFORE = '0044';

/** What grows with use: an index on one of these locks out whoever writes for as long as it takes to make. */
export const LARGE = [
  'audit_event',
  'message',
  'proposed_action',
  'pushed_value',
  'pushed_window',
  'reading',
  'receipt',
  'search_entry',
  'webhook_delivery',
];

/** A line above a statement that says why it can be done while the version before runs. */
const REASON = /^--\s*safe:\s*\S.{19,}$/m;

const name = '"?(?:public"?\\."?)?(\\w+)"?';

/** Each finds what an old version, or whoever is at work meanwhile, would notice. */
const RULES: readonly { found: RegExp; why: string; unlessNew?: boolean }[] = [
  {
    found: /^drop table|^drop sequence|^drop type/i,
    why: 'the version before still uses it; take it away a release later',
  },
  {
    found: /^drop (function|procedure)/i,
    why: 'the version before still calls it; take it away a release later',
  },
  {
    found: /\bdrop column\b/i,
    why: 'the version before still reads and writes it; take it away a release later',
    unlessNew: true,
  },
  {
    found: /^alter (table|index|type)\b.*\srename\s/is,
    why: 'the version before knows the former name; add the new one beside it',
    unlessNew: true,
  },
  {
    found: /\balter column\b.*\btype\s/is,
    why: 'the table is rewritten, and the version before expects the former type',
    unlessNew: true,
  },
  {
    found: /\badd column\b(?=.*\bnot null\b)(?!.*\bdefault\b)/is,
    why: 'rows that are there, and those that the version before writes, have no value for it: give it a default',
    unlessNew: true,
  },
  {
    found: /\badd column\b.*\bdefault\s+(gen_random_uuid|random|clock_timestamp|nextval|md5)\b/is,
    why: 'a default that differs by row rewrites the table',
    unlessNew: true,
  },
  {
    found: /\badd column\b.*\bgenerated always as\b(?!.*\bidentity\b)/is,
    why: 'a stored expression rewrites the table',
    unlessNew: true,
  },
  {
    found: /\bset not null\b/i,
    why: 'every row is read under a lock, and the version before may still write none',
    unlessNew: true,
  },
  {
    found: /\badd constraint\b(?!.*\bnot valid\b)/is,
    why: 'every row is held against it under a lock, and the version before may break it: add it “not valid” first',
    unlessNew: true,
  },
  { found: /^create unique index/i, why: 'the version before may write what it refuses', unlessNew: true },
  {
    found: /^(update|delete from|truncate|insert into)\b/i,
    why: 'rows are changed under whoever reads them, all at once',
    unlessNew: true,
  },
  {
    found: /^(cluster|vacuum full|reindex|lock table)\b/i,
    why: 'the table is locked for as long as it takes',
  },
];

/** What is no rule of ours is safe: tables, columns, functions and policies that are added. */
export function unsafeIn(file: string, text: string): Unsafe[] {
  const statements = text.split(/--> statement-breakpoint/).map((one) => one.trim());
  const made = new Set(
    statements.flatMap((one) =>
      [...withoutComments(one).matchAll(new RegExp(`^create table (?:if not exists )?${name}`, 'gim'))].map(
        (found) => found[1],
      ),
    ),
  );
  return statements.flatMap((statement) => {
    if (REASON.test(statement)) return [];
    const bare = withoutComments(statement);
    const table = tableOf(bare);
    const isNew = table !== null && made.has(table);
    const broken = RULES.filter(({ found, unlessNew }) => !(unlessNew && isNew) && found.test(bare)).map(
      ({ why }) => why,
    );
    if (/^create index/i.test(bare) && !isNew && table !== null && LARGE.includes(table))
      broken.push(
        `${table} is locked against writing while it is made: have operators make it “concurrently” before, under the same name`,
      );
    return broken.map((why) => ({ file, statement: bare.replaceAll(/\s+/g, ' ').slice(0, 120), why }));
  });
}

/** It found no row where the owner is no superuser; 0047 does what it was to do. */
const MENDED = '0045_search_best.sql';

/**
 * [X2] Rows that a migration would change and does not see: the owner of the tables is held to their policies like everybody, unless
 * the same migration takes that off before.
 */
export function unseenIn(file: string, text: string): Unsafe[] {
  if (file === MENDED) return [];
  const free = new Set<string | null | undefined>();
  return text.split(/--> statement-breakpoint/).flatMap((statement) => {
    const bare = withoutComments(statement);
    const table =
      tableOf(bare) ?? new RegExp(`^create table (?:if not exists )?${name}`, 'i').exec(bare)?.[1];
    if (/^create table\b|\bno force row level security/i.test(bare)) free.add(table);
    else if (/\bforce row level security/i.test(bare)) free.delete(table);
    if (!/^(update|delete from|insert into)\b/i.test(bare) || free.has(table)) return [];
    const why = `an owner who is no superuser finds no row of ${table}: “no force row level security” before, and “force” after`;
    return [{ file, statement: bare.replaceAll(/\s+/g, ' ').slice(0, 120), why }];
  });
}

/** The files that this check is for, in order. */
export const toBeChecked = (files: readonly string[]): string[] =>
  files.filter((file) => /^\d{4}_.+\.sql$/.test(file) && file.slice(0, 4) > BEFORE).sort();

/** Bodies of functions are no statements of the migration. */
const withoutComments = (statement: string): string =>
  statement
    .replaceAll(/\$(\w*)\$[\s\S]*?\$\1\$/g, "''")
    .replaceAll(/--.*$/gm, '')
    .replaceAll(/'(?:[^']|'')*'/g, "''")
    .trim();

const tableOf = (statement: string): string | null =>
  new RegExp(
    `^(?:alter table|update|delete from|truncate(?: table)?|insert into)\\s+(?:if exists\\s+|only\\s+)*${name}`,
    'i',
  ).exec(statement)?.[1] ??
  new RegExp(`^create (?:unique )?index\\b.*?\\bon (?:only )?${name}`, 'is').exec(statement)?.[1] ??
  null;
