import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { QueueWorker } from '../jobs/queue.ts';
import { type Actor, act } from '../record/act.ts';
import { Refusal } from '../refusal.ts';
import type { Backstage } from '../room.ts';
import { slackFailure } from '../slack/errors.ts';
import { readPerson } from '../slack/people.ts';
import { TRIES } from '../slack/send-once.ts';
import { type Say, sayIn } from '../texts/say.ts';
import type { World } from '../world.ts';
import { makeExport } from './export/make.ts';
import { PACK_QUEUE, PACK_UNSENT } from './ids.ts';
import type { Made } from './made.ts';
import { makePack } from './make.ts';
import { areShown, bring, show } from './send.ts';
import { findPackRequest, type PackRequest, updatePackRequest } from './store.ts';

const entry = z.object({ workspaceId: z.string(), id: z.uuid() });

/** [A2] [X5] Makes packs and exports that were asked for and sends each once: a crash at any step ends in one message. */
export function packWorker({ world, clientFor }: Backstage): QueueWorker {
  return {
    queue: PACK_QUEUE,
    concurrency: 1,
    tries: TRIES,
    givenUp: async (data) => settle(world, entry.parse(data), 'failed'),
    async handle(data) {
      const ref = entry.parse(data);
      const client = await clientFor(ref.workspaceId);
      const found = await world.db.inWorkspace(ref.workspaceId, (tx) => findPackRequest(tx, ref));
      if (client && found?.state === 'waiting') await makeAndSend(world, client, found);
    },
  };
}

async function makeAndSend(world: World, client: WebClient, found: PackRequest): Promise<void> {
  try {
    // Written down before they are shown: found again, they may stand there already.
    if (await areShown(client, found.slackFiles)) return settle(world, found, 'sent');
    await send(world, client, found);
    await settle(world, found, 'sent');
  } catch (error) {
    const isRefused = error instanceof Refusal;
    const kind = isRefused ? 'refused' : slackFailure(error).kind;
    if (!isRefused && kind !== 'destination-dead' && kind !== 'our-bug') throw error;
    world.log.warn({ err: error, kind, workspaceId: found.workspaceId }, 'a pack was not sent');
    await settle(world, found, 'failed');
  }
}

async function send(world: World, client: WebClient, found: PackRequest): Promise<void> {
  const { workspaceId, askedBy, kind } = found;
  const person = await world.db.inWorkspace(workspaceId, (tx) => readPerson(tx, workspaceId, askedBy));
  const say = sayIn(person?.locale ?? 'en');
  const made = await make(world, say, found);
  try {
    const ids = await bring(client, made.files);
    await world.db.inWorkspace(workspaceId, (tx) => updatePackRequest(tx, found, { slackFiles: ids }));
    const titled = ids.map((id, index) => ({ id, title: made.files[index]?.name ?? '' }));
    const { engagement, cycle } = made;
    await show(client, askedBy, titled, say.md(`${kind}.comment`, { engagement, cycle }));
  } finally {
    await made.done();
  }
}

const make = (world: World, say: Say, found: PackRequest): Promise<Made> => {
  const { kind, engagementId, cycle } = found;
  return kind === 'pack'
    ? makePack(world, actorOf(found), say, { engagementId, cycle })
    : makeExport(world, actorOf(found), engagementId);
};

/** How it ended; where it failed, whoever asked is told. */
const settle = (world: World, ref: Pick<PackRequest, 'workspaceId' | 'id'>, state: 'sent' | 'failed') =>
  world.db
    .inWorkspace(ref.workspaceId, (tx) => findPackRequest(tx, ref))
    .then((found) =>
      found?.state === 'waiting'
        ? act(world, actorOf(found), async ({ tx, now, show: tell }) => {
            await updatePackRequest(tx, found, { state, settledAt: now });
            if (state === 'failed')
              tell({ subject: `${PACK_UNSENT}:${found.id}`, destination: found.askedBy });
          })
        : undefined,
    );

const actorOf = ({ workspaceId, askedBy }: PackRequest): Actor => ({
  workspaceId,
  userId: askedBy,
  origin: 'slack',
});
