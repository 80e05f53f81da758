import { decodeProtectedHeader } from 'jose';
import { beforeAll, expect, it } from 'vitest';
import type { Database } from '../../../db/database.ts';
import { jwksRoute } from '../../../src/signing/jwks.ts';
import { signed } from '../../../src/signing/keys.ts';
import { replaceKeys, rotateKeys, rotateWhenDue } from '../../../src/signing/rotate.ts';
import type { World } from '../../../src/world.ts';
import { onPostgres } from '../../support/database.ts';
import { type TestWorld, testWorld } from '../../support/world.ts';

const publishedBy = async (world: World): Promise<string[]> => {
  const answer = await jwksRoute(world).handle(undefined as never, undefined as never);
  const { keys } = JSON.parse(answer.body ?? '') as {
    keys: { kid: string; kty: string; crv: string; d?: string }[];
  };
  for (const key of keys) {
    expect(key).toMatchObject({ kty: 'OKP', crv: 'Ed25519' });
    expect(key.d).toBeUndefined();
  }
  return keys.map(({ kid }) => kid);
};
const signerOf = async (world: World) => decodeProtectedHeader(await signed(world, 'test+jwt', {})).kid ?? '';

// Keys are of the installation: every step goes on from the one before.
onPostgres('the keys that decisions are signed with', (open) => {
  let db: Database;
  let here: TestWorld;
  let there: TestWorld;
  let first: string;
  beforeAll(async () => {
    db = await open();
    here = testWorld(db);
    there = testWorld(db);
  });
  const at = (when: string) => {
    here.clock.set(when);
    there.clock.set(when);
  };

  it('[S1.6] the first one is made once, whoever needs it first', async () => {
    expect(await publishedBy(here.world)).toEqual([]);
    const signers = await Promise.all([here, there, here].map(({ world }) => signerOf(world)));
    first = signers[0] ?? '';
    expect(new Set(signers)).toEqual(new Set([first]));
    expect(await publishedBy(there.world)).toEqual([first]);
  });

  it('[S1.6] the next one is published a day before it signs, and the one before until nothing it signed is valid', async () => {
    await rotateWhenDue(here.world);
    expect(await publishedBy(here.world)).toEqual([first]);
    at('2027-06-01T09:00:00Z');
    await rotateWhenDue(here.world);
    await rotateWhenDue(there.world);
    at('2027-06-01T09:02:00Z');
    const both = await publishedBy(there.world);
    expect(both).toHaveLength(2);
    expect(await signerOf(there.world)).toBe(first);
    expect((await rotateKeys(here.world)).toString()).toBe('2027-06-02T09:00:00Z');
    at('2027-06-02T09:02:00Z');
    const second = both.find((kid) => kid !== first);
    expect(await signerOf(there.world)).toBe(second);
    expect(await publishedBy(there.world)).toEqual(both);
    at('2027-06-03T09:02:00Z');
    expect(await publishedBy(there.world)).toEqual([second]);
  });

  it('[S1.6] one that may have been seen is replaced at once, in every process', async () => {
    const before = await signerOf(there.world);
    await replaceKeys(here.world);
    await expect.poll(() => signerOf(there.world)).not.toBe(before);
    expect(await publishedBy(there.world)).not.toContain(before);
    expect(await publishedBy(here.world)).toEqual([await signerOf(here.world)]);
  });

  it('[S1.6] that another PHASEGATE_ENCRYPTION_KEY was for, or without one, nothing is signed, and it says why', async () => {
    const at = (encryptionKey: Buffer | null) =>
      testWorld(db, { encryptionKey, now: here.clock.now() }).world;
    await expect(signerOf(at(null))).rejects.toMatchObject({ key: 'refusal.no-encryption-key' });
    await expect(signerOf(at(Buffer.alloc(32)))).rejects.toMatchObject({
      key: 'refusal.other-encryption-key',
    });
  });
});
