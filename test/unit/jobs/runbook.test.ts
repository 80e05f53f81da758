import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { tickWorker } from '../../../src/jobs/clock.ts';
import { loadPlaybook } from '../../../src/playbook/playbook.ts';
import { rooms } from '../../../src/rooms.ts';
import { pictureWorker } from '../../../src/slack/delivery/picture-later.ts';
import { deliveryWorker } from '../../../src/slack/delivery/worker.ts';
import { eventWorker } from '../../../src/slack/events.ts';
import { personWorker } from '../../../src/slack/people.ts';
import { gather } from '../../../src/slack/registry.ts';
import type { World } from '../../../src/world.ts';

it('[X5] the runbook says of each queue how often it tries', () => {
  // Nothing is worked on here.
  const world = { rooms, playbook: loadPlaybook() } as unknown as World;
  const clientFor = async () => null;
  const deps = { world, clientFor, cards: {}, undelivered: [] };
  const workers = [
    ...rooms.flatMap((room) => room.workers?.({ world, clientFor }) ?? []),
    deliveryWorker(deps),
    pictureWorker(deps),
    eventWorker(world, gather([]), {} as never, () => {}),
    personWorker(world, () => Promise.reject(new Error('not asked'))),
    tickWorker(world, []),
  ];
  const told = readFileSync('docs/runbook.md', 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, queues = '', tries = ''] = /^\| ((?:`[\w.]+`,? ?)+) +\| (\d+|–) /.exec(line) ?? [];
      return [...queues.matchAll(/`([\w.]+)`/g)].map(([, queue]) => `${queue}: ${tries}`);
    });
  const own = workers.map(({ queue, tries }) => `${queue}: ${Number.isFinite(tries) ? tries : '–'}`);
  expect(told.sort()).toEqual(own.sort());
});
