import { type InLanguages, inEveryLanguage } from '../../../texts/say.ts';
import { addressWarnings, type WebAsk } from '../ask-web.ts';
import { asFault, faulty } from '../fault.ts';
import type { Ask, FeedAnswer } from '../feed.ts';
import { figureOf } from '../figure.ts';
import { shownJson } from '../shown.ts';
import type { WebSettings } from '../web-form.ts';
import { instant, type Result, type Series } from './api.ts';
import { type Parsed, parsePromQl } from './promql.ts';
import { hidesNaN, newestSample } from './windows.ts';

export interface PrometheusQuery {
  expression: string;
  /** How many cases stand behind the value, as an expression. */
  cases: string | null;
}

/**
 * [M3] One number from Prometheus, and what is needed to trust it: when its samples were taken, how many cases there were,
 * whether a NaN hides in its window.
 * @throws FeedFault
 */
export async function readPrometheus(ask: Ask<WebSettings, PrometheusQuery>): Promise<FeedAnswer> {
  const { query, at } = ask;
  const parsed = parsedOf(query.expression);
  const result = await instant(ask, query.expression, at);
  const found = await oneOf(ask, parsed, result, at);
  if (found === null) return { kind: 'nothing', shown: shownJson(result.data.result) };
  const [sampledAt, nan, cases] = await Promise.all([
    newestSample(ask, parsed, at),
    parsed.ranks ? hidesNaN(ask, parsed, at) : false,
    query.cases === null ? null : casesOf(ask, query.cases, at),
  ]);
  const warnings = [
    ...addressWarnings(ask.settings),
    ...result.warnings.map((said) => ({ en: said, de: said })),
    ...(nan ? [inEveryLanguage((say) => say('feeds.warning.nan-in-window'))] : []),
    ...(found === 0 && parsed.summary && !cases
      ? [inEveryLanguage((say) => say('feeds.warning.quantile-of-nothing'))]
      : []),
    ...(cases?.warnings ?? []),
  ];
  return {
    kind: 'value',
    value: found,
    ...(cases && { n: cases.n }),
    ...(sampledAt && { sampledAt }),
    shown: shownJson(result.data.result),
    ...(warnings.length > 0 && { warnings }),
  };
}

function parsedOf(expression: string): Parsed {
  const parsed = parsePromQl(expression);
  if ('faultAt' in parsed)
    throw faulty('query', 'feeds.fault.promql', {
      near: expression.slice(parsed.faultAt, parsed.faultAt + 20),
    });
  return parsed;
}

/** The one value of an answer; null where there is no series. @throws FeedFault */
async function oneOf(
  ask: WebAsk,
  parsed: Parsed,
  { data }: Result,
  at: Temporal.Instant,
): Promise<number | null> {
  if (data.resultType === 'matrix') throw faulty('query', 'feeds.fault.range');
  if (data.resultType === 'string')
    throw faulty('not a number', 'feeds.fault.not-a-number', { said: data.result[1] });
  if (data.resultType === 'vector' && data.result.length > 1) throw several(data.result);
  const said = data.resultType === 'scalar' ? data.result[1] : data.result[0]?.value[1];
  if (said === undefined) return null;
  const figure = figureOf(said);
  if (!('fault' in figure)) return figure.number;
  // f2: scalar() of several series, and of none, is "NaN" with success.
  for (const inside of said === 'NaN' ? parsed.scalars : []) {
    const { data: counted } = await instant(ask, `count(${inside})`, at);
    const count = counted.resultType === 'vector' ? Number(counted.result[0]?.value[1] ?? 0) : 1;
    if (count === 0) return null;
    if (count > 1)
      throw faulty('ambiguous', 'feeds.fault.scalar-of-several', { inside: inside.slice(0, 100), count });
  }
  throw asFault(figure);
}

const several = (result: readonly Series[]) =>
  faulty('ambiguous', 'feeds.fault.several-series', {
    count: result.length,
    said: result
      .slice(0, 2)
      .map(({ metric }) => shownJson(metric).slice(0, 80))
      .join(', '),
  });

/**
 * How many cases there were, rounded down. `count_over_time` over a window that holds a whole number of scrapes jumps by one
 * with the second it is asked (f3): the lower of two counts, a second apart, holds.
 */
async function casesOf(
  ask: WebAsk,
  expression: string,
  at: Temporal.Instant,
): Promise<{ n: number; warnings: InLanguages[] }> {
  const parsed = parsedOf(expression);
  const counted = async (moment: Temporal.Instant) => {
    const result = await instant(ask, expression, moment);
    return Math.max(0, Math.floor((await oneOf(ask, parsed, result, moment)) ?? 0));
  };
  const n = await counted(at);
  if (!parsed.counts) return { n, warnings: [] };
  const before = await counted(at.subtract({ seconds: 1 }));
  if (before === n) return { n, warnings: [] };
  const [lower, higher] = [Math.min(n, before), Math.max(n, before)];
  return {
    n: lower,
    warnings: [inEveryLanguage((say) => say('feeds.warning.count-on-edge', { lower, higher }))],
  };
}
