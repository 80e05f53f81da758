import { before } from '../../engagement/before.ts';
import { WORKERS } from '../../engagement/roles.ts';
import { formFlow, type OpenWith } from '../../forms/flow.ts';
import { idsOf } from '../../forms/ids.ts';
import { listFlow } from '../../forms/list.ts';
import { rowMenu } from '../../forms/row-menu.ts';
import type { ActionVisit, Visit } from '../../handlers.ts';
import { Refusal } from '../../refusal.ts';
import { FEED_IDS as IDS } from '../ids.ts';
import { type FeedFields, feedForm } from './feed-form.ts';
import {
  makeToken,
  openSecretsForm,
  openWebhook,
  probeFromList,
  probeSaved,
  sealSecrets,
} from './handlers.ts';
import { feedContext, feedSubject, feedVerbs, thingOf } from './keeping.ts';
import { listFeeds, monitorsOfFeeds } from './list-store.ts';
import { FEED_KINDS, feedKind } from './registry.ts';
import { pickMeta, pickModal } from './screens/kinds.ts';
import { feedRow, listButtons } from './screens/list.ts';
import { savedModal, secretsModal } from './screens/secrets.ts';
import { findFeed, isFeedNameUsed, isFeedSaved } from './store.ts';

const TEXTS = 'monitoring.feeds';

/** A form that would be refused at its end is refused when it is opened. */
const beforeKeeping = before(WORKERS);

/** [M3] The feeds of an engagement, by name. */
export const feedList = listFlow({
  texts: TEXTS,
  ids: IDS,
  filters: ['all', 'retired'],
  async load({ actor, say }, tx, engagement, list, may) {
    const mayKeep = may(WORKERS);
    const found = await listFeeds(tx, actor.workspaceId, engagement.id, list);
    const ids = found.feeds.map(({ id }) => id);
    const used = await monitorsOfFeeds(tx, actor.workspaceId, ids);
    return {
      found,
      buttons: listButtons(say, engagement.id, mayKeep),
      rows: found.feeds.flatMap((feed) => feedRow(say, feed, { used: used.get(feed.id) ?? 0, mayKeep })),
      empty: say.md('monitoring.feeds.list.empty', { engagement: engagement.name }),
    };
  },
});

const flowOf = (kind: string) =>
  formFlow({
    form: feedForm(kind),
    texts: TEXTS,
    // A kind has a form of its own; all of them come back to the one list.
    ids: { ...idsOf(`monitoring.feed_${kind}`), back: IDS.back },
    noun: `monitoring.feed_${kind}`,
    may: WORKERS,
    context: feedContext,
    edited: {
      async find({ tx, actor, engagement }, id) {
        const found = await findFeed(tx, actor.workspaceId, engagement.id, id);
        if (found.retiredAt) throw new Refusal('monitoring.refusal.feed-retired', { name: found.name });
        return { version: found.version, fields: feedForm(kind).of(thingOf(found) as FeedFields) };
      },
      subject: feedSubject,
    },
    isSaved: isFeedSaved,
    async checkEarly({ tx, actor, engagement }, { id }, { name }) {
      const { workspaceId } = actor;
      if (typeof name === 'string' && (await isFeedNameUsed(tx, workspaceId, engagement.id, name, id)))
        throw new Refusal('monitoring.refusal.name-taken', { name }, 'name');
    },
    save: feedVerbs(kind).save,
    async after({ world, actor, say }, { engagementId, back }, { id, needsSecrets }) {
      const found = await world.db.inWorkspace(actor.workspaceId, (tx) =>
        findFeed(tx, actor.workspaceId, engagementId, id),
      );
      const at = { engagementId, id, back };
      return { update: needsSecrets ? secretsModal(say, found, at) : savedModal(say, found, at) };
    },
  });

const flows = new Map(FEED_KINDS.map(({ kind }) => [kind, flowOf(kind)]));

/** The form of one that is there; else first which kind it is to be. */
async function openFeed(
  visit: Visit & Pick<ActionVisit, 'view'>,
  engagementId: string,
  { id = null, back = null }: OpenWith = {},
): Promise<void> {
  const { world, actor, say, view } = visit;
  if (id === null) {
    await beforeKeeping(world, actor, { engagementId });
    const picking = pickModal(say, { engagementId, back });
    return void (view
      ? await visit.updateModal(view.id, picking, view.hash)
      : await visit.openModal(picking));
  }
  const { kind } = await world.db.inWorkspace(actor.workspaceId, (tx) =>
    findFeed(tx, actor.workspaceId, engagementId, id),
  );
  await flows.get(kind)?.open(visit, engagementId, { id, back });
}

/** The kind is the last segment of the button's id. */
async function chooseKind(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  const { engagementId, back } = visit.view.meta(pickMeta);
  await flows.get(feedKind(visit.value).kind)?.open(visit, engagementId, { back, inPlace: true });
}

const menu = rowMenu({
  form: ({ kind }: { name: string; kind: string }) => feedForm(kind),
  texts: TEXTS,
  ids: IDS,
  context: feedContext,
  subject: feedSubject,
  find: findFeed,
  // How a feed is taken out and brought back does not depend on its kind.
  retire: feedVerbs('push').retire,
  restore: feedVerbs('push').restore,
  list: feedList,
  open: openFeed,
  happened: {
    secrets: 'monitoring.feeds.history.secrets',
    webhook: 'monitoring.feeds.history.webhook',
  },
  entries: { secrets: openSecretsForm, probe: probeFromList, webhook: openWebhook },
});

export const feedSlack = {
  actions: {
    ...feedList.slack.actions,
    ...Object.assign({}, ...[...flows.values()].map(({ slack }) => slack.actions)),
    ...menu.actions,
    [IDS.kind]: chooseKind,
    [IDS.probe]: probeSaved,
    [IDS.token]: makeToken,
  },
  views: {
    ...feedList.slack.views,
    ...Object.assign({}, ...[...flows.values()].map(({ slack }) => slack.views)),
    ...menu.views,
    [IDS.sealed]: sealSecrets,
  },
  closed: Object.assign({}, ...[...flows.values()].map(({ slack }) => slack.closed)),
};
