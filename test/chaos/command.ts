import { parseArgs } from 'node:util';
import { run, type Summary } from './run.ts';

const HELP = `npm run chaos -- [--seed N] [--faults N] [--minutes N] [--replicas N]

Plays a story on a Slack and a PostgreSQL server of its own while things break, until so many faults have happened or so many
minutes are over. Ends with 1 where something was lost, doubled or out of order, and says what.
`;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    faults: { type: 'string', default: '100000' },
    minutes: { type: 'string', default: '5' },
    replicas: { type: 'string', default: '3' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  process.stdout.write(HELP);
} else {
  const stopped = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped.abort());
  const summary = await run({
    signal: stopped.signal,
    seed: Number(values.seed),
    faults: Number(values.faults),
    milliseconds: Number(values.minutes) * 60_000,
    replicas: Number(values.replicas),
    tell: (line) => process.stderr.write(`${line}\n`),
  });
  process.stdout.write(wordsOf(summary));
  if (summary.lost.length > 0) process.exitCode = 1;
}

function wordsOf({ seed, faults, operations, chaosFaults, lost, events, messages }: Summary): string {
  const table = (counts: Record<string, number>) =>
    Object.entries(counts).map(([name, count]) => `${String(count).padStart(8)}  ${name}`);
  return [
    `seed ${seed}`,
    'faults by kind',
    ...table(faults),
    'operations',
    ...table(operations),
    `${events} events on record, ${messages} messages`,
    ...lost.map((what) => `LOST  ${what}`),
    JSON.stringify({ name: 'chaos_faults', value: chaosFaults, unit: 'faults', peer: null, ratio: null }),
    JSON.stringify({ name: 'chaos_lost', value: lost.length, unit: 'findings', peer: null, ratio: null }),
    '',
  ].join('\n');
}
