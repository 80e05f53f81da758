import { type CryptoKey, importPKCS8, type JWTPayload, SignJWT } from 'jose';
import { SYSTEM_WORKSPACE } from '../../db/database.ts';
import type { Core } from '../core.ts';
import { makeFirstKey, type SigningHouse, signingKeyPlace } from './rotate.ts';
import { isPublished, signerAt } from './rules.ts';
import { keysChannel, type SigningKey, signingKeys } from './store.ts';

/** For so long keys are not read again. A change is heard at once; this is for when it is not. */
const KEPT = { seconds: 60 };

/** A private half at hand, and the name of its public one. */
export interface Signer {
  id: string;
  key: CryptoKey;
}

/** The keys of this installation, as this process knows them. */
export interface Signing {
  /** What signs now. Makes the first key where there is none. @throws Refusal without PHASEGATE_ENCRYPTION_KEY */
  signer(): Promise<Signer>;
  /** The public halves (JWK) that are published now. */
  published(): Promise<unknown[]>;
  /** Those of every key there has been and that was not taken back, with when it signed: what papers are checked by. */
  ever(): Promise<unknown[]>;
}

/** By the queue, of which a process has one: worlds that differ in their share of the database have the same keys. */
const opened = new WeakMap<Core['queue'], Signing>();

export function signingOf(world: SigningHouse): Signing {
  const found = opened.get(world.queue) ?? openSigning(world);
  opened.set(world.queue, found);
  return found;
}

function openSigning(world: SigningHouse): Signing {
  let known: { keys: Promise<SigningKey[]>; until: Temporal.Instant } | null = null;
  const private_ = new Map<string, Promise<CryptoKey>>();
  const forget = () => {
    known = null;
  };
  world.db.listen(keysChannel, forget, forget);

  async function keys(): Promise<SigningKey[]> {
    const now = world.clock.now();
    if (!known || Temporal.Instant.compare(known.until, now) <= 0) {
      const reading = world.db.inWorkspace(SYSTEM_WORKSPACE, signingKeys);
      known = { keys: reading, until: now.add(KEPT) };
      reading.catch(forget);
    }
    return known.keys;
  }

  async function current(): Promise<SigningKey> {
    const found = signerAt(await keys(), world.clock.now());
    if (found) return found;
    await makeFirstKey(world);
    forget();
    const made = signerAt(await keys(), world.clock.now());
    if (!made) throw new Error('no key signs');
    return made;
  }

  return {
    async signer() {
      const { id, privateKey } = await current();
      if (privateKey === null) throw new Error('the private half of a key that signs is gone');
      const key =
        private_.get(id) ?? importPKCS8(world.vault.unlock(privateKey, signingKeyPlace(id)), 'EdDSA');
      private_.set(id, key);
      return { id, key: await key };
    },
    published: async () => {
      const now = world.clock.now();
      return (await keys()).filter((key) => isPublished(key, now)).map((key) => key.publicJwk);
    },
    ever: async () =>
      (await keys())
        .filter(({ isTakenBack }) => !isTakenBack)
        .map(({ publicJwk, signsFrom, retiredAt }) => ({
          ...(publicJwk as object),
          signs_from: signsFrom.toString(),
          retired_at: retiredAt?.toString() ?? null,
        })),
  };
}

/** Signs claims as a compact JWS (RFC 7515), EdDSA; `typ` says what they are, so that one is not taken for the other. */
export async function signed(world: SigningHouse, typ: string, claims: JWTPayload): Promise<string> {
  const { id, key } = await signingOf(world).signer();
  return new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA', kid: id, typ }).sign(key);
}
