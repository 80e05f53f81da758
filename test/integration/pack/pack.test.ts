import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import { and, eq } from 'drizzle-orm';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../db/database.ts';
import { engagement } from '../../../db/schema/engagement.ts';
import { makeKey } from '../../../src/api/keys/make.ts';
import type { ApiServer } from '../../../src/api/server.ts';
import { readCatalogue, rowsOf } from '../../../src/pack/export/catalogue.ts';
import { makeExport } from '../../../src/pack/export/make.ts';
import { EXPORTED, LEFT_OUT } from '../../../src/pack/export/tables.ts';
import type { Made } from '../../../src/pack/made.ts';
import { makePack } from '../../../src/pack/make.ts';
import { keySet, verifyPack } from '../../../src/pack/verify.ts';
import { verifyChain } from '../../../src/record/verify.ts';
import { rooms } from '../../../src/rooms.ts';
import { signingOf } from '../../../src/signing/keys.ts';
import { replaceKeys } from '../../../src/signing/rotate.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { openEmbedded } from '../../support/database.ts';
import { slackActor, startedEngagement } from '../../support/engagements.ts';
import { putInPhase } from '../../support/evaluations.ts';
import { knowPeople } from '../../support/people.ts';
import { offeredIn, serveRest } from '../../support/rest.ts';
import { addSource, aSource } from '../../support/sources.ts';
import { DIGEST, judge, type StagesBench, stagesBench } from '../../support/stages.ts';
import { record } from '../../support/verdicts.ts';

const NAME = '<script>alert(1)</script> [a](javascript:b) | 顧客 🚀 عقد';
const FORMULA = '=HYPERLINK("http://x","here")';
const schema = async (name: string) =>
  JSON.parse(await readFile(new URL(`../../fixtures/schemas/${name}.json`, import.meta.url), 'utf8'));
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

describe('the evidence pack', () => {
  let db: Database;
  let made: StagesBench;
  let server: ApiServer;
  let pack: Made;
  let bytes: Uint8Array;
  let files: Record<string, Uint8Array>;

  beforeAll(async () => {
    db = await openEmbedded();
    made = await stagesBench(db, { rooms });
    const { world, workspaceId, engagementId } = made;
    await knowPeople(db, workspaceId, { UOTHER: {} });
    await addSource(world, slackActor(workspaceId, 'ULEAD'), {
      id: randomUUID(),
      engagementId,
      fields: aSource({ name: NAME, system: FORMULA, volume: 'x'.repeat(80) }),
    });
    await putInPhase(db, made, 3);
    await record(made, 'v3', { hits: 95, n: 100 });
    await putInPhase(db, made, 4);
    await judge(made, { right: 300, ago: 2 }, { right: 290, wrong: 10, ago: 1 });
    pack = await makePack(world, slackActor(workspaceId, 'ULEAD'), sayIn('en'), {
      engagementId,
      cycle: null,
    });
    bytes = await readFile(pack.zip.path);
    files = unzipSync(bytes);
    server = await serveRest(world);
  }, 120_000);
  afterAll(async () => {
    await pack?.done();
    await server?.stop();
    await db?.close();
  });

  const known = async () => keySet.parse({ keys: await signingOf(made.world).ever() });

  it('[A2] is one signed file with every chapter, and its list is checked against the published keys', async () => {
    expect(Object.keys(files).toSorted()).toEqual(
      expect.arrayContaining([
        ...['manifest.dsse.json', 'ml-bom.cdx.json', 'model-card.json', 'pack.md', 'pack.pdf'],
        'signing-keys.json',
      ]),
    );
    const chapters = text(files['pack.md']).match(/^## .*$/gm);
    expect(chapters).toEqual(
      ['Engagement', 'Model card', 'Data inventory', 'Gaps and waivers', 'Lineage', 'Pipeline validation']
        .concat('Prioritization matrix', 'Seal', 'Risk tier and EU AI Act', 'Staging runs')
        .concat('Evaluations and verdicts', 'Supervised period and stages', 'Edge cases', 'Monitoring')
        .concat('Retraining', 'Gates and approvals', 'Record')
        .map((title) => `## ${title}`),
    );
    const pdf = Buffer.from(files['pack.pdf'] ?? []).toString('latin1');
    expect(pdf.slice(0, 8)).toBe('%PDF-1.7');
    for (const said of ['/Lang (en)', '/Title', '/Author', '/DisplayDocTitle true', '/Outlines'])
      expect(pdf).toContain(said);
    const { about, isVouchedFor } = await verifyPack(bytes, await known());
    expect(isVouchedFor).toBe(true);
    const report = await db.inWorkspace(made.workspaceId, (tx) => verifyChain(tx, made.workspaceId));
    expect(about).toMatchObject({ cycle: 1, auditHead: report.head, seals: [{ version: 1 }] });
  });

  it('[A2] a changed, missing or added file, another list and a key that was taken back are found', async () => {
    const { 'pack.md': gone, ...rest } = files;
    const keys = await known();
    await expect(verifyPack(zipSync(rest), keys)).rejects.toThrow('pack.md is missing');
    const changed = { ...files, 'pack.md': strToU8(text(gone).replace('v3', 'v4')) };
    await expect(verifyPack(zipSync(changed), keys)).rejects.toThrow('pack.md is not the file');
    await expect(verifyPack(zipSync({ ...files, more: strToU8('x') }), keys)).rejects.toThrow(
      'more was added',
    );
    const list = JSON.parse(text(files['manifest.dsse.json']));
    const payload = Buffer.from(list.payload, 'base64').toString().replace('"cycle":1', '"cycle":2');
    const forged = { ...list, payload: Buffer.from(payload).toString('base64') };
    const swapped = { ...files, 'manifest.dsse.json': strToU8(JSON.stringify(forged)) };
    await expect(verifyPack(zipSync(swapped), keys)).rejects.toThrow('signature does not fit');
    await expect(verifyPack(strToU8('nothing'), keys)).rejects.toThrow('no ZIP');
    await replaceKeys(made.world);
    await expect(verifyPack(bytes, await known())).rejects.toThrow('none of the known keys');
  });

  it('[X3] what people typed is text in the Markdown, whatever it looks like', () => {
    const written = text(files['pack.md']);
    expect(written).toContain('&lt;script&gt;alert(1)&lt;/script&gt; \\[a\\](javascript:b) \\| 顧客 🚀 عقد');
    expect(written).not.toContain('<script>');
  });

  it('[A2] model card and bill of materials keep to their published schemas and name what was approved', async () => {
    const ajv = new Ajv({ strict: false, validateFormats: false });
    ajv.addSchema({ $id: 'http://cyclonedx.org/schema/spdx.schema.json' });
    ajv.addSchema({
      $id: 'http://cyclonedx.org/schema/jsf-0.82.schema.json',
      definitions: { signature: {} },
    });
    const card = JSON.parse(text(files['model-card.json']));
    const bom = JSON.parse(text(files['ml-bom.cdx.json']));
    for (const [name, one] of [
      ['model-card-0.0.2', card],
      ['cyclonedx-1.6', bom],
    ] as const) {
      const isValid = ajv.compile(await schema(name));
      expect(isValid(one), JSON.stringify(isValid.errors)).toBe(true);
    }
    expect(card.model_details.version.name).toBe('v3');
    expect(card.quantitative_analysis.performance_metrics).not.toEqual([]);
    expect(bom.components[0]).toMatchObject({
      type: 'machine-learning-model',
      version: 'v3',
      hashes: [{ alg: 'SHA-256', content: DIGEST }],
    });
    const approvals = bom.components[0].properties.map(({ name }: { name: string }) => name);
    expect(approvals).toContain('phasegate:approval:performance');
  });

  it('[X9] over the API: a scope of its own, and one that is hidden is as one that is not there', async () => {
    const { world, workspaceId, engagementId } = made;
    const hidden = await startedEngagement(world, workspaceId, { name: 'Hidden', visibility: 'restricted' });
    const keyOf = (userId: string, scopes: string[]) =>
      makeKey(world, slackActor(workspaceId, userId), offeredIn(world), {
        id: randomUUID(),
        name: 'Audit',
        scopes,
        expiresOn: '',
      });
    const call = (id: string, key: string, query = '') =>
      fetch(`${server.url}/v1/engagements/${id}/pack${query}`, {
        headers: { authorization: `Bearer ${key}` },
      });
    const outsider = await keyOf('UOTHER', ['packs:read']);
    const refused = await call(hidden, outsider);
    const nowhere = await call(randomUUID(), outsider);
    expect([refused.status, nowhere.status]).toEqual([404, 404]);
    expect(await refused.json()).toEqual(await nowhere.json());
    expect((await call(engagementId, await keyOf('ULEAD', ['clearance:read']))).status).toBe(403);
    const key = await keyOf('ULEAD', ['packs:read']);
    expect((await call(engagementId, key, '?cycle=7')).status).toBe(422);
    const answer = await call(engagementId, key);
    expect(answer.headers.get('content-type')).toBe('application/zip');
    const sent = new Uint8Array(await answer.arrayBuffer());
    expect(await verifyPack(sent, await known())).toMatchObject({ isVouchedFor: true });
    // Nothing of it stays on the disk.
    await pack.done();
    expect(existsSync(pack.zip.path)).toBe(false);
    const [found] = await db.inWorkspace(workspaceId, (tx) =>
      tx
        .select({ name: engagement.name })
        .from(engagement)
        .where(and(eq(engagement.workspaceId, workspaceId), eq(engagement.id, engagementId))),
    );
    expect(answer.headers.get('content-disposition')).toContain('pack-');
    expect(found?.name).toBe(pack.engagement);
  }, 60_000);

  it('[A2] [X3] [X9] an export is every table of the engagement from one snapshot: no formula, no secret, nobody else’s rows', async () => {
    const { world, workspaceId, engagementId } = made;
    const other = await startedEngagement(world, workspaceId, { name: 'Another' });
    const lead = slackActor(workspaceId, 'ULEAD');
    const exported = await makeExport(world, lead, engagementId);
    const sent = await readFile(exported.zip.path);
    await exported.done();
    expect(await verifyPack(sent, await known())).toMatchObject({ isVouchedFor: true });
    const tables = unzipSync(sent);
    const { tables: described } = JSON.parse(text(tables['schema.json']));
    expect(described.map(({ name }: { name: string }) => name)).toEqual(EXPORTED.map(({ table }) => table));
    for (const { name, rows } of described)
      expect(text(tables[`tables/${name}.jsonl`]).split('\n'), name).toHaveLength(rows + 1);
    const source = JSON.parse(text(tables['tables/source.jsonl']).split('\n')[0] ?? '');
    expect(source).toMatchObject({ name: NAME, system: FORMULA });
    const csv = text(tables['tables/source.csv']);
    expect(csv).toContain(`"'=HYPERLINK(""http://x"",""here"")"`);
    expect(csv).not.toContain('"=HYPERLINK');
    const all = Object.entries(tables)
      .filter(([name]) => name.startsWith('tables/'))
      .map(([, bytes_]) => text(bytes_))
      .join('');
    const { drawSecret } = await made.deployment();
    for (const kept of [drawSecret, other]) expect(all).not.toContain(kept);
    expect(all).toContain(DIGEST);
    await expect(makeExport(world, slackActor(workspaceId, 'UOTHER'), randomUUID())).rejects.toThrow();
  }, 60_000);

  it('[A2] each table that belongs to an engagement is exported, or it is said why not', async () => {
    const catalogue = await db.inWorkspace(made.workspaceId, readCatalogue);
    const theirs = [...catalogue.keys()].filter((name) => rowsOf(catalogue, name, randomUUID()) !== null);
    const thought = [...EXPORTED.map(({ table }) => table), ...Object.keys(LEFT_OUT)];
    expect(thought.toSorted()).toEqual(theirs.toSorted());
    const columns = EXPORTED.flatMap(({ table, without = [] }) =>
      (catalogue.get(table)?.columns ?? []).filter(({ name }) => !without.includes(name)),
    );
    const open = columns.filter(({ name }) => /secret|token|hash|private/.test(name));
    // Names of secrets, and the chains of the record.
    expect(open.map(({ name }) => name)).toEqual(['secret_names', 'secrets_at', 'prev_hash', 'hash']);
  });
});
