import { isIP } from 'node:net';
import type { InLanguages } from '../texts/say.ts';
import { exchange, type Question, type Reply } from './exchange.ts';
import { inWords, NotReached } from './not-reached.ts';
import { notPublic, publicLookup, type Resolving, SYSTEM } from './public-lookup.ts';

/** Requests to addresses that people typed: to the open internet only, and never to where an answer points. */
export interface Outside {
  /**
   * One request and its answer, within the question's bounds.
   * @throws NotReached, also while the answer's body is read
   */
  ask(url: string, question: Question): Promise<Reply>;
  /**
   * @param within milliseconds from the beginning to the head of the answer
   * @returns the status; the answer's body is not read
   * @throws NotReached
   */
  post(
    url: string,
    message: { headers: Record<string, string>; body: string; within: number },
  ): Promise<number>;
  /** Why nothing would be sent to this address, as a part of a sentence; null where it would, as far as its text tells. */
  objection(url: string): InLanguages | null;
  /**
   * Where to connect to a host by something else than the web, a database's protocol say: an address that was checked, or
   * the host itself where the operator allowed it.
   * @throws NotReached
   */
  place(host: string, port: number): Promise<Place>;
}

export interface Place {
  address: string;
  /** Whether the operator vouches for what is there: otherwise it has to prove who it is (TLS). */
  isAllowed: boolean;
}

/** @param allowed hosts (with a port: only that one) that are reached though they are private, or not encrypted */
export function openOutside(allowed: readonly string[], resolving: Resolving = SYSTEM): Outside {
  const isAllowed = (host: string, hostname: string) => allowed.includes(host) || allowed.includes(hostname);

  /** @throws NotReached */
  function checked(text: string): { url: URL; isFree: boolean } {
    const url = URL.parse(text);
    if (!url) throw new NotReached('refused', 'outside.no-address');
    if (url.username !== '' || url.password !== '') throw new NotReached('refused', 'outside.user-name');
    if (isAllowed(url.host, url.hostname)) {
      if (!/^https?:$/.test(url.protocol)) throw new NotReached('refused', 'outside.not-web');
      return { url, isFree: true };
    }
    if (url.protocol !== 'https:') throw new NotReached('refused', 'outside.not-https');
    const literal = bare(url.hostname);
    if (isIP(literal) > 0 && !resolving.isPublic(literal)) throw notPublic(literal);
    return { url, isFree: false };
  }

  async function ask(text: string, question: Question): Promise<Reply> {
    const { url, isFree } = checked(text);
    return exchange(url, question, isFree ? undefined : publicLookup(resolving));
  }

  return {
    ask,
    async post(url, { within, ...message }) {
      const bounds = { headWithin: within, within: within + 1_000, mostBytes: Number.POSITIVE_INFINITY };
      const { status, drop } = await ask(url, { method: 'POST', ...message, ...bounds });
      drop();
      return status;
    },
    async place(host, port) {
      const { url, isFree } = checked(`https://${isIP(host) === 6 ? `[${host}]` : host}:${port}/`);
      // What is written as a host and is more than that.
      if (`${url.pathname}${url.search}${url.hash}` !== '/')
        throw new NotReached('refused', 'outside.no-address');
      const name = bare(url.hostname);
      if (isFree || isIP(name) > 0) return { address: name, isAllowed: isFree };
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      publicLookup(resolving)(name, {}, (error, address) =>
        error ? reject(inWords(error)) : resolve(String(address)),
      );
      return { address: await promise, isAllowed: false };
    },
    objection(text) {
      try {
        checked(text);
        return null;
      } catch (error) {
        if (error instanceof NotReached) return error.why;
        throw error;
      }
    },
  };
}

const bare = (hostname: string): string => hostname.replace(/^\[(.*)\]$/, '$1');
