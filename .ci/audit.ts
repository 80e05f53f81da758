// `npm run advisories`: what `npm audit` knows of the packages in the lock file. Where the registry does not answer, as without a
// network, nothing is known, and it says so.
import { spawnSync } from 'node:child_process';
import { unexplained } from './advisories.ts';

/** Advisories that do not concern us, by their address, and why. */
const EXPLAINED: Readonly<Record<string, string>> = {};

const { stdout } = spawnSync('npm', ['audit', '--json'], { encoding: 'utf8', timeout: 60_000 });
const found = unexplained(JSON.parse(stdout || '{"message":"no answer"}'), EXPLAINED);
if (!found) process.stdout.write('not asked: the registry has no advisories to tell\n');
for (const { package: name, severity, title, url } of found?.open ?? [])
  process.stdout.write(`${name}: ${severity}: ${title} (${url})\n`);
for (const url of found?.stale ?? []) process.stdout.write(`explained, and told no more: ${url}\n`);
process.exitCode = found && found.open.length + found.stale.length > 0 ? 1 : 0;
