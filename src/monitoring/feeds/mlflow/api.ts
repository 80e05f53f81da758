import { z } from 'zod';
import { askWeb, refuseHtml, type WebAsk, wholeOf } from '../ask-web.ts';
import { asFault, faulty } from '../fault.ts';
import { readJsonText } from '../json-text.ts';
import { shownText } from '../shown.ts';

const PAGE = 5_000;
const MOST_PAGES = 40;
const MOST_BYTES = 4 * 1024 * 1024;
const WITH_WORDS = [400, 404];

/** Whole numbers of 64 bits are text or numbers, by the server's release; values may be `"NaN"` (f12). */
const whole = z.union([z.number(), z.string().regex(/^-?\d{1,19}$/)]).transform(Number);
const metric = z.object({
  key: z.string(),
  value: z.union([z.number(), z.string()]),
  timestamp: whole,
  step: whole.optional(),
});
const page = z.object({ metrics: z.array(metric).optional(), next_page_token: z.string().optional() });
const refused = z.object({ error_code: z.string(), message: z.string().optional() });

export type Metric = z.output<typeof metric>;

/**
 * The newest value that was logged of a metric of a run; null where none was. Pages come in no order that is promised, so all
 * are looked at.
 * @throws FeedFault
 */
export async function newestOf(ask: WebAsk, run: string, key: string): Promise<Metric | null> {
  let newest: Metric | null = null;
  let token: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const { metrics = [], next_page_token } = await pageOf(ask, run, key, token);
    for (const one of metrics) if (!newest || isNewer(one, newest)) newest = one;
    if (!next_page_token) return newest;
    if (next_page_token === token) throw faulty('not understood', 'feeds.fault.mlflow-pages');
    token = next_page_token;
  }
  throw faulty('too large', 'feeds.fault.mlflow-many', { most: PAGE * MOST_PAGES });
}

const isNewer = (one: Metric, other: Metric): boolean =>
  one.timestamp - other.timestamp > 0 ||
  (one.timestamp === other.timestamp && (one.step ?? 0) >= (other.step ?? 0));

/** Asks for the experiment that every server begins with: whether it is there or not, MLflow says so. */
export async function probeMlflow(ask: WebAsk): Promise<string> {
  const { text, value } = await asked(ask, 'experiments/get-by-name', { experiment_name: 'Default' });
  const isMlflow =
    refused.safeParse(value).success || z.object({ experiment: z.object({}) }).safeParse(value).success;
  if (!isMlflow) throw noMlflow(text);
  return shownText(text, ask.secrets);
}

async function pageOf(ask: WebAsk, run: string, key: string, token: string | undefined) {
  const { text, value } = await asked(ask, 'metrics/get-history', {
    run_id: run,
    metric_key: key,
    max_results: String(PAGE),
    ...(token && { page_token: token }),
  });
  const no = refused.safeParse(value);
  if (no.success)
    throw faulty('query', 'feeds.fault.mlflow', {
      said: shownText(`${no.data.error_code}: ${no.data.message ?? ''}`),
    });
  const found = page.safeParse(value);
  if (!found.success) throw noMlflow(text);
  return found.data;
}

async function asked(ask: WebAsk, path: string, parameters: Record<string, string>) {
  const url = new URL(ask.settings.address);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/api/2.0/mlflow/${path}`;
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  const reply = await askWeb(ask, url, {
    accept: 'application/json',
    mostBytes: MOST_BYTES,
    alsoRead: WITH_WORDS,
  });
  const text = await wholeOf(reply);
  refuseHtml(reply, text);
  const read = readJsonText(text);
  if ('fault' in read) throw asFault(read);
  return { text, value: read.value };
}

const noMlflow = (text: string) =>
  faulty('not understood', 'feeds.fault.not-mlflow', { said: shownText(text).slice(0, 120) });
