import { z } from 'zod';
import { WORKERS } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import { viewEngagement } from '../../engagement/view.ts';
import { type ListState, listMeta } from '../../forms/meta.ts';
import type { ActionVisit, ViewHandler } from '../../handlers.ts';
import type { Actor } from '../../record/act.ts';
import type { World } from '../../world.ts';
import { probeFeed } from './ask.ts';
import { FeedFault } from './feed.ts';
import { keepSecrets } from './keep-secrets.ts';
import { type FeedAt, feedAt, probedModal, probingModal } from './screens/probe.ts';
import { savedModal, secretsIn, secretsModal } from './screens/secrets.ts';
import { webhookModal } from './screens/webhook.ts';
import { type Feed, findFeed } from './store.ts';
import { makeWebhookToken } from './webhook-token.ts';

/** Milliseconds that a person waits for a feed. */
const PATIENCE = 10_000;

const read = (
  world: World,
  actor: Actor,
  { engagementId, id }: Pick<FeedAt, 'engagementId' | 'id'>,
): Promise<Feed> =>
  world.db.inWorkspace(actor.workspaceId, async (tx) => {
    await viewEngagement(tx, actor, engagementId);
    return findFeed(tx, actor.workspaceId, engagementId, id);
  });

/** “Credentials…” of a row. */
export async function openSecretsForm(visit: ActionVisit, id: string, back: ListState | null): Promise<void> {
  const { view, world, actor, say } = visit;
  if (!view) return;
  const at = { engagementId: view.meta(listMeta).engagementId, id, back };
  await visit.updateModal(view.id, secretsModal(say, await read(world, actor, at), at), view.hash);
}

export const sealSecrets: ViewHandler = async ({ world, actor, say, view }) => {
  const at = view.meta(feedAt);
  const found = await read(world, actor, at);
  const secrets = secretsIn(view.values, found);
  await keepSecrets(world, actor, { engagementId: at.engagementId, feedId: at.id, secrets });
  return { update: savedModal(say, await read(world, actor, at), at) };
};

/** “Webhook…” of a row. */
export async function openWebhook(visit: ActionVisit, id: string, back: ListState | null): Promise<void> {
  const { view, world, actor, say } = visit;
  if (!view) return;
  const at = { engagementId: view.meta(listMeta).engagementId, id, back };
  await visit.updateModal(view.id, webhookModal(say, await read(world, actor, at), at, null), view.hash);
}

/** [M9] “Make a token”: this once it is shown. */
export async function makeToken(visit: ActionVisit): Promise<void> {
  const { view, world, actor, say } = visit;
  if (!view) return;
  const at = view.meta(feedAt);
  const token = await makeWebhookToken(world, actor, { engagementId: at.engagementId, feedId: at.id });
  await visit.updateModal(view.id, webhookModal(say, await read(world, actor, at), at, token), view.hash);
}

/** Only those who could save it may send something to it. */
const mayAsk = engagementVerb({
  input: z.object({ engagementId: z.uuid(), id: z.uuid() }),
  may: WORKERS,
  run: ({ tx, actor, engagement }, { id }) => findFeed(tx, actor.workspaceId, engagement.id, id),
});

export async function probeFromList(visit: ActionVisit, id: string, back: ListState | null): Promise<void> {
  if (visit.view) await probe(visit, { engagementId: visit.view.meta(listMeta).engagementId, id, back });
}

export async function probeSaved(visit: ActionVisit): Promise<void> {
  if (visit.view) await probe(visit, visit.view.meta(feedAt));
}

/** [M3] Tries the connection, and shows what the feed really said. */
async function probe(visit: ActionVisit, at: FeedAt): Promise<void> {
  const { view, world, actor, say } = visit;
  if (!view) return;
  const feed = await mayAsk(world, actor, { engagementId: at.engagementId, id: at.id });
  await visit.updateModal(view.id, probingModal(say, feed, at), view.hash);
  let result: { said: string | null } | { fault: FeedFault };
  try {
    result = { said: await probeFeed(world, feed, PATIENCE) };
  } catch (error) {
    if (!(error instanceof FeedFault)) throw error;
    result = { fault: error };
  }
  await visit.updateModal(view.id, probedModal(say, feed, at, result));
}
