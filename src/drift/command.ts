import { parseArgs } from 'node:util';
import { DEFAULT_POLICY } from '../statistics/drift/verdict.ts';
import { readTable, UnusableTable } from './read-table.ts';
import { compareTables } from './report.ts';
import { reportInWords } from './words.ts';

const USAGE =
  'Usage: npm run drift -- --reference A.csv --current B.csv [--json] [--compat evidently] [--alpha 0.05]';

/**
 * Compares two CSV files, column by column.
 * @param args as on the command line
 * @returns the report, in words or as JSON
 * @throws UnusableTable what a person can put right, in one line
 */
export async function drift(args: string[]): Promise<string> {
  const { reference, current, json, compat, alpha } = readOptions(args);
  const [before, now] = await Promise.all([readTable(reference), readTable(current)]);
  const policy = { ...DEFAULT_POLICY, alpha };
  const report = compareTables(before, now, { policy, compat });
  return json ? JSON.stringify(report) : reportInWords(report);
}

function readOptions(args: string[]) {
  const { reference, current, json, compat, ...values } = parsed(args);
  const alpha = Number(values.alpha);
  if (!reference || !current) throw new UnusableTable(USAGE);
  if (compat !== undefined && compat !== 'evidently')
    throw new UnusableTable(`--compat knows evidently, not ${compat}.`);
  if (!(alpha > 0 && alpha < 1))
    throw new UnusableTable(`--alpha should lie between 0 and 1, not ${values.alpha}.`);
  return { reference, current, json, compat: compat === 'evidently', alpha };
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        reference: { type: 'string' },
        current: { type: 'string' },
        json: { type: 'boolean', default: false },
        compat: { type: 'string' },
        alpha: { type: 'string', default: String(DEFAULT_POLICY.alpha) },
      },
    }).values;
  } catch (error) {
    throw new UnusableTable(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}

if (import.meta.main) {
  try {
    process.stdout.write(`${await drift(process.argv.slice(2))}\n`);
  } catch (error) {
    const text = error instanceof UnusableTable ? error.message : (error as Error).stack;
    process.stderr.write(`${text}\n`);
    process.exitCode = 2;
  }
}
