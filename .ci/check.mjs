// Everything `npm run verify` asks besides the tests. All checks run, so that one look shows all that is wrong.
import { spawnSync } from 'node:child_process';

const CHECKS = ['lint', 'types', 'boundaries', 'unused', 'migrations:check'];

const failed = CHECKS.filter((check) => {
  process.stdout.write(`\n== ${check}\n`);
  return spawnSync(process.execPath, ['--run', check], { stdio: 'inherit' }).status !== 0;
});
process.stdout.write(failed.length > 0 ? `\nchecks failed: ${failed.join(', ')}\n` : '\nall checks passed\n');
process.exitCode = failed.length > 0 ? 1 : 0;
