import { escape } from '@phasegate/block-kit/escape.ts';
import { openDatabase } from '../../../db/database.ts';
import { systemClock } from '../../../src/clock.ts';
import { openQueue } from '../../../src/jobs/queue.ts';
import { deliveryClient } from '../../../src/slack/client.ts';
import { deliveryWorker } from '../../../src/slack/delivery/worker.ts';
import { testWorld } from '../../support/world.ts';

/** A delivery process of its own, to be killed: `node process.ts <database url> <Web API url> <token>`. */
const [url, slackApiUrl, token] = process.argv.slice(2);
if (!url || !slackApiUrl || !token) throw new Error('usage: process.ts <database url> <Web API url> <token>');
const db = await openDatabase({ url, max: 2 });
const { world } = testWorld(db);
world.clock = systemClock;
world.queue = openQueue(db, world.log);
const client = deliveryClient(token, { slackApiUrl, log: world.log });
const worker = deliveryWorker({
  world,
  cards: { note: async (_context, id) => ({ text: escape(id), blocks: [] }) },
  undelivered: [],
  clientFor: async () => client,
});
await world.queue.start([worker], true);
