import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type Bench, type Figure, freePort, rounded } from './support/bench.ts';
import { approval } from './support/click.ts';
import { furnish } from './support/furnish.ts';
import { decisions, openGates } from './support/gates.ts';
import { openBenchDatabase, startApp, startSlack } from './support/stage.ts';
import { interact } from './support/submit.ts';

const PEOPLE = 100;
/** Milliseconds in which all of them click. */
const WITHIN = 1_000;
const PATIENCE = 30_000;

/**
 * 100 approvers click on one gate within a second: from the first click until the last of them has an answer.
 * Those whose approval counts are answered by the acknowledgement of a committed decision; those who came too
 * late by the words that say so.
 */
export default async function approveStorm(bench: Bench): Promise<Figure[]> {
  const slack = await startSlack(bench);
  const url = await bench.database();
  const app = await startApp(bench, slack, url);
  const db = await openBenchDatabase(url);
  bench.defer(() => db.close());
  const [gate] = await openGates(bench, db, slack, await furnish(db, slack, 1, 20), PEOPLE);
  if (!gate) throw new Error('no gate');
  const told = await ear(bench);
  const begin = performance.now() + 10;
  const acknowledged = await Promise.all(
    gate.approvers.map(async (userId, at) => {
      await wait(Math.max(0, begin + (at * WITHIN) / PEOPLE - performance.now()));
      return interact(app, slack, approval(slack, gate, userId, `${told.url}/${userId}`));
    }),
  );
  let now = await decisions(db, slack.workspaceId);
  const waiting = () => {
    const counted = new Set(now.given.map((one) => one.userId));
    return gate.approvers.filter((userId) => !counted.has(userId) && !told.at.has(userId));
  };
  while (waiting().length > 0) {
    if (performance.now() - begin > PATIENCE) throw new Error(`${waiting().length} were not answered`);
    await wait(10);
    now = await decisions(db, slack.workspaceId);
  }
  if (now.gates.length !== 1 || now.gates[0]?.state !== 'approved')
    throw new Error(`not one outcome: ${JSON.stringify(now.gates)}`);
  const seconds = (Math.max(...acknowledged, ...told.at.values()) - begin) / 1_000;
  return [{ name: 'approve_storm_100_s', value: rounded(seconds), unit: 's', peer: null, ratio: null }];
}

/** Where `response_url`s lead: who was told something, and when first. */
async function ear(bench: Bench): Promise<{ url: string; at: Map<string, number> }> {
  const at = new Map<string, number>();
  const port = await freePort();
  const server = createServer((asked, answer) => {
    asked.resume();
    asked.on('end', () => {
      const userId = (asked.url ?? '').slice(1);
      if (!at.has(userId)) at.set(userId, performance.now());
      answer.end('ok');
    });
  }).listen(port, '127.0.0.1');
  bench.defer(() => server.close());
  return { url: `http://127.0.0.1:${port}`, at };
}
