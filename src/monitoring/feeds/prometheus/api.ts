import { z } from 'zod';
import { askWeb, refuseHtml, type WebAsk, wholeOf } from '../ask-web.ts';
import { asFault, faulty } from '../fault.ts';
import type { Fault } from '../feed.ts';
import { readJsonText } from '../json-text.ts';
import { shownText } from '../shown.ts';

const MOST_BYTES = 4 * 1024 * 1024;
/** Answers whose body says what was wrong. */
const WITH_WORDS = [400, 422, 503];

/** The moment asked about, in seconds, and the value as text: `"NaN"` and `"+Inf"` are values (f2). */
const sample = z.tuple([z.number(), z.string()]);
const series = z.object({ metric: z.record(z.string(), z.string()), value: sample });
const data = z.discriminatedUnion('resultType', [
  z.object({ resultType: z.literal('vector'), result: z.array(series) }),
  z.object({ resultType: z.literal('scalar'), result: sample }),
  z.object({ resultType: z.literal('string'), result: sample }),
  z.object({ resultType: z.literal('matrix'), result: z.array(z.unknown()) }),
]);
const words = z.array(z.string()).optional();
const answer = z.discriminatedUnion('status', [
  z.object({ status: z.literal('success'), data, warnings: words, infos: words }),
  z.object({ status: z.literal('error'), errorType: z.string(), error: z.string() }),
]);

export type Series = z.output<typeof series>;
export interface Result {
  data: z.output<typeof data>;
  /** What the server itself finds odd. */
  warnings: string[];
}

/**
 * Asks for the value of an expression at a moment (`/api/v1/query`, an instant query).
 * @param at null: now, by the server's clock
 * @throws FeedFault
 */
export async function instant(ask: WebAsk, expression: string, at: Temporal.Instant | null): Promise<Result> {
  const url = new URL(ask.settings.address);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/api/v1/query`;
  const form = new URLSearchParams({ query: expression });
  if (at) form.set('time', String(at.epochMilliseconds / 1_000));
  const reply = await askWeb(ask, url, {
    accept: 'application/json',
    mostBytes: MOST_BYTES,
    form,
    alsoRead: WITH_WORDS,
  });
  const text = await wholeOf(reply);
  refuseHtml(reply, text);
  const read = readJsonText(text);
  if ('fault' in read) throw asFault(read);
  const { success, data: found } = answer.safeParse(read.value);
  if (!success)
    throw faulty('not understood', 'feeds.fault.not-prometheus', { said: shownText(text).slice(0, 120) });
  if (found.status === 'error') throw ofError(found.errorType, shownText(found.error));
  return {
    data: found.data,
    warnings: [...(found.warnings ?? []), ...(found.infos ?? [])].map((one) => shownText(one)),
  };
}

function ofError(type: string, said: string) {
  const known: Record<string, Fault> = {
    timeout: 'timeout',
    canceled: 'timeout',
    unavailable: 'unreachable',
    internal: 'unreachable',
  };
  return faulty(known[type] ?? 'query', 'feeds.fault.prometheus', { said });
}
