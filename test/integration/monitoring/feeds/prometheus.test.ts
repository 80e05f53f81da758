import { describe, expect, it } from 'vitest';
import { prometheus } from '../../../../src/monitoring/feeds/prometheus/kind.ts';
import { parsePromQl } from '../../../../src/monitoring/feeds/prometheus/promql.ts';
import { type Asking, AT, askOf, probeOf, webAt } from '../../../support/feeds.ts';
import { type Backfilled, onPrometheus, withProgram } from '../../../support/prometheus.ts';

const SECONDS = AT.epochMilliseconds / 1_000;
/** Every 15 seconds for 20 minutes, until `ago` seconds before. */
const scraped = (series: string, value: (step: number) => number, ago = 0): Backfilled => ({
  series,
  samples: Array.from({ length: 81 }, (_, step) => [SECONDS - ago - (80 - step) * 15, value(step)] as const),
});

const HISTORY = [
  scraped('precision{region="north"}', () => 0.93),
  scraped('precision{region="south"}', () => 0.91),
  scraped('cases_total', (step) => step * 10),
  scraped('alone', () => 5),
  scraped('vanished', () => 7, 240),
  scraped('long_gone', () => 8, 600),
  scraped('latency_seconds{quantile="0.95"}', () => 0),
  scraped('latency_seconds{quantile="0.5"}', () => 0.2),
  scraped('latency_seconds_count', () => 7),
  scraped('divided', () => Number.NaN),
  scraped('endless', () => Number.POSITIVE_INFINITY),
  {
    series: 'holed',
    samples: [
      [SECONDS - 30, 1],
      [SECONDS - 15, Number.NaN],
      [SECONDS, 3],
    ],
  },
] satisfies Backfilled[];

withProgram('a real Prometheus as a feed', 'prometheus', () => {
  const host = onPrometheus(HISTORY);
  const asked = (expression: string, more: Partial<Asking> & { cases?: string } = {}) =>
    askOf(prometheus, { expression, cases: more.cases ?? null }, { ...webAt(host(), '/'), ...more });

  it('[M3] answers one number, with the time of its sample and what it really said', async () => {
    expect(await asked('precision{region="north"}')).toEqual({
      kind: 'value',
      value: 0.93,
      sampledAt: AT,
      shown: `[{"metric":{"__name__":"precision","region":"north"},"value":[${SECONDS},"0.93"]}]`,
    });
    expect(await asked('scalar(alone) * 2')).toMatchObject({ kind: 'value', value: 10 });
    expect(await asked('avg(precision)')).toMatchObject({ kind: 'value', value: 0.92 });
  });

  it('[M3] says how many cases there were', async () => {
    const answer = await asked('avg(precision)', { cases: 'sum(increase(cases_total[5m]))' });
    expect(answer).toMatchObject({ kind: 'value', n: 200 });
    expect(await asked('alone', { cases: 'nobody_counts' })).toMatchObject({ n: 0 });
  });

  it('[M3] no series is no data, also within scalar() (f2)', async () => {
    expect(await asked('nobody_exports_this')).toEqual({ kind: 'nothing', shown: '[]' });
    expect(await asked('scalar(nobody_exports_this)')).toMatchObject({ kind: 'nothing' });
    expect(await asked('vector(scalar(nobody_exports_this) + 1)')).toMatchObject({ kind: 'nothing' });
  });

  it('[M3] several series are ambiguous, also those that scalar() makes NaN of (f2)', async () => {
    await expect(asked('precision')).rejects.toMatchObject({
      code: 'ambiguous',
      message: expect.stringMatching(/2 series where one was meant: .*"region":"north".* Sum them/),
    });
    await expect(asked('vector(scalar(precision))')).rejects.toMatchObject({
      code: 'ambiguous',
      message: expect.stringContaining('scalar() was given 2 series (precision)'),
    });
  });

  it('[M3] NaN and infinities are no reading', async () => {
    await expect(asked('divided')).rejects.toMatchObject({
      code: 'not a number',
      message: /NaN.*divided by 0/,
    });
    await expect(asked('-endless')).rejects.toMatchObject({ code: 'not a number', message: /-Inf/ });
    await expect(asked('alone / 0')).rejects.toMatchObject({ code: 'not a number', message: /\+Inf/ });
  });

  it('[M3] a summary’s quantile of 0 may be that of nothing (prom-client 15.1), where no number of cases is asked', async () => {
    const p95 = 'latency_seconds{quantile="0.95"}';
    expect(await asked(p95)).toMatchObject({
      warnings: [{ en: expect.stringContaining('nothing was observed') }],
    });
    for (const answer of [
      await asked(p95, { cases: 'increase(latency_seconds_count[5m])' }),
      await asked('latency_seconds{quantile="0.5"}'),
      await asked('sum by (quantile) (alone) * 0'),
    ])
      expect(answer).not.toHaveProperty('warnings');
  });

  it('[M3] a NaN in the window of a quantile is warned of, where the answer does not show it (f1)', async () => {
    expect(await asked('quantile_over_time(0.5, holed[5m])')).toMatchObject({
      value: 1,
      warnings: [{ en: expect.stringContaining('A NaN is among the samples') }],
    });
    expect(await asked('max_over_time(holed[5m])')).toMatchObject({
      value: 3,
      warnings: [expect.anything()],
    });
    expect(await asked('quantile(1, {__name__=~"divided|alone"})')).toMatchObject({
      warnings: [expect.anything()],
    });
    expect(await asked('quantile_over_time(0.5, alone[5m])')).not.toHaveProperty('warnings');
  });

  it('[M3] freshness is the sample’s own time, not the question’s (f4)', async () => {
    const gone = AT.subtract({ seconds: 240 });
    expect(await asked('vanished')).toMatchObject({ value: 7, sampledAt: gone });
    // The staler of two is what an answer is as fresh as.
    expect(await asked('vanished / scalar(alone)')).toMatchObject({ sampledAt: gone });
    expect(await asked('long_gone')).toMatchObject({ kind: 'nothing' });
    // A window still has it: how long ago it ended is seen none the less, to the server's step.
    const answer = await asked('avg_over_time(long_gone[1h])');
    expect(answer).toMatchObject({ value: 8 });
    expect(answer.kind === 'value' && answer.sampledAt?.toString()).toBe(
      AT.subtract({ seconds: 600 }).toString(),
    );
    expect(await asked('vector(1)')).not.toHaveProperty('sampledAt');
  });

  it('[M3] a count that jumps with the second it is asked takes the lower one, and says so (f3)', async () => {
    expect(await asked('alone', { cases: 'count_over_time(alone[1m])' })).toMatchObject({
      n: 4,
      warnings: [{ en: expect.stringContaining('4 or 5') }],
    });
    const between = AT.subtract({ seconds: 7 });
    const answer = await asked('alone', { cases: 'count_over_time(alone[1m])', at: between });
    expect(answer).toMatchObject({ n: 4 });
    expect(answer).not.toHaveProperty('warnings');
  });

  it('[M3] a question that Prometheus refuses is told in its words', async () => {
    await expect(asked('alone[5m]')).rejects.toMatchObject({ code: 'query', message: /range of samples/ });
    await expect(asked('"text"')).rejects.toMatchObject({ code: 'not a number' });
    await expect(asked('rate(alone)')).rejects.toMatchObject({
      code: 'query',
      message: /expected type range vector/,
    });
    await expect(asked('sum(alone')).rejects.toMatchObject({ code: 'query', message: /no PromQL/ });
    // More than one series a side.
    await expect(asked('precision * on() precision')).rejects.toMatchObject({
      code: 'query',
      message: /many-to-many/,
    });
  });

  it('[M3] is tried without a question', async () => {
    expect(await probeOf(prometheus, webAt(host()))).toMatch(/"value":\[\d+(\.\d+)?,"1"\]/);
  });

  it('[M3] an address under which there is another path of the server is told as such', async () => {
    await expect(asked('alone', webAt(host(), '/graph'))).rejects.toMatchObject({ code: 'query' });
  });
});

describe('a question in PromQL', () => {
  it('[M3] is taken apart by Prometheus’ own grammar', () => {
    expect(parsePromQl('quantile_over_time(0.9, x{a="}"}[1h] offset 1d) / scalar(sum by (job) (y))')).toEqual(
      {
        selectors: [
          { whole: 'x{a="}"}[1h] offset 1d', series: 'x{a="}"}', window: '1h' },
          { whole: 'y', series: 'y', window: null },
        ],
        scalars: ['sum by (job) (y)'],
        ranks: true,
        counts: false,
        summary: false,
      },
    );
    expect(parsePromQl('sum(x')).toEqual({ faultAt: 5 });
  });
});
