import { calculateJwkThumbprint, exportJWK, exportPKCS8, generateKeyPair } from 'jose';
import { SYSTEM_WORKSPACE } from '../../db/database.ts';
import type { Core } from '../core.ts';
import { type Acting, act } from '../record/act.ts';
import type { Vault } from '../vault.ts';
import { AHEAD, isDue, isPublished, SIGNED_VALID, signerAt, successorAt } from './rules.ts';
import {
  forgetPrivateHalves,
  insertSigningKey,
  lockKeys,
  retireKey,
  type SigningKey,
  signingKeys,
  tellKeysChanged,
} from './store.ts';

/** What keys are kept in: any world of the process. */
export type SigningHouse = Core & { vault: Vault };

/** Where a private half is kept: bound to it, so that it opens nowhere else. */
export const signingKeyPlace = (id: string): string => `signing_key/${id}`;

const SYSTEM = { workspaceId: SYSTEM_WORKSPACE, userId: 'system', origin: 'clock' as const };

/** The first key, which signs at once; where there is one already, nothing happens. */
export const makeFirstKey = (house: SigningHouse): Promise<void> =>
  change(house, async (acting, keys) => {
    if (signerAt(keys, acting.now) === null) await add(house, acting, acting.now);
  });

/** [S1.6] Makes the next key where the one that signs is old enough; what has ceased to sign keeps its public half alone. */
export const rotateWhenDue = (house: SigningHouse): Promise<void> =>
  change(house, async (acting, keys) => {
    await forgetPrivateHalves(acting.tx, acting.now);
    if (isDue(keys, acting.now)) await succeed(house, acting, keys);
  });

/**
 * [S1.6] Makes the next key: published from now on, it signs in a day, and the ones before it are published until nothing
 * they signed is valid. Where one waits to take over already, that is it.
 * @returns since when the newest key signs
 */
export const rotateKeys = (house: SigningHouse): Promise<Temporal.Instant> =>
  change(house, async (acting, keys) => {
    const waiting = successorAt(keys, acting.now);
    return waiting ? waiting.signsFrom : succeed(house, acting, keys);
  });

/** Makes a key that signs at once, and takes back all others: what they signed is refused from now on. */
export const replaceKeys = (house: SigningHouse): Promise<Temporal.Instant> =>
  change(house, async (acting, keys) => {
    const { tx, now } = acting;
    for (const { id } of keys.filter((key) => isPublished(key, now))) {
      await retireKey(tx, id, now, { isTakenBack: true });
      acting.record({
        action: 'production.key.retire',
        kind: 'signing key',
        subject: id,
        after: { retiredAt: now },
      });
    }
    return add(house, acting, now);
  });

async function succeed(
  house: SigningHouse,
  acting: Acting,
  keys: readonly SigningKey[],
): Promise<Temporal.Instant> {
  const { tx, now } = acting;
  if (signerAt(keys, now) === null) return add(house, acting, now);
  const signsFrom = await add(house, acting, now.add(AHEAD));
  for (const { id } of keys.filter(({ retiredAt }) => retiredAt === null))
    await retireKey(tx, id, signsFrom.add(SIGNED_VALID));
  return signsFrom;
}

async function add(
  { vault }: SigningHouse,
  { tx, now, record }: Acting,
  signsFrom: Temporal.Instant,
): Promise<Temporal.Instant> {
  const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const publicHalf = await exportJWK(pair.publicKey);
  const id = await calculateJwkThumbprint(publicHalf);
  const publicJwk = { ...publicHalf, kid: id, alg: 'EdDSA', use: 'sig' };
  const privateKey = vault.lock(await exportPKCS8(pair.privateKey), signingKeyPlace(id));
  await insertSigningKey(tx, {
    id,
    publicJwk,
    privateKey,
    publishedAt: now,
    signsFrom,
    retiredAt: null,
    isTakenBack: false,
  });
  await tellKeysChanged(tx);
  record({ action: 'production.key.add', kind: 'signing key', subject: id, after: { publicJwk, signsFrom } });
  return signsFrom;
}

function change<Result>(
  house: SigningHouse,
  decide: (acting: Acting, keys: readonly SigningKey[]) => Promise<Result>,
): Promise<Result> {
  return act(house, SYSTEM, async (acting) => {
    await lockKeys(acting.tx);
    return decide(acting, await signingKeys(acting.tx));
  });
}
