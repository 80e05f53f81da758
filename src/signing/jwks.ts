import { json, type Route } from '../answer.ts';
import { signingOf } from './keys.ts';
import type { SigningHouse } from './rotate.ts';

/** Seconds for which the answer may be kept: a key is published for a day before it signs. */
const MAX_AGE = 300;

/** [S1.6] Where everybody finds the public halves of what decisions are signed with: a JWK set (RFC 7517). */
export const jwksRoute = (house: SigningHouse): Route =>
  keySet('/.well-known/jwks.json', () => signingOf(house).published());

/**
 * [A2] The public halves of all keys there have been, as a JWK set too, each with when it signed: an evidence pack is checked
 * years after the key that signed it was replaced. Tokens are not: what decides something now is checked by `jwks.json`.
 */
export const papersKeysRoute = (house: SigningHouse): Route =>
  keySet('/.well-known/pack-keys.json', () => signingOf(house).ever());

const keySet = (path: string, keys: () => Promise<unknown[]>): Route => ({
  method: 'GET',
  path,
  async handle() {
    const answer = json(200, { keys: await keys() });
    return {
      ...answer,
      headers: {
        'content-type': 'application/jwk-set+json; charset=utf-8',
        'cache-control': `public, max-age=${MAX_AGE}`,
      },
    };
  },
});
