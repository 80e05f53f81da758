import type { Actor } from '../../record/act.ts';
import { Refusal } from '../../refusal.ts';
import { databaseFault } from '../../slack/database-fault.ts';
import type { World } from '../../world.ts';
import type { Proposed } from './content.ts';
import { BATCH_MAX } from './input.ts';
import { type Recorded, recordActions } from './record.ts';

/** Actions of one caller, and who waits for what comes of them. */
interface Call {
  actions: readonly Proposed[];
  answer(recorded: Recorded[]): void;
  refuse(error: unknown): void;
}

/** Who waits, by deployment and key: those of one transaction act as one. There is a line while somebody works on it. */
const lines = new WeakMap<World, Map<string, Call[]>>();

/**
 * As `recordActions`; callers who come while a transaction is under way share the next one, up to five hundred actions. Each
 * has its own answer. What concerns one alone does not reach the others. One transaction at a time: two of them would count
 * in the same rows, and wait for each other.
 */
export function recordTogether(
  world: World,
  actor: Actor,
  deploymentId: string,
  actions: readonly Proposed[],
): Promise<Recorded[]> {
  const { workspaceId, userId, key = '' } = actor;
  const name = [workspaceId, deploymentId, userId, key].join(' ');
  const all = lines.get(world) ?? new Map<string, Call[]>();
  lines.set(world, all);
  const { promise, resolve, reject } = Promise.withResolvers<Recorded[]>();
  const call = { actions, answer: resolve, refuse: reject };
  const line = all.get(name);
  if (line) line.push(call);
  else {
    const begun = [call];
    all.set(name, begun);
    void work(
      begun,
      (given) => recordActions(world, actor, deploymentId, given),
      () => all.delete(name),
    );
  }
  return promise;
}

type Write = (given: readonly Proposed[]) => Promise<Recorded[]>;

/** Never rejects. `done` is called in the same turn in which nobody waits any more. */
async function work(line: Call[], write: Write, done: () => void): Promise<void> {
  // Those who come in the same turn of the loop share the first transaction already.
  await new Promise<void>((resolve) => setImmediate(resolve));
  while (line.length > 0) await settle(next(line), write);
  done();
}

/** Takes as many callers as fit, at least one. */
function next(waiting: Call[]): Call[] {
  let room = BATCH_MAX;
  const tooMany = waiting.findIndex(({ actions }) => {
    room -= actions.length;
    return room < 0;
  });
  return waiting.splice(0, tooMany === -1 ? waiting.length : Math.max(1, tooMany));
}

async function settle(calls: readonly Call[], write: Write): Promise<void> {
  try {
    const recorded = await write(calls.flatMap(({ actions }) => actions));
    let at = 0;
    for (const { actions, answer } of calls) {
      answer(recorded.slice(at, at + actions.length));
      at += actions.length;
    }
  } catch (error) {
    // A refusal is everybody's, and so is a database that is away. Anything else may be the fault of one of them.
    const isEverybodys = error instanceof Refusal || databaseFault(error) !== null;
    if (calls.length === 1 || isEverybodys) for (const { refuse } of calls) refuse(error);
    else for (const call of calls) await settle([call], write);
  }
}
