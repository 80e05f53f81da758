import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Click from './click.ts';
import type * as Furnish from './furnish.ts';
import type * as Gates from './gates.ts';
import type * as Stage from './stage.ts';
import type * as Submit from './submit.ts';

/** The build that figures named `…_ratio` are compared with: phases 1 to 3, before their paths were made short. */
const FORMER = '6e1abce';

/**
 * That build as a git worktree of its own, with its own packages. Made once and kept beside other temporary files, so
 * that nothing of this tree can be mistaken for it.
 * @returns its folder
 */
export function formerTree(): string {
  const folder = join(tmpdir(), `phasegate-${FORMER}`);
  const run = (cwd: string, command: string, ...args: string[]) =>
    execFileSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  if (!existsSync(join(folder, 'package.json'))) {
    run('.', 'git', 'worktree', 'prune');
    run('.', 'git', 'worktree', 'add', '--detach', '--force', folder, FORMER);
  }
  if (!existsSync(join(folder, 'node_modules', '.package-lock.json')))
    run(folder, 'npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund');
  return folder;
}

/** What the former build's own bench measures, now, on this machine: a value for each name. */
export function formerFigures(bench: string): Map<string, number> {
  const told = execFileSync(process.execPath, [join('bench', 'run.ts'), bench], {
    cwd: formerTree(),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const figures = told
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { name: string; value: number });
  return new Map(figures.map(({ name, value }) => [name, value]));
}

/** How a build is filled and clicked on: each brings its own ways, since ids, forms and tables may differ. */
export interface Ways {
  stage: typeof Stage;
  furnish: typeof Furnish;
  gates: typeof Gates;
  submit: typeof Submit;
  click: typeof Click;
}

export async function waysOf(root: string): Promise<Ways> {
  const load = async (name: string): Promise<unknown> =>
    import(pathToFileURL(join(root, 'bench', 'support', `${name}.ts`)).href);
  return {
    stage: (await load('stage')) as typeof Stage,
    furnish: (await load('furnish')) as typeof Furnish,
    gates: (await load('gates')) as typeof Gates,
    submit: (await load('submit')) as typeof Submit,
    click: (await load('click')) as typeof Click,
  };
}
