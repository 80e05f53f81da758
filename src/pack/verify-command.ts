import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { keySet, PackFault, verifyPack } from './verify.ts';

const USAGE = 'Usage: npm run pack:verify -- FILE.zip [--keys pack-keys.json]';

/**
 * `npm run pack:verify`: whether an evidence pack is what was signed, without a network. Exit status 0 where it is, 1 where it
 * is not, 2 where the call says nothing to check.
 * @returns what to print
 * @throws PackFault
 */
export async function verifyFile(file: string, keys: string | undefined): Promise<string> {
  const trusted = keys === undefined ? null : keySet.parse(JSON.parse(await readFile(keys, 'utf8')));
  const { about, files, key, isVouchedFor } = await verifyPack(await readFile(file), trusted);
  const lines = [
    `✓ ${about.engagement.name}, cycle ${about.cycle}, made ${about.madeAt}: ${files} files as signed`,
    `  audit head ${about.auditHead}`,
    ...about.seals.map(({ version, digest }) => `  seal ${version}: ${digest}`),
    `  signed by key ${key}`,
  ];
  if (!isVouchedFor)
    lines.push(
      '  That key came with the pack: it is whole, but whose it is shows only with --keys and /.well-known/pack-keys.json of the installation.',
    );
  return `${lines.join('\n')}\n`;
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    options: { keys: { type: 'string' } },
    allowPositionals: true,
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    process.stderr.write(`${USAGE}\n`);
    process.exitCode = 2;
  } else {
    try {
      process.stdout.write(await verifyFile(file, values.keys));
    } catch (error) {
      const text = error instanceof PackFault ? `✕ ${error.message}` : String((error as Error).message);
      process.stderr.write(`${text}\n`);
      process.exitCode = 1;
    }
  }
}
