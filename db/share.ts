import type { Database } from './database.ts';

/**
 * The same database for work that may not take all of its connections: at most so many transactions at once, the
 * others wait in the order they came. What is done outside `inWorkspace` is not counted.
 */
export function shareOf(db: Database, most: number): Database {
  const waiting: (() => void)[] = [];
  let free = Math.max(1, most);

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      // Handed over, never put back while somebody waits: nobody new comes first.
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  }
  return {
    ...db,
    inWorkspace: (workspaceId, work, options) => inTurn(() => db.inWorkspace(workspaceId, work, options)),
    workspaceIds: (which) => inTurn(() => db.workspaceIds(which)),
  };
}
