import type { Reply } from '../../guarded-fetch/exchange.ts';
import { NotReached } from '../../guarded-fetch/not-reached.ts';
import type { Outside } from '../../guarded-fetch/outside.ts';
import { secretInAddress } from '../../guarded-fetch/secret-in-address.ts';
import type { TextKey } from '../../texts/catalogue.ts';
import { type InLanguages, inEveryLanguage } from '../../texts/say.ts';
import { faulty } from './fault.ts';
import type { Fault, FeedFault } from './feed.ts';
import { shownText } from './shown.ts';
import type { WebSettings } from './web-form.ts';

/** What reads over HTTP need of a question to a feed. */
export interface WebAsk {
  settings: WebSettings;
  secrets: Readonly<Record<string, string>>;
  outside: Outside;
  signal: AbortSignal;
}

export interface WebQuestion {
  accept: string;
  mostBytes: number;
  /** Sent as a form, by POST. */
  form?: URLSearchParams;
  /** Statuses whose answer is read like that of 200. */
  alsoRead?: readonly number[];
}

const HEAD_WITHIN = 15_000;
const WITHIN = 60_000;

/** Asks the feed's server. @throws FeedFault, also while the answer is read by `wholeOf` or `partsOf` */
export async function askWeb(ask: WebAsk, url: URL, question: WebQuestion): Promise<Reply> {
  const reply = await reaching(() =>
    ask.outside.ask(withKey(ask, url).href, {
      ...(question.form && { method: 'POST', body: question.form.toString() }),
      headers: {
        ...authorization(ask),
        accept: question.accept,
        'user-agent': 'Phasegate',
        ...(question.form && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      headWithin: HEAD_WITHIN,
      within: WITHIN,
      mostBytes: question.mostBytes,
      signal: ask.signal,
    }),
  );
  const { status } = reply;
  if ((status >= 200 && status < 300) || question.alsoRead?.includes(status)) return reply;
  throw ofStatus(status, await saidIn(reply, ask.secrets));
}

export async function* partsOf(reply: Reply): AsyncGenerator<Uint8Array> {
  try {
    yield* reply.body;
  } catch (error) {
    throw notReached(error);
  }
}

/** The whole answer as text. @throws FeedFault */
export async function wholeOf(reply: Reply): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of partsOf(reply)) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

/** Fails for a page of the web where data was meant: a sign-in, an error of a proxy. */
export function refuseHtml(reply: Pick<Reply, 'type'>, text: string): void {
  const isHtml =
    /^(text\/html|application\/xhtml\+xml)$/.test(reply.type) || /^\s*<(!doctype|html)\b/i.test(text);
  if (!isHtml) return;
  const title = /<title[^>]*>([^<]{1,200})/i.exec(text.slice(0, 20_000))?.[1];
  throw faulty('not understood', 'feeds.fault.html', {
    title: shownText(title ?? ''),
    hasTitle: title ? 'yes' : 'no',
  });
}

/** What is odd about a feed's address, for the test run. */
export function addressWarnings({ address }: WebSettings): InLanguages[] {
  const name = secretInAddress(address);
  return name === null ? [] : [inEveryLanguage((say) => say('feeds.warning.secret-in-address', { name }))];
}

/** The address as it is asked, where a parameter of it carries the key. Nothing shows or keeps it. */
function withKey({ settings: { auth, account }, secrets }: WebAsk, url: URL): URL {
  if (auth !== 'query') return url;
  const asked = new URL(url);
  asked.searchParams.set(account ?? '', keyOf(secrets));
  return asked;
}

function keyOf({ secret }: WebAsk['secrets']): string {
  if (secret === undefined) throw faulty('refused', 'feeds.fault.no-secret');
  return secret;
}

function authorization({ settings: { auth, account }, secrets }: WebAsk): Record<string, string> {
  if (auth === 'none' || auth === 'query') return {};
  const secret = keyOf(secrets);
  if (auth === 'bearer') return { authorization: `Bearer ${secret}` };
  if (auth === 'header') return { [account ?? '']: secret };
  return { authorization: `Basic ${Buffer.from(`${account ?? ''}:${secret}`).toString('base64')}` };
}

async function reaching<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw notReached(error);
  }
}

/** What kept us from an answer, as a fault of the feed. Anything else stays what it is. */
export function notReached(error: unknown): unknown {
  if (!(error instanceof NotReached)) return error;
  const { code, why } = error;
  return faulty(code, REACHED[code], { why });
}

const REACHED: Readonly<Record<NotReached['code'], TextKey>> = {
  refused: 'feeds.fault.refused',
  unreachable: 'feeds.fault.unreachable',
  timeout: 'feeds.fault.timeout',
  'too large': 'feeds.fault.too-large',
  'not understood': 'feeds.fault.answer',
};

function ofStatus(status: number, said: string): FeedFault {
  const [code, key]: [Fault, TextKey] =
    status === 401 || status === 403
      ? ['refused', 'feeds.fault.not-let-in']
      : status === 404 || status === 410
        ? ['query', 'feeds.fault.not-there']
        : status === 429
          ? ['unreachable', 'feeds.fault.too-often']
          : status >= 500
            ? ['unreachable', 'feeds.fault.their-trouble']
            : ['query', 'feeds.fault.status'];
  return faulty(code, key, { status: String(status), said, hasSaid: said ? 'yes' : 'no' });
}

/** How an answer begins that is no data, without a page's markup. */
async function saidIn(reply: Reply, secrets: WebAsk['secrets']): Promise<string> {
  const text = await beginningOf(reply).catch(() => '');
  const plain = text.replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ').replace(/<[^>]*>/g, ' ');
  return shownText(plain, secrets).slice(0, 200);
}

/** Some thousand characters, no more is read. @throws FeedFault */
async function beginningOf(reply: Reply): Promise<string> {
  let text = '';
  for await (const part of partsOf(reply)) {
    text += Buffer.from(part).toString('utf8');
    if (text.length > 4_000) break;
  }
  return text;
}

/** Asks for a document to see whether it is there. @returns how it begins @throws FeedFault */
export async function probeDocument(ask: WebAsk): Promise<string> {
  const reply = await askWeb(ask, new URL(ask.settings.address), {
    accept: '*/*',
    mostBytes: Number.POSITIVE_INFINITY,
  });
  const text = await beginningOf(reply);
  refuseHtml(reply, text);
  if (text.trim() === '') throw faulty('not understood', 'feeds.fault.empty');
  return shownText(text, ask.secrets);
}
