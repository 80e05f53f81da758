import { readFileSync } from 'node:fs';

const JOURNAL = new URL('./migrations/meta/_journal.json', import.meta.url);

/** The program's migrations, in order. `when` is how the migrator tells them apart: by the time that each bears. */
export const journal = (): { tag: string; when: number }[] =>
  (JSON.parse(readFileSync(JOURNAL, 'utf8')) as { entries: { tag: string; when: number }[] }).entries;
