import { section } from '@phasegate/block-kit/blocks.ts';
import type { LinkUnfurls, WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { EventHandler, EventVisit } from '../handlers.ts';
import { LINKED, linkTo } from '../link.ts';
import type { EngagementCommand } from '../room.ts';
import { slackFailure } from '../slack/errors.ts';
import { readEvent } from '../slack/event-form.ts';
import { houseLanguage } from '../slack/house-language.ts';
import { sayIn } from '../texts/say.ts';
import { audienceOf } from './audience.ts';
import { type FoundLink, findLinked } from './find.ts';
import { mayUnfold, ours, type SharedLink } from './rules.ts';
import { type Listed, linksMessage, unfoldedBlocks, unfoldedEntity } from './screens/unfolded.ts';

const shared = z.object({
  channel: z.string(),
  message_ts: z.string(),
  source: z.string().nullish(),
  is_bot_user_member: z.boolean().default(false),
  links: z.array(z.object({ url: z.string() })),
});
type Shared = z.output<typeof shared>;
type Unfurls = Parameters<WebClient['chat']['unfurl']>[0];

/** [H9] [X9] Somebody posted links of ours: what they lead to stands beside them, where all who read there may see it. */
export const onLinkShared: EventHandler = async (visit) => {
  const event = readEvent(shared, visit.event);
  // Still being typed: nobody knows yet where it will stand. Once posted, it is told again.
  if (event.source === 'composer') return;
  const { world, actor } = visit;
  const wanted = ours(
    world,
    actor.workspaceId,
    event.links.map(({ url }) => url),
  );
  const found = wanted.length > 0 ? await foundOf(visit, wanted) : [];
  if (found.length === 0) return;
  const { channel, is_bot_user_member: isMember } = event;
  const isElsewhere = found.some(({ place }) => place.channelId !== channel);
  const audience = isElsewhere ? await audienceOf(visit, { channel, isMember, userId: actor.userId }) : null;
  const shown = found.filter(({ place }) => mayUnfold(place, channel, audience));
  if (shown.length > 0) await unfurl(visit, event, shown);
};

type Found = FoundLink & {
  link: SharedLink;
  card: LinkUnfurls[string];
  entity: ReturnType<typeof unfoldedEntity>;
};

/** What the links lead to, as far as whoever posted them may see it, in the language of what everybody reads. */
function foundOf({ world, actor }: EventVisit, wanted: readonly SharedLink[]): Promise<Found[]> {
  const { workspaceId } = actor;
  return world.db.inWorkspace(workspaceId, async (tx) => {
    const say = sayIn(await houseLanguage(tx, workspaceId));
    const context = { tx, workspaceId, world, now: world.clock.now(), say };
    const found: Found[] = [];
    for (const link of wanted) {
      const one = await findLinked(context, actor, link);
      if (!one) continue;
      const url = linkTo(world, { workspaceId, ...link }) ?? link.url;
      const blocks = unfoldedBlocks(say, one.unfolded) as never;
      found.push({
        ...one,
        link,
        card: { blocks },
        entity: unfoldedEntity(say, one.unfolded, { url, shared: link }),
      });
    }
    return found;
  });
}

/** As Work Objects where the workspace has them, else as cards. Said again, it takes the place of what stands there. */
async function unfurl(
  visit: EventVisit,
  { channel, message_ts: ts }: Shared,
  found: readonly Found[],
): Promise<void> {
  const unfurls = Object.fromEntries(found.map(({ link, card }) => [link.url, card]));
  const entities = found.map(({ entity }) => entity);
  if (await isTaken(visit, { channel, ts, unfurls, metadata: { entities } } as Unfurls)) return;
  await isTaken(visit, { channel, ts, unfurls });
}

/**
 * False where Slack does not take it like this: it may take it otherwise. A message that is gone, or has lost its link, is
 * nobody's loss.
 * @throws what goes by itself: the event is tried again
 */
async function isTaken({ client, log }: EventVisit, what: Unfurls): Promise<boolean> {
  try {
    await client.chat.unfurl(what);
    return true;
  } catch (error) {
    const { kind, code, details } = slackFailure(error);
    if (kind === 'rate-limited' || kind === 'retry' || kind === 'unclear') throw error;
    if (kind !== 'our-bug') return true;
    log.warn({ code, details }, 'a link did not unfold as it was meant to');
    return false;
  }
}

const opened = z.object({
  trigger_id: z.string(),
  external_ref: z.object({ id: z.uuid(), type: z.enum(LINKED) }),
  app_unfurl_url: z.string().nullish(),
  entity_url: z.string().nullish(),
});

/** [H9] [X9] Somebody opened a Work Object: it is shown to them as it is now. What is hidden is answered as what never was. */
export const onEntityOpened: EventHandler = async (visit) => {
  const { world, actor, say, client, log } = visit;
  const { workspaceId } = actor;
  const event = readEvent(opened, visit.event);
  const { id, type: kind } = event.external_ref;
  const url = linkTo(world, { workspaceId, kind, id }) ?? event.entity_url ?? '';
  const shared = { id, kind, url: event.app_unfurl_url ?? url };
  const found = await world.db.inWorkspace(workspaceId, (tx) =>
    findLinked({ tx, workspaceId, world, now: world.clock.now(), say }, actor, shared),
  );
  const shown = found
    ? { metadata: unfoldedEntity(say, found.unfolded, { url, shared }) }
    : { error: { status: 'not_found' } };
  try {
    await client.entity.presentDetails({ trigger_id: event.trigger_id, ...shown });
  } catch (error) {
    // Whoever waited for it has gone: asked again, it is told again.
    log.info({ code: slackFailure(error).code }, 'a Work Object could not be shown');
  }
};

/** [H9] `/playbook link`: what of an engagement can be handed on. */
export const linksHere: EngagementCommand['run'] = async ({ world, actor, say, tell }, engagement) => {
  const { workspaceId } = actor;
  const text = say.md('links.none');
  if (world.publicUrl === undefined) return tell({ text, blocks: [section(text)] });
  const listed = await world.db.inWorkspace(workspaceId, async (tx) => {
    const context = { tx, workspaceId, world, now: world.clock.now(), say };
    const all: Listed[] = [];
    for (const kind of LINKED) {
      const unfolding = world.rooms.flatMap((room) => room.links?.[kind] ?? [])[0];
      for (const { id, title } of (await unfolding?.among(context, engagement.id)) ?? [])
        all.push({
          kind: say(`links.kind.${kind}`),
          title,
          url: linkTo(world, { workspaceId, kind, id }) ?? '',
        });
    }
    return all;
  });
  await tell(linksMessage(say, engagement.name, listed));
};
