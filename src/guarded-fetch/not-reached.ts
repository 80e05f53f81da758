import type { TextKey } from '../texts/catalogue.ts';
import { type InLanguages, inEveryLanguage, type Params } from '../texts/say.ts';

/**
 * Which kind of no: `refused` by us (the address, a redirect), `unreachable`, `timeout`, `too large`, or an answer that
 * is no HTTP or packed in a way that cannot be read.
 */
type NotReachedCode = 'refused' | 'unreachable' | 'timeout' | 'too large' | 'not understood';

/** Nothing usable came from an address that people gave. `why` is a part of a sentence, in every language. */
export class NotReached extends Error {
  readonly code: NotReachedCode;
  readonly why: InLanguages;

  constructor(code: NotReachedCode, key: TextKey, params: Params = {}) {
    const why = inEveryLanguage((say) => say(key, params));
    super(why.en);
    this.name = 'NotReached';
    this.code = code;
    this.why = why;
  }
}

const WORDS: Readonly<Record<string, TextKey>> = {
  ECONNREFUSED: 'outside.nothing-listens',
  ENOTFOUND: 'outside.unknown-name',
  EAI_AGAIN: 'outside.name-not-looked-up',
  ECONNRESET: 'outside.cut-off',
  EPIPE: 'outside.cut-off',
  EHOSTUNREACH: 'outside.no-way',
  ENETUNREACH: 'outside.no-way',
  ETIMEDOUT: 'outside.no-way',
  CERT_HAS_EXPIRED: 'outside.certificate-expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'outside.certificate-self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'outside.certificate-self-signed',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'outside.certificate-self-signed',
  ERR_TLS_CERT_ALTNAME_INVALID: 'outside.certificate-of-another',
};

/** What Node says of a connection that failed, in words. */
export function inWords(error: NodeJS.ErrnoException): NotReached {
  if (error instanceof NotReached) return error;
  const code = error.code ?? '';
  if (code.startsWith('HPE_')) return new NotReached('not understood', 'outside.no-http');
  if (code.startsWith('Z_')) return new NotReached('not understood', 'outside.damaged');
  const known = WORDS[code];
  return known
    ? new NotReached('unreachable', known)
    : new NotReached('unreachable', 'outside.failed', { code: code || error.message });
}
