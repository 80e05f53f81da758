// Prints a test report's totals: `N passed, N failed, N skipped`. Exits with 1 where anything failed or no
// test ran. Plain JavaScript, for whatever Node there is.
import { readFileSync } from 'node:fs';

const report = read(process.argv[2]);
const passed = report.numPassedTests ?? 0;
const skipped = (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0);
/** A file that could not even be loaded holds no failed test; it counts as one. */
const broken = (report.testResults ?? []).filter(
  (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
).length;
const failed = (report.numFailedTests ?? 0) + broken;

process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return {};
  }
}
