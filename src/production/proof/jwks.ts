import { json, type Route } from '../../answer.ts';
import type { World } from '../../world.ts';
import { signingOf } from './signing.ts';

/** Seconds for which the answer may be kept: a key is published for a day before it signs. */
const MAX_AGE = 300;

/** [S1.6] Where everybody finds the public halves of what decisions are signed with: a JWK set (RFC 7517). */
export const jwksRoute = (world: World): Route => ({
  method: 'GET',
  path: '/.well-known/jwks.json',
  async handle() {
    const answer = json(200, { keys: await signingOf(world).published() });
    return {
      ...answer,
      headers: {
        'content-type': 'application/jwk-set+json; charset=utf-8',
        'cache-control': `public, max-age=${MAX_AGE}`,
      },
    };
  },
});
