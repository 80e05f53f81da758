import { once } from 'node:events';
import { type Bench, type Figure, quantile, rounded } from './support/bench.ts';
import { fillIn, furnish } from './support/furnish.ts';
import { measure, REQUESTS, TURN } from './support/load.ts';
import { openBenchDatabase, startApp, startSlack } from './support/stage.ts';
import { save } from './support/submit.ts';

const CONNECTIONS = 200;

/**
 * How long a person waits for a saved data source while 200 connections ask the API without a key that is any good,
 * compared with how long they wait while nobody does, in turns: the median of the turns' ratios of p99s. What strangers
 * cause is there in each turn; what else the machine does is in some.
 */
export default async function unkeyedLoad(bench: Bench): Promise<Figure[]> {
  const slack = await startSlack(bench);
  const url = await bench.database();
  const appUrl = await startApp(bench, slack, url);
  const db = await openBenchDatabase(url);
  const ids = await furnish(db, slack, 5, 20);
  const forms = await fillIn(db, slack, ids, 2 * REQUESTS);
  await db.close();
  const app = { url: appUrl, slack, forms };
  const [quiet = [], loaded = []] = await measure([() => save(app), () => save(app)], async (at, turn) => {
    if (at === 0) return turn();
    const strangers = bench.start('bench/support/strangers.ts', {
      TARGET: new URL(appUrl).origin,
      COUNT: String(CONNECTIONS),
    });
    if (!strangers.stdout) throw new Error('no output');
    await once(strangers.stdout, 'data');
    try {
      return await turn();
    } finally {
      const gone = once(strangers, 'exit');
      strangers.kill('SIGKILL');
      await gone;
    }
  });
  const figure = (share: number, name: string): Figure => {
    const [value, peer] = [quantile(loaded, share), quantile(quiet, share)];
    return { name, value: rounded(value), unit: 'ms', peer: rounded(peer), ratio: rounded(value / peer) };
  };
  const p99s = (values: number[]) =>
    Array.from({ length: values.length / TURN }, (_, at) =>
      quantile(values.slice(at * TURN, (at + 1) * TURN), 0.99),
    );
  const peers = p99s(quiet);
  const ratios = p99s(loaded).map((value, at) => value / (peers[at] ?? Number.NaN));
  process.stderr.write(`of each turn: ${ratios.map(rounded).join(', ')}\n`);
  const ratio = rounded(quantile(ratios, 0.5));
  return [
    figure(0.5, 'unkeyed_load_slack_p50_ms'),
    figure(0.99, 'unkeyed_load_slack_p99_ms'),
    { name: 'unkeyed_load_slack_p99_ratio', value: ratio, unit: 'ratio', peer: 1, ratio },
  ];
}
