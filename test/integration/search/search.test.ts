import { randomUUID } from 'node:crypto';
import { lintView } from '@phasegate/block-kit/validate.ts';
import { eq, getTableName, sql } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { query, type Tx } from '../../../db/database.ts';
import { engagement } from '../../../db/schema/engagement.ts';
import { source } from '../../../db/schema/foundation.ts';
import { openGap } from '../../../src/foundation/gaps/open.ts';
import { rooms } from '../../../src/rooms.ts';
import { find } from '../../../src/search/find.ts';
import { searchModal } from '../../../src/search/screen.ts';
import { queryOf } from '../../../src/search/words.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { eachEngine } from '../../support/database.ts';
import { slackActor, startedEngagement } from '../../support/engagements.ts';
import { knowPeople } from '../../support/people.ts';
import { addSource, aSource } from '../../support/sources.ts';
import { newWorkspace, type TestWorkspace } from '../../support/world.ts';

const say = sayIn('en');

eachEngine('search', (open) => {
  let at: TestWorkspace;
  let other: TestWorkspace;
  let shared: string;
  let restricted: string;

  const add = (
    to: Pick<TestWorkspace, 'world' | 'workspaceId'>,
    engagementId: string,
    name: string,
    more = {},
  ) =>
    addSource(to.world, slackActor(to.workspaceId, 'ULEAD'), {
      engagementId,
      id: randomUUID(),
      fields: { ...aSource({ name, ...more }) },
    });

  beforeAll(async () => {
    const db = await open();
    at = await newWorkspace(db, { rooms });
    other = await newWorkspace(db, { rooms });
    const people = { ULEAD: {}, UANY: {}, UADMIN: { isAdmin: true }, UGUEST: { isExternal: true } };
    for (const { workspaceId } of [at, other]) await knowPeople(db, workspaceId, people);
    shared = await startedEngagement(at.world, at.workspaceId, { name: 'Ticket triage' });
    restricted = await startedEngagement(at.world, at.workspaceId, {
      name: 'Layoffs',
      visibility: 'restricted',
    });
    const elsewhere = await startedEngagement(other.world, other.workspaceId, { name: 'Elsewhere' });
    await add(at, shared, 'crm_tickets', { system: 'Salesforce' });
    await add(at, shared, 'Kündigungen Straße', { owner: 'Büro Köln' });
    await add(at, shared, '顧客サポートチケット（東京）');
    await add(at, restricted, 'crm_severance');
    await add(other, elsewhere, 'crm_elsewhere');
    await openGap(at.world, slackActor(at.workspaceId, 'ULEAD'), {
      engagementId: shared,
      id: randomUUID(),
      fields: {
        type: 'other',
        title: 'Tickets of March are missing',
        effect: 'blocking',
        effectNote: 'No labels',
      },
    });
  });

  const found = async (
    typed: string,
    userId = 'UANY',
    to: Pick<TestWorkspace, 'world' | 'workspaceId'> = at,
  ) => {
    const { workspaceId, world } = to;
    return world.db.inWorkspace(workspaceId, (tx) =>
      find({ tx, workspaceId, world, now: world.clock.now(), say }, slackActor(workspaceId, userId), typed),
    );
  };
  const titles = async (typed: string, userId?: string) =>
    (await found(typed, userId)).hits.map(({ title }) => title).sort();

  it.each([
    { typed: 'crm_tickets', all: ['crm_tickets'] },
    { typed: 'tickets', all: ['Ticket triage', 'Tickets of March are missing', 'crm_tickets'] },
    { typed: 'ticket triage', all: ['Ticket triage'] },
    { typed: 'layoffs', all: [] },
    { typed: 'TICKETS salesforce', all: ['crm_tickets'] },
    { typed: 'tick mar', all: ['Tickets of March are missing'] },
    { typed: 'kündigungen', all: ['Kündigungen Straße'] },
    { typed: 'büro', all: ['Kündigungen Straße'] },
    { typed: 'labels', all: ['Tickets of March are missing'] },
    { typed: 'チケット', all: ['顧客サポートチケット（東京）'] },
    { typed: '東京 顧客', all: ['顧客サポートチケット（東京）'] },
    { typed: 'ﾁｹｯﾄ', all: ['顧客サポートチケット（東京）'] },
    { typed: 'トケ', all: [] },
    { typed: 'nowhere', all: [] },
    { typed: '', all: [] },
    { typed: ' & | ! ( ) :* <-> \\ \' "', all: [] },
  ])('[H4] finds “$typed” in any field, by the beginnings of words', async ({ typed, all }) => {
    expect(await titles(typed)).toEqual(all);
  });

  it('[H4] says what each is, how it stands, and opens it', async () => {
    const { hits } = await found('march');
    expect(hits).toHaveLength(1);
    expect(hits[0]).toMatchObject({
      kind: 'search.kind.gap',
      engagement: 'Ticket triage',
      about: 'blocking, open',
      button: { action_id: 'foundation.gap.show' },
    });
  });

  it('[H4] [X9] shows nothing of what the person may not see, and does not tell that there is something', async () => {
    expect(await titles('crm')).toEqual(['crm_tickets']);
    expect(await titles('crm', 'ULEAD')).toEqual(['crm_severance', 'crm_tickets']);
    expect(await titles('crm', 'UADMIN')).toEqual(['crm_severance', 'crm_tickets']);
    expect(await titles('crm', 'UGUEST')).toEqual([]);
    expect(await titles('crm', 'UNOBODY')).toEqual(['crm_tickets']);
    expect(await found('severance')).toEqual(await found('no such thing'));
  });

  it('[H4] of what thousands of things contain the best comes first, wherever it stands', async () => {
    const { workspaceId, world } = await newWorkspace(await open(), { rooms });
    await knowPeople(world.db, workspaceId, { ULEAD: {} });
    const engagementId = await startedEngagement(world, workspaceId, { name: 'Elsewhere' });
    // Descriptions that mention the word once, as many as an inventory has.
    await world.db.inWorkspace(workspaceId, (tx) =>
      tx.execute(sql`insert into search_entry (workspace_id, kind, subject_id, engagement_id, words)
        select ${workspaceId}, 'source', gen_random_uuid(), ${engagementId},
          search_words(${workspaceId}, 'a long text ' || n || ' that has invoices in it, among many others')
        from generate_series(1, 5000) n`),
    );
    await add({ world, workspaceId }, engagementId, 'invoices');
    const { hits } = await found('invoices', 'ULEAD', { world, workspaceId });
    expect(hits.map(({ title }) => title)).toEqual(['invoices']);
  });

  it('[H4] [X10] İstanbul is found by whoever types an i, in whatever case', async () => {
    await add(at, shared, 'İstanbul şube');
    for (const typed of ['istanbul', 'İSTANBUL', 'i\u0307stanbul', 'Istanbul', 'istan ŞUBE'])
      expect(await titles(typed), typed).toEqual(['İstanbul şube']);
  });

  it('[H4] goes by how things are called by now, and forgets what is gone', async () => {
    const lead = slackActor(at.workspaceId, 'ULEAD');
    const id = randomUUID();
    const fields = aSource({ name: 'legacy_ledger' });
    await addSource(at.world, lead, { engagementId: shared, id, fields });
    expect(await titles('legacy')).toEqual(['legacy_ledger']);
    const inWorkspace = (work: (tx: Tx) => Promise<unknown>) => at.world.db.inWorkspace(at.workspaceId, work);
    await inWorkspace((tx) => tx.update(source).set({ name: 'new_ledger' }).where(eq(source.id, id)));
    expect(await titles('legacy')).toEqual([]);
    expect(await titles('ledger')).toEqual(['new_ledger']);
    await inWorkspace((tx) => tx.delete(source).where(eq(source.id, id)));
    expect(await titles('ledger')).toEqual([]);
  });

  it('[X2] looks up in its own workspace, whatever it is asked, and leaves the transaction as it was', async () => {
    const { db } = at.world;
    const asked = `'${at.workspaceId}crm':* | '${other.workspaceId}crm':*`;
    const all = (tx: Tx) => tx.select({ id: engagement.id }).from(engagement);
    const look = (tx: Tx, ids: string[]) =>
      query<{ id: string }>(
        tx,
        sql`select subject_id as id from find_searchable(${asked}::tsquery, ${`{${ids.join()}}`}::uuid[], 100, 100)`,
      );
    const theirs = await db.inWorkspace(other.workspaceId, all);
    const ours = await db.inWorkspace(at.workspaceId, all);
    const ids = [...theirs, ...ours].map(({ id }) => id);
    const found = await db.inWorkspace(at.workspaceId, async (tx) => {
      const entries = await look(tx, ids);
      const [role] = await query<{ role: string }>(tx, sql`select current_user::text as role`);
      expect(role).toEqual({ role: 'phasegate_app' });
      return entries;
    });
    expect(found).toHaveLength(2);
    await expect(
      db.orm.transaction((tx) => look(tx as Tx, ids)),
      'outside of any',
    ).resolves.toEqual([]);
  });

  it('[H4] what a room declares searchable, triggers keep, and nothing else', async () => {
    const triggers = await query<{ table: string; texts: string }>(
      at.world.db.orm,
      sql`select c.relname::text as table, encode(t.tgargs, 'escape') as texts
          from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
          where p.proname = 'keep_searchable'`,
    );
    const kept = triggers.map(({ table, texts }) => [table, texts.split('\\000').filter(Boolean)]);
    const declared = rooms
      .flatMap((room) => room.search ?? [])
      .map(({ of, texts }) => [
        getTableName(of),
        texts.map((text) => {
          const name = toSnakeCase(text.name);
          return text.table === of ? name : `${getTableName(text.table)}.${name}`;
        }),
      ]);
    expect(Object.fromEntries(kept)).toEqual(Object.fromEntries(declared));
    expect(declared).toHaveLength(7);
  });

  it('[H4] [X8] whatever is typed is words, never an operator, and never a fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (typed) => {
        const { hits } = await found(typed);
        expect(lintView(searchModal(say, '', { hits, isCut: false }))).toEqual([]);
      }),
      { numRuns: 60 },
    );
    expect((await found('x'.repeat(10_000))).hits).toEqual([]);
    expect((await found('顧'.repeat(10_000))).hits).toEqual([]);
    expect(await titles('crm\0_tickets')).toEqual(['crm_tickets']);
    expect(await titles("T0' | 'crm':* & !('x")).toEqual([]);
    expect(await titles(`crm ${'salesforce '.repeat(1_000)}`)).toEqual(['crm_tickets']);
  });
});

describe('words that are searched for', () => {
  it.each([
    ['crm_tickets 2027', "'T1crm':* & 'T1tickets':* & 'T12027':*"],
    ['  Straße  ', "'T1straße':*"],
    ["o'brien", "'T1o':* & 'T1brien':*"],
    ['DB顧客', "'T1db' <-> 'T1顧' <-> 'T1客'"],
    ['&|!', null],
  ])('[H4] %s → %s', (typed, words) => {
    expect(queryOf('T1', typed)).toBe(words);
  });
});

describe('the search screen', () => {
  it('[H4] [H7] empty, usual and overflowing, in both languages', () => {
    const hit = {
      kind: 'search.kind.source',
      engagementId: randomUUID(),
      engagement: 'E'.repeat(300),
      url: `https://phasegate.example.com/open/T1/gate/${randomUUID()}`,
      title: '<!channel> *x*'.repeat(60),
      about: '<@U1> '.repeat(200),
      rank: 1,
      button: { type: 'button', text: { type: 'plain_text', text: 'Open' }, action_id: 'a.b.c', value: 'x' },
    } as const;
    for (const language of ['en', 'de'] as const) {
      const words = sayIn(language);
      for (const hits of [[], [hit], Array.from({ length: 25 }, () => hit)]) {
        const view = searchModal(words, 'crm', { hits, isCut: hits.length > 1 });
        expect(lintView(view)).toEqual([]);
        expect(JSON.stringify(view)).not.toMatch(/<!channel>|<@U1>/);
      }
    }
  });
});
