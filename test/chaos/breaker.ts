import { setTimeout as pause } from 'node:timers/promises';
import type { Faults } from './faults.ts';
import type { Chance } from './random.ts';
import type { Kept, Stage } from './stage.ts';

/** Milliseconds between two things that break. A replica starts while the next ones do. */
const EVERY = { least: 1_200, most: 4_500 };
/** Milliseconds for which a way to the database is away. */
const AWAY = { least: 0, most: 1_500 };

const BREAKS = {
  'connections cut': 44,
  'connections ended by the server': 24,
  'replica killed': 13,
  'replica stopped in order': 5,
  'server restarted': 8,
  'server crashed': 6,
};

/** Breaks replicas, connections and the database, one after another, until it is told to stop. */
export async function breakThings(
  stage: Stage,
  faults: Faults,
  chance: Chance,
  isOver: () => boolean,
): Promise<void> {
  const starting = new Set<Promise<void>>();
  const start = (replica: Kept) => {
    const started = replica.start();
    starting.add(started);
    void started.finally(() => starting.delete(started));
  };
  while (!isOver()) {
    await pause(chance.between(EVERY.least, EVERY.most));
    const what = chance.weighed(BREAKS);
    const replica = chance.pick(stage.replicas);
    const away = chance.between(AWAY.least, AWAY.most);
    // One that is about to start is left alone; so is the last one.
    if (isOver()) break;
    if (what.startsWith('replica') && (!replica.isUp || starting.size >= stage.replicas.length - 1)) continue;
    faults.happened(what);
    switch (what) {
      case 'connections cut':
        await replica.cut(away);
        break;
      case 'connections ended by the server':
        await stage.terminate();
        break;
      case 'replica killed':
        await replica.kill();
        start(replica);
        break;
      case 'replica stopped in order':
        await replica.stop();
        start(replica);
        break;
      case 'server restarted':
        await stage.server.restart('fast');
        break;
      case 'server crashed':
        await stage.server.restart('immediate');
    }
  }
  await Promise.all(starting);
}

/** So many calls about a message go wrong. More, and all that is seen is that who has failed waits ever longer. */
const SHARE = 0.3;
/** Milliseconds between two looks at what Slack was asked. */
const LOOK_EVERY = 100;

/** Slack misbehaves, the more the more it is asked. */
export async function brewFaults(
  { sandbox }: Pick<Stage, 'sandbox'>,
  faults: Faults,
  chance: Chance,
  isOver: () => boolean,
): Promise<void> {
  let known = 0;
  while (!isOver()) {
    const { log } = sandbox;
    // It is emptied now and then.
    const news = log.slice(log.length < known ? 0 : known);
    known = log.length;
    const calls = news.filter(({ method }) => method.startsWith('chat.')).length;
    for (let call = 0; call < calls; call += 1) if (chance.isSo(SHARE)) faults.brew();
    await pause(LOOK_EVERY);
  }
}
