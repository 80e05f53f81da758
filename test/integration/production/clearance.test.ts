import { createPublicKey, generateKeyPairSync, randomUUID, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../db/database.ts';
import { makeKey } from '../../../src/api/keys/make.ts';
import type { ApiServer } from '../../../src/api/server.ts';
import { findEngagement } from '../../../src/engagement/store.ts';
import { clearance } from '../../../src/production/clearance/command.ts';
import { readFacts } from '../../../src/production/clearance/read.ts';
import { clearanceOf } from '../../../src/production/clearance/rules.ts';
import { pauseStage, resumeStage } from '../../../src/production/stages/pause.ts';
import { signingOf } from '../../../src/signing/keys.ts';
import { openEmbedded } from '../../support/database.ts';
import { putInPhase, putSeal, sealedPlan } from '../../support/evaluations.ts';
import { ROLLOUT } from '../../support/production.ts';
import { offeredIn, serveRest } from '../../support/rest.ts';
import { DIGEST, judge, promote, type StagesBench, stagesBench } from '../../support/stages.ts';
import { record } from '../../support/verdicts.ts';

interface Told {
  go: boolean;
  model: string;
  reasons: { check: string; ok: boolean; detail: string }[];
  envelope: Envelope | null;
}
interface Envelope {
  payload: string;
  payloadType: string;
  signatures: { keyid: string; sig: string }[];
}

/**
 * What a pipeline does that knows the published keys and the two specifications, and nothing of us.
 * @returns the statement, or null where the signature is not good
 */
function verified(
  envelope: Envelope,
  keys: readonly Record<string, unknown>[],
): Record<string, never> | null {
  const body = Buffer.from(envelope.payload, 'base64');
  const head = `DSSEv1 ${envelope.payloadType.length} ${envelope.payloadType} ${body.length} `;
  const signed = Buffer.concat([Buffer.from(head, 'utf8'), body]);
  const isGood = envelope.signatures.some(({ keyid, sig }) =>
    keys
      .filter((jwk) => jwk.kid === keyid)
      .some((jwk) =>
        verify(
          null,
          signed,
          createPublicKey({ key: jwk as never, format: 'jwk' }),
          Buffer.from(sig, 'base64'),
        ),
      ),
  );
  return isGood && envelope.payloadType === 'application/vnd.in-toto+json'
    ? JSON.parse(body.toString())
    : null;
}

describe('a clearance', () => {
  let db: Database;
  let made: StagesBench;
  let server: ApiServer;
  let key: string;
  beforeAll(async () => {
    db = await openEmbedded();
    made = await stagesBench(db);
    server = await serveRest(made.world);
    key = await makeKey(made.world, made.as('ULEAD'), offeredIn(made.world), {
      id: randomUUID(),
      name: 'Release pipeline',
      scopes: ['clearance:read'],
      expiresOn: '',
    });
  });
  afterAll(async () => {
    await server?.stop();
    await db?.close();
  });

  const base = () => server.url;
  const call = async (query: string) => {
    const response = await fetch(`${base()}/v1/deployments/${made.deploymentId}/clearance?${query}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    return { status: response.status, body: (await response.json()) as never };
  };
  const ask = async (query: string): Promise<Told> => (await call(query)).body;
  const keys = async () => (await signingOf(made.world).published()) as Record<string, unknown>[];
  const command = (...more: string[]) =>
    clearance(['--url', base(), '--deployment', made.deploymentId, ...more], key);
  const noes = ({ reasons }: Told) => reasons.filter(({ ok }) => !ok).map(({ detail }) => detail);

  it('[S3.5] says go, with every gate, the seal, roles and times, and is signed for exactly this file', async () => {
    const told = await ask('model=v3');
    expect(noes(told)).toEqual([]);
    expect(told).toMatchObject({ go: true, model: 'v3' });
    expect(told.reasons.map(({ check }) => check)).toEqual([
      ...['model', 'digest', 'at work', 'engagement', 'seal'],
      ...['gate', 'gate', 'gate', 'paused', 'material errors'],
    ]);
    const statement = told.envelope && verified(told.envelope, await keys());
    expect(statement).toMatchObject({
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: 'v3', digest: { sha256: DIGEST } }],
      predicateType: 'urn:phasegate:clearance:v1',
      predicate: { go: true, deploymentId: made.deploymentId, seal: { version: 1 } },
    });
    expect(await ask('model=v3&format=dsse')).toMatchObject({ payloadType: 'application/vnd.in-toto+json' });
  });

  it('[S3.5] a changed byte, another type and another key are not believed', async () => {
    const { envelope } = await ask('model=v3');
    if (!envelope) throw new Error('no envelope');
    const body = Buffer.from(envelope.payload, 'base64').toString();
    const forged = Buffer.from(body.replace('"go":true', '"go":null')).toString('base64');
    expect(verified({ ...envelope, payload: forged }, await keys())).toBeNull();
    expect(verified({ ...envelope, payloadType: 'application/json' }, await keys())).toBeNull();
    const [jwk] = await keys();
    const other = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' });
    expect(verified(envelope, [{ ...other, kid: jwk?.kid }])).toBeNull();
  });

  it('[S3.5] says no for another version, another file, a pause, and a signed no is a no', async () => {
    expect(noes(await ask('model=v4'))).toEqual(['v3 is at work, not v4']);
    expect(noes(await ask(`model=v3&digest=sha256:${'0'.repeat(64)}`))).toEqual([
      `its file is sha256 ${DIGEST}, not ${'0'.repeat(64)}`,
    ]);
    expect((await call('model=v3&digest=12')).status).toBe(422);
    expect(await ask(`model=v3&digest=${DIGEST.toUpperCase()}`)).toMatchObject({ go: true });
    await judge(made, { right: 300, ago: 2 }, { right: 300, ago: 1 }, { right: 50 });
    await promote(made, 1);
    const at = { engagementId: made.engagementId, deploymentId: made.deploymentId };
    await pauseStage(made.world, made.as('UENG'), { ...at, reason: 'Wrong sums' });
    const paused = await ask('model=v3');
    expect(noes(paused)).toEqual(['it is paused: person']);
    const statement = paused.envelope && verified(paused.envelope, await keys());
    expect(statement).toMatchObject({ predicate: { go: false, stage: 1 } });
    expect(paused.reasons.map(({ detail }) => detail)).toContainEqual(
      expect.stringMatching(/^promotion of stage 1: approved by business, engineering, 2027-03-01T/),
    );
    await resumeStage(made.world, made.as('UENG'), { ...at, reason: 'Put right' });
    expect(await ask('model=v3')).toMatchObject({ go: true });
  });

  it('[S3.5] [G6] a newer evaluation, a revised seal and a way back each turn it to no, and say what to do', async () => {
    const own = await stagesBench(db);
    const { world, workspaceId, engagementId } = own;
    const read = async () => {
      const deployment = await own.deployment();
      const facts = await db.inWorkspace(workspaceId, async (tx) => {
        const engagement = await findEngagement(tx, workspaceId, engagementId);
        if (!engagement) throw new Error('no engagement');
        return readFacts(tx, world, engagement, deployment);
      });
      const { go, reasons } = clearanceOf(facts, { model: 'v3', digest: null });
      return { go, noes: reasons.filter(({ ok }) => !ok).map(({ detail }) => detail) };
    };
    await judge(own, { right: 300, ago: 2 }, { right: 300, ago: 1 }, { right: 50 });
    await promote(own, 1);
    expect(await read()).toEqual({ go: true, noes: [] });

    await record(own, 'v3', { hits: 60, n: 100 });
    const evaluated = await read();
    expect(evaluated.go).toBe(false);
    expect(evaluated.noes).toContainEqual(
      expect.stringMatching(/^performance of v3: approved.*, but this has changed since: “.*phase 3/),
    );

    await putSeal(db, own, sealedPlan({ rollout: ROLLOUT }), 2);
    const revised = await read();
    expect(revised.noes).toHaveLength(4);
    for (const detail of revised.noes) expect(detail).toContain('under seal 1, and seal 2 is in force');
    expect(revised.noes.at(-1)).toMatch(/^promotion of stage 1.*roll back to before this stage/);

    await putInPhase(db, own, 3);
    expect((await read()).noes).toContainEqual(
      'the engagement is back in phase 3: its gates have to be passed again',
    );
  });

  it('[S3.5] the command says it to a pipeline: 0 for go, 1 for no, and no answer is no go', async () => {
    expect(await command('--model', 'v3')).toMatchObject({
      go: true,
      text: expect.stringContaining('GO · v3'),
    });
    const no = await command('--model', 'v9');
    expect(no).toMatchObject({ go: false, text: expect.stringContaining('✕ v3 is at work, not v9') });
    expect(JSON.parse((await command('--model', 'v3', '--json')).text)).toMatchObject({ go: true });
    await expect(clearance(['--model', 'v3'], key)).rejects.toThrow('Usage');
    await expect(command('--modle', 'v3')).rejects.toThrow('Usage');
    await expect(
      clearance(['--url', base(), '--deployment', randomUUID(), '--model', 'v3'], key),
    ).rejects.toThrow(/^404/);
  });
});
