import type { IncomingMessage } from 'node:http';
import { setImmediate as breathe } from 'node:timers/promises';
import { z } from 'zod';
import { type Answer, json, type Route } from '../../answer.ts';
import { bodyOf } from '../../api/body.ts';
import { Problem, problemAnswer } from '../../api/problem.ts';
import { Refusal } from '../../refusal.ts';
import type { World } from '../../world.ts';
import { toldAlert } from '../feeds/alertmanager/alert.ts';
import type { HeardAlert } from '../feeds/feed.ts';
import type { Feed } from '../feeds/store.ts';
import { feedOfToken } from '../feeds/webhook-token.ts';
import { takeTold } from './take-told.ts';

export const ALERTMANAGER_PATH = '/webhooks/alertmanager';

/** Some twenty thousand alerts. */
const MOST_BYTES = 16 * 1024 * 1024;
const PATIENCE = 10_000;
/** Read side by side, over all; and of one Alertmanager. */
const AT_ONCE = 4;
const CHUNK = 500;

const told = z.object({
  version: z.literal('4'),
  receiver: z.string().default(''),
  /** How many of the group were left out, where its configuration limits them. */
  truncatedAlerts: z.int().min(0).default(0),
  alerts: z.array(z.unknown()),
});

/**
 * [M9] Where an Alertmanager tells its alerts (its webhook, version 4), with the token of its feed, which says whose they are.
 * Whoever is to come again is told 503, never 429: that is tried again within a second, and not a group_interval later (f8).
 */
export function alertmanagerRoute(world: World): Route {
  const busy = new Map<string, number>();
  const underWay = () => busy.values().reduce((sum, count) => sum + count, 0);
  async function handle(request: IncomingMessage, signal: AbortSignal): Promise<Answer> {
    const feed = await feedOfToken(world, request.headers.authorization);
    if (!feed) throw new Problem('unauthorized', 'The token is not the one of a feed, or not any more.');
    const count = busy.get(feed.id) ?? 0;
    if (count > 0 || underWay() >= AT_ONCE)
      throw new Problem('unavailable', 'Another message is being read. Send this one again.', {
        headers: { 'retry-after': '1' },
      });
    busy.set(feed.id, count + 1);
    try {
      return await take(world, feed, await textOf(request, signal));
    } finally {
      busy.delete(feed.id);
    }
  }
  return {
    method: 'POST',
    path: ALERTMANAGER_PATH,
    within: null,
    handle: async (request, { signal }) => {
      try {
        return await handle(request, signal);
      } catch (error) {
        if (error instanceof Problem) return problemAnswer(error);
        throw error;
      }
    },
  };
}

async function textOf(request: IncomingMessage, signal: AbortSignal): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bodyOf(request, { max: MOST_BYTES, patience: PATIENCE, signal }))
    chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

async function take(world: World, feed: Feed, text: string): Promise<Answer> {
  const { receiver, truncatedAlerts, alerts: given } = bodyIn(text);
  const { alerts, faults } = await alertsIn(given);
  const taken = await takenOf(world, feed, { receiver, alerts, isCut: truncatedAlerts > 0 });
  // As Alertmanager does itself (f9): the good ones are kept, and its log names the others.
  if (faults.length > 0)
    throw new Problem('bad-request', `${alerts.length} of ${given.length} alerts were taken.`, {
      errors: faults.slice(0, 20),
    });
  return json(200, { taken, unmatched: alerts.length - taken });
}

function bodyIn(text: string): z.output<typeof told> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Problem('bad-request', 'The body is not JSON.');
  }
  const found = told.safeParse(value);
  if (!found.success)
    throw new Problem('bad-request', 'This is not what a webhook of Alertmanager sends (version 4).');
  return found.data;
}

/** The alerts that can be read; others get their turn between them. */
async function alertsIn(given: readonly unknown[]) {
  const alerts: HeardAlert[] = [];
  const faults: { field: string; message: string }[] = [];
  for (const [at, one] of given.entries()) {
    const found = toldAlert.safeParse(one);
    if (found.success) alerts.push(found.data);
    else
      faults.push(
        ...found.error.issues.map(({ path, message }) => ({
          field: ['alerts', at, ...path].join('.'),
          message,
        })),
      );
    if (at % CHUNK === CHUNK - 1) await breathe();
  }
  return { alerts, faults };
}

async function takenOf(
  world: World,
  { workspaceId, engagementId, id }: Feed,
  heard: { receiver: string; alerts: readonly HeardAlert[]; isCut: boolean },
): Promise<number> {
  if (heard.alerts.length === 0 && !heard.isCut) return 0;
  try {
    const actor = { workspaceId, userId: 'system', origin: 'api' as const };
    return await takeTold(world, actor, { engagementId, feedId: id, ...heard });
  } catch (error) {
    // Of an engagement that is paused or closed nothing is told; once it goes on, a check reads what is open.
    if (error instanceof Refusal) return 0;
    throw error;
  }
}
