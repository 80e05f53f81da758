// Everything `npm run verify` asks besides the tests. All checks run, two side by side, so that one look shows all that is wrong.
import { spawn } from 'node:child_process';

const CHECKS = ['boundaries', 'types', 'unused', 'lint', 'migrations:check', 'advisories'];
const SIDE_BY_SIDE = 2;

const waiting = [...CHECKS];
const failed = [];
await Promise.all(Array.from({ length: SIDE_BY_SIDE }, runThem));
process.stdout.write(failed.length > 0 ? `\nchecks failed: ${failed.join(', ')}\n` : '\nall checks passed\n');
process.exitCode = failed.length > 0 ? 1 : 0;

async function runThem() {
  for (let check = waiting.shift(); check; check = waiting.shift()) {
    const { code, said } = await run(check);
    process.stdout.write(`\n== ${check}\n${said}`);
    if (code !== 0) failed.push(check);
  }
}

/** What a check says comes in one piece, when it is done. */
function run(check) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--run', check], { stdio: ['ignore', 'pipe', 'pipe'] });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => said.push(piece));
    child.on('error', (error) => resolve({ code: 1, said: `${error.message}\n` }));
    child.on('close', (code) => resolve({ code, said: Buffer.concat(said).toString() }));
  });
}
