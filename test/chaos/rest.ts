import { setTimeout as pause } from 'node:timers/promises';
import { underWay } from './check/record.ts';
import { type Stage, WORKSPACE } from './stage.ts';

/** Milliseconds in which something has to go on. */
const REST = 120_000;
const LOOK_EVERY = 500;

/** Until nothing is on its way any more, and nobody is there to begin anything. What does not come to rest, the check finds. */
export async function restOf({ replicas, server }: Stage): Promise<void> {
  let least = Number.POSITIVE_INFINITY;
  let late = performance.now() + REST;
  for (;;) {
    let left = await underWay(server.url, WORKSPACE);
    while (left.messages + left.entries > 0 && performance.now() < late) {
      // A channel takes one a second, however many there are.
      if (left.messages + left.entries < least) late = performance.now() + REST;
      least = Math.min(least, left.messages + left.entries);
      await pause(LOOK_EVERY);
      left = await underWay(server.url, WORKSPACE);
    }
    await Promise.all(replicas.map((replica) => replica.stop()));
    const { messages } = await underWay(server.url, WORKSPACE);
    if (messages === 0 || performance.now() > late) return;
    // A clock ticked at the last moment.
    await replicas[0]?.start();
  }
}
