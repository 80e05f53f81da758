import { lookup as lookUp } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { NotReached } from './not-reached.ts';
import { isPublicAddress } from './public-address.ts';

/** How names become addresses, and which addresses are reached. The system's, but in a test of names that change their address. */
export interface Resolving {
  lookUp: typeof lookUp;
  isPublic: (address: string) => boolean;
}

export const SYSTEM: Resolving = { lookUp, isPublic: isPublicAddress };

export const notPublic = (address: string): NotReached =>
  new NotReached('refused', 'outside.private', { address });

/**
 * Looks a name up for the connection that is being made, and refuses it where any of its addresses is not of the open
 * internet: what is checked here is what is connected to, the name is not looked up a second time.
 */
export const publicLookup =
  (resolving: Resolving): LookupFunction =>
  (hostname, options, done) => {
    resolving.lookUp(hostname, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '', 0);
      const hidden = found.find(({ address }) => !resolving.isPublic(address));
      if (hidden) return done(notPublic(hidden.address), '', 0);
      const [first] = found;
      if (!first) return done(new NotReached('unreachable', 'outside.unknown-name'), '', 0);
      if (options.all) return done(null, found);
      done(null, first.address, first.family);
    });
  };
