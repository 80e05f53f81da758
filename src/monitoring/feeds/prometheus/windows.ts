import type { WebAsk } from '../ask-web.ts';
import { FeedFault } from '../feed.ts';
import { instant } from './api.ts';
import type { Parsed, Selector } from './promql.ts';

/** Of so many selectors of a query at most something is asked beside. */
const MOST = 5;

/** Asks one thing of each selector, all in one request. @returns by selector; those without an answer are left out */
async function ofEach(
  ask: WebAsk,
  selectors: readonly Selector[],
  expression: (selector: Selector) => string,
  at: Temporal.Instant,
): Promise<Map<Selector, number>> {
  const asked = selectors.slice(0, MOST);
  if (asked.length === 0) return new Map();
  // Each answer has no labels: without one of its own, `or` would drop all but the first.
  const named = asked.map((one, at) => `label_replace(${expression(one)}, "selector", "${at}", "", "")`);
  try {
    const { data } = await instant(ask, named.join(' or '), at);
    if (data.resultType !== 'vector') return new Map();
    return new Map(
      data.result.flatMap(({ metric, value }) => {
        const one = asked[Number(metric.selector)];
        return one ? [[one, Number(value[1])]] : [];
      }),
    );
  } catch (error) {
    // A selector of several names leaves series alike once a function drops the name. The answer itself stands without this.
    if (!(error instanceof FeedFault) || error.code !== 'query') throw error;
    if (asked.length === 1) return new Map();
    const each = await Promise.all(asked.map((one) => ofEach(ask, [one], expression, at)));
    return new Map(each.flatMap((found) => [...found]));
  }
}

/**
 * When what an answer is made of was last sampled: the newest sample of each selector, and of these the oldest. An
 * answer's own time is the moment that was asked about (f4). Undefined where nothing says so.
 */
export async function newestSample(
  ask: WebAsk,
  { selectors }: Parsed,
  at: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  const fresh = await ofEach(ask, selectors, ({ series }) => `max(timestamp(${series}))`, at);
  // Older than what a server takes for the newest (five minutes), yet in the window.
  const older = selectors.filter((one) => one.window !== null && !fresh.has(one));
  const found = [
    ...fresh.values(),
    ...(
      await ofEach(
        ask,
        older,
        ({ series, window }) => `max(max_over_time(timestamp(${series})[${window}:]))`,
        at,
      )
    ).values(),
  ].filter(Number.isFinite);
  if (found.length === 0) return undefined;
  return Temporal.Instant.fromEpochMilliseconds(Math.round(Math.min(...found) * 1_000));
}

/**
 * Whether a NaN is among what the query takes a quantile, a largest or a smallest of: it sorts lowest and counts, and the answer
 * looks like any other (f1). A sum of the same samples shows it.
 */
export async function hidesNaN(ask: WebAsk, { selectors }: Parsed, at: Temporal.Instant): Promise<boolean> {
  const sum = ({ whole, window }: Selector) =>
    window === null ? `sum(${whole})` : `sum(sum_over_time(${whole}))`;
  const sums = await ofEach(ask, selectors, sum, at);
  return [...sums.values()].some(Number.isNaN);
}
