import { readdirSync } from 'node:fs';
import { Bench, type Benchmark, Unable } from './support/bench.ts';

/** `npm run bench -- NAME…`: the figures named, or all. Each is a file of this folder. */
const known = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && !['run.ts', 'asked.ts', 'table.ts'].includes(file))
  .map((file) => file.slice(0, -'.ts'.length))
  .sort();

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`There is no figure ${unknown.join(', ')}. There are: ${known.join(', ')}.\n`);
  process.exit(2);
}

for (const name of wanted.length > 0 ? wanted : known) {
  const bench = new Bench();
  try {
    const { default: benchmark } = (await import(`./${name}.ts`)) as { default: Benchmark };
    for (const figure of await benchmark(bench)) process.stdout.write(`${JSON.stringify(figure)}\n`);
  } catch (error) {
    process.stderr.write(`${name}: ${error instanceof Unable ? error.message : (error as Error).stack}\n`);
    process.exitCode = 1;
  } finally {
    await bench.close();
  }
}
