import { parseArgs } from 'node:util';
import { diagnose } from './diagnose.ts';
import { told } from './finding.ts';

const USAGE = 'Usage: npm run doctor [-- --json]';

/** `npm run doctor`: looks at all that the program needs, in the environment of this command, and changes nothing. */
async function main(): Promise<void> {
  let json = false;
  try {
    json = parseArgs({ options: { json: { type: 'boolean', default: false } } }).values.json;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${USAGE}\n`);
    process.exitCode = 2;
    return;
  }
  const findings = await diagnose(process.env);
  process.stdout.write(`${json ? JSON.stringify({ findings }) : told(findings)}\n`);
  process.exitCode = findings.some(({ state }) => state === 'fault') ? 1 : 0;
}

if (import.meta.main) await main();
