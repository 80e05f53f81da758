import { once } from 'node:events';
import { answers, type Bench, type Figure, freePort, quantile, rounded, until } from './support/bench.ts';
import { startSlack } from './support/stage.ts';

const RUNS = 3;

/** From `node src/main.ts` to /readyz on an empty PostgreSQL database, its schema made on the way. The median of three. */
export default async function readyPostgres(bench: Bench): Promise<Figure[]> {
  const slack = await startSlack(bench);
  const seconds: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const [port, databaseUrl] = [await freePort(), await bench.database()];
    const started = performance.now();
    const child = bench.start('src/main.ts', {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      LOG_LEVEL: 'error',
    });
    child.stdout?.pipe(process.stderr);
    await until('the app', child, () => answers(`http://127.0.0.1:${port}/readyz`));
    seconds.push((performance.now() - started) / 1_000);
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  return [
    { name: 'ready_postgres_s', value: rounded(quantile(seconds, 0.5)), unit: 's', peer: null, ratio: null },
  ];
}
