// Every folder is a house of its own: what lies in it, files and folders, knows each other in one direction only, through
// types too. Reads what dependency-cruiser found: `depcruise … --output-type json | node .ci/folders.ts`.
import { spawnSync } from 'node:child_process';
import { type Import, wholes } from './cycles.ts';

/** What a room is says what its hooks are given: these files name types of the rooms, and the rooms are made of them. */
const CONTRACTS = /^src\/(core|room|news|chapters)\.ts$/;

/** Circles that were there when this check came, to be cut one by one: nothing may be added. */
const KNOWN = ['src/foundation'];

interface Cruised {
  modules: { source: string; dependencies: { resolved: string }[] }[];
}

const cruise = spawnSync(
  'depcruise',
  ['--config', '.dependency-cruiser.cjs', 'src', 'db', 'packages', '--output-type', 'json'],
  { encoding: 'utf8', maxBuffer: 2 ** 30, stdio: ['ignore', 'pipe', 'ignore'] },
);
const { modules } = JSON.parse(cruise.stdout) as Cruised;
const imports: Import[] = modules
  .filter(({ source }) => !CONTRACTS.test(source))
  .flatMap(({ source, dependencies }) => dependencies.map(({ resolved }) => ({ from: source, to: resolved })))
  .filter(({ from, to }) =>
    [from, to].every((path) => /^(src|db|packages)\//.test(path) && !path.includes('node_modules')),
  );

const found = wholes(imports);
const fresh = found.filter(({ inside }) => !KNOWN.includes(inside));
const gone = KNOWN.filter((folder) => !found.some(({ inside }) => inside === folder));
for (const { inside, members, by } of fresh) {
  process.stdout.write(`in ${inside}/ these know each other both ways: ${members.join(', ')}\n`);
  for (const { from, to } of by) process.stdout.write(`    ${from} → ${to}\n`);
}
for (const folder of gone) process.stdout.write(`${folder}/ has no circle any more: strike it from KNOWN\n`);
process.exitCode = fresh.length + gone.length > 0 ? 1 : 0;
