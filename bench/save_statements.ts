import { setTimeout as wait } from 'node:timers/promises';
import type { Bench, Figure } from './support/bench.ts';
import { approval } from './support/click.ts';
import { fillIn, furnish } from './support/furnish.ts';
import { openGates } from './support/gates.ts';
import { type Spy, spyOn } from './support/spy.ts';
import { openBenchDatabase, startApp, startSlack } from './support/stage.ts';
import { interact, save } from './support/submit.ts';

const SOURCES_EACH = 20;
const TIMES = 9;
/** Milliseconds in which delivery, which shares the connections, has gone to rest. */
const REST = 2_500;

/**
 * What is sent to PostgreSQL for Slack's acknowledgement, of a saved source and of an approval: up to the commit. What comes after it,
 * while the answer is on its way, is delivery's. Round trips are all until the answer has arrived.
 */
export default async function statements(bench: Bench): Promise<Figure[]> {
  const slack = await startSlack(bench);
  const url = await bench.database();
  const spy = await spyOn(bench, url, 'phasegate');
  const app = await startApp(bench, slack, spy.url);
  const db = await openBenchDatabase(url);
  bench.defer(() => db.close());
  const ids = await furnish(db, slack, TIMES + 1, SOURCES_EACH);
  const target = { url: app, slack, forms: await fillIn(db, slack, ids.slice(0, 1), TIMES) };
  const saved = await fewest(spy, TIMES, () => save(target));
  const gates = await openGates(bench, db, slack, ids.slice(1), 3);
  const clicks = gates.flatMap((gate) => gate.approvers.slice(0, 1).map((who) => approval(slack, gate, who)));
  const approved = await fewest(spy, TIMES, () => interact(app, slack, clicks.pop()));
  const figure = (name: string, value: number): Figure => ({
    name,
    value,
    unit: 'statements',
    peer: null,
    ratio: null,
  });
  return [
    figure('save_statements', saved.statements.length),
    { ...figure('save_trips', saved.trips), unit: 'round trips' },
    figure('approve_statements', approved.statements.length),
    { ...figure('approve_trips', approved.trips), unit: 'round trips' },
  ];
}

/** The verb's last statement is sent with its commit. */
const untilItsCommit = (statements: readonly string[]): string[] => {
  const end = statements.findIndex((one) => one.includes('end_verb'));
  if (end < 0) throw new Error('no verb was run');
  return statements.slice(0, statements.indexOf('commit', end) + 1);
};

/** The first warms up; of the others that which the least else came in between of. */
async function fewest(spy: Spy, times: number, act: () => Promise<unknown>) {
  const all = [];
  for (let at = 0; at < times; at += 1) {
    await wait(REST);
    spy.take();
    await act();
    const { statements, trips } = spy.take();
    all.push({ trips, statements: untilItsCommit(statements) });
  }
  const [least] = all.slice(1).sort((a, b) => a.statements.length - b.statements.length);
  if (!least) throw new Error('nothing was sent');
  if (process.env.SHOW_STATEMENTS) process.stderr.write(`${least.statements.join('\n')}\n\n`);
  return least;
}
