import { lookup as resolve } from 'node:dns';
import { type RequestOptions as HttpOptions, request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** What went wrong with an address that people gave, in words for them. */
class NotReached extends Error {}

/** Requests to addresses that people typed: to the open internet only, and never to where an answer points. */
export interface Outside {
  /**
   * @param within milliseconds from the beginning to the head of the answer
   * @returns the status; the answer's body is not read
   * @throws NotReached
   */
  post(
    url: string,
    message: { headers: Record<string, string>; body: string; within: number },
  ): Promise<number>;
  /** Why nothing would be sent to this address, in words; null where it would, as far as its text tells. */
  objection(url: string): string | null;
}

/** @param allowed hosts (with a port: only that one) that are reached though they are private, or not encrypted */
export function openOutside(allowed: readonly string[]): Outside {
  const isAllowed = ({ host, hostname }: URL) => allowed.includes(host) || allowed.includes(hostname);

  function objection(text: string): string | null {
    const url = URL.parse(text);
    if (!url) return 'it is no address of the web';
    if (url.username !== '' || url.password !== '') return 'it has a user name in it';
    if (isAllowed(url)) return /^https?:$/.test(url.protocol) ? null : 'it is neither https nor http';
    if (url.protocol !== 'https:') return 'it is not https';
    const literal = bare(url);
    if (isIP(literal) > 0 && !isPublicAddress(literal)) return privateAddress(literal);
    return null;
  }

  return {
    objection,
    post: (text, { headers, body, within }) =>
      new Promise<number>((answered, failed) => {
        const against = objection(text);
        if (against !== null) return failed(new NotReached(against));
        const url = new URL(text);
        const options: HttpOptions = {
          method: 'POST',
          agent: false,
          headers: { ...headers, 'content-length': Buffer.byteLength(body) },
          signal: AbortSignal.timeout(within),
          // What was checked is what is connected to: the name is not looked up a second time.
          ...(!isAllowed(url) && { lookup: publicLookup }),
        };
        const request = (url.protocol === 'https:' ? overHttps : overHttp)(url, options, (response) => {
          const { statusCode = 0, headers: told } = response;
          response.destroy();
          if (statusCode >= 300 && statusCode < 400)
            return failed(
              new NotReached(
                `it answered ${statusCode}, a redirect to ${told.location ?? 'nowhere'}, which is not followed`,
              ),
            );
          answered(statusCode);
        });
        request.on('error', (error: NodeJS.ErrnoException) => failed(inWords(error, within)));
        request.end(body);
      }),
  };
}

const bare = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1');
const privateAddress = (address: string): string => `${address} is not an address of the open internet`;

/** Looks a name up, and refuses it where any of its addresses is not of the open internet. */
const publicLookup: LookupFunction = (hostname, options, done) => {
  resolve(hostname, { ...options, all: true }, (error, found) => {
    if (error) return done(error, '', 0);
    const hidden = found.find(({ address }) => !isPublicAddress(address));
    if (hidden) return done(new NotReached(privateAddress(hidden.address)), '', 0);
    const [first] = found;
    if (options.all) return done(null, found);
    if (first) done(null, first.address, first.family);
  });
};

const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'its name is not known',
  EAI_AGAIN: 'its name could not be looked up',
  ECONNRESET: 'it cut the connection off',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no way to it',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is of another name',
};

function inWords(error: NodeJS.ErrnoException, within: number): NotReached {
  if (error instanceof NotReached) return error;
  if (error.name === 'AbortError' || error.name === 'TimeoutError')
    return new NotReached(`it did not answer within ${within / 1_000} seconds`);
  return new NotReached(WORDS[error.code ?? ''] ?? `the connection failed (${error.code ?? error.message})`);
}
