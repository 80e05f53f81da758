import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { query, type Tx } from '../../../db/database.ts';
import type { Engagement } from '../../engagement/store.ts';
import { viewEngagement } from '../../engagement/view.ts';
import type { Actor } from '../../record/act.ts';
import { headOf, readEnds } from '../../record/verify.ts';
import { sealsOf } from '../../seal/store.ts';
import { sealed } from '../../signing/dsse.ts';
import { signingOf } from '../../signing/keys.ts';
import type { World } from '../../world.ts';
import { inTurn, withThread } from '../ask-thread.ts';
import { fileAt, inFolder, json, type Made, nameOf } from '../made.ts';
import { EXPORT_TYPE, KEYS, MANIFEST, manifestOf } from '../manifest.ts';
import type { Written } from '../thread.ts';
import { type CatalogueTable, type ExportColumn, readCatalogue, rowsOf } from './catalogue.ts';
import { EXPORTED, LEFT_OUT } from './tables.ts';
import type { Ask } from './thread.ts';

/** So many rows are under way at once. */
const ROWS = 500;
const CURSOR = 'export_rows';

/** How a table stands in an export, for whoever reads its files. */
interface Described {
  name: string;
  rows: number;
  columns: readonly ExportColumn[];
  /** Columns that are not in it. */
  withheld: readonly string[];
}
type Asking = <Answer>(question: Ask) => Promise<Answer>;

/**
 * [A2] [X9] Everything of an engagement that its people may see, table by table, as JSON Lines and as CSV, from one snapshot.
 * One that the actor may not see is as one that is not there. @throws Refusal
 */
export const makeExport = (world: World, actor: Actor, engagementId: string): Promise<Made> =>
  inTurn(() =>
    inFolder(async (folder) => {
      // Asked first: without a key nothing is worth reading.
      const { id } = await signingOf(world).signer();
      const path = join(folder, 'export.zip');
      return withThread<Ask, Omit<Made, 'done'>>(new URL('./thread.ts', import.meta.url), async (ask) => {
        await ask({ do: 'begin', folder, path });
        const found = await readAll(world, actor, engagementId, ask);
        const { engagement, now } = found;
        const schema = json(schemaOf(found.tables));
        const files = [...found.files, { name: 'schema.json', sha256: sha256(schema) }];
        const envelope = await sealed(world, manifestOf(found, files, EXPORT_TYPE));
        const keys = (await signingOf(world).ever()).filter((key) => (key as { kid?: string }).kid === id);
        await ask({
          do: 'end',
          extra: { 'schema.json': schema, [MANIFEST]: json(envelope), [KEYS]: json({ keys }) },
        });
        const zip = await fileAt(path, `export-${nameOf(engagement, now)}.zip`);
        return { engagement: engagement.name, cycle: engagement.cycle, zip, files: [zip] };
      });
    }),
  );

function readAll(world: World, actor: Actor, engagementId: string, ask: Asking) {
  const { workspaceId } = actor;
  return world.db.inWorkspace(
    workspaceId,
    async (tx) => {
      const engagement = await viewEngagement(tx, actor, engagementId);
      const catalogue = await readCatalogue(tx);
      const files: Written[] = [];
      const tables: Described[] = [];
      for (const { table, without = [] } of EXPORTED) {
        const known = catalogue.get(table);
        if (!known) throw new Error(`there is no table ${table}`);
        const columns = known.columns.filter(({ name }) => !without.includes(name));
        await ask({ do: 'table', name: table, columns: columns.map(({ name }) => name) });
        const rows = await readTable(tx, { catalogue, known, columns, engagement }, ask);
        files.push(...(await ask<Written[]>({ do: 'close' })));
        tables.push({ name: table, rows, columns, withheld: without });
      }
      const seals = await sealsOf(tx, workspaceId, engagement);
      return {
        engagement,
        cycle: engagement.cycle,
        now: world.clock.now(),
        head: headOf(await readEnds(tx, workspaceId)),
        seals: seals.map(({ version, digest }) => ({ version, digest })),
        files,
        tables,
      };
    },
    { snapshot: true },
  );
}

interface Reading {
  catalogue: ReadonlyMap<string, CatalogueTable>;
  known: CatalogueTable;
  columns: readonly ExportColumn[];
  engagement: Engagement;
}

/** Row by row as the database writes them, in the order of their key. @returns how many */
async function readTable(
  tx: Tx,
  { catalogue, known, columns, engagement }: Reading,
  ask: Asking,
): Promise<number> {
  const rows = rowsOf(catalogue, known.name, engagement.id);
  if (rows === null) throw new Error(`${known.name} has no way to an engagement`);
  const listed = (names: readonly string[]) =>
    sql.join(
      names.map((name) => sql`t.${sql.identifier(name)}`),
      sql`, `,
    );
  await tx.execute(
    sql`declare ${sql.identifier(CURSOR)} no scroll cursor for
      select row_to_json(r)::text as line from (
        select ${listed(columns.map(({ name }) => name))} from ${sql.identifier(known.name)} t
        where t.workspace_id = ${engagement.workspaceId} and ${rows} order by ${listed(known.key)}) r`,
  );
  const fetched = sql.raw(`fetch ${ROWS} from ${CURSOR}`);
  let count = 0;
  for (;;) {
    const lines = (await query<{ line: string }>(tx, fetched)).map(({ line }) => line);
    if (lines.length > 0) await ask({ do: 'rows', lines });
    count += lines.length;
    if (lines.length < ROWS) break;
  }
  await tx.execute(sql.raw(`close ${CURSOR}`));
  return count;
}

const schemaOf = (tables: readonly Described[]) => ({
  format: 'Each table is two files: JSON Lines, exactly as stored, and CSV (RFC 4180, UTF-8).',
  csv: 'An empty cell is null or empty. A cell that begins like a formula has an apostrophe before it. Lists and documents are JSON.',
  people: 'People are named by their Slack ids.',
  tables,
  leftOut: LEFT_OUT,
});

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
