import { randomUUID } from 'node:crypto';
import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { Refusal } from '../../refusal.ts';
import type {
  ActionVisit,
  CommandVisit,
  SuggestHandler,
  ViewAnswer,
  ViewVisit,
  Visit,
} from '../../slack/handlers.ts';
import { requireColleague } from './acting.ts';
import { askMeta, askModal, makeMeta, makeModal, shownModal } from './form-views.ts';
import { keysModal, listMeta } from './list-view.ts';
import { makeKey, NAME_MAX } from './make.ts';
import type { Offer } from './offer.ts';
import { revokeKey } from './revoke.ts';
import { rotateKey } from './rotate.ts';
import { OVERLAP } from './rules.ts';
import { type ApiKey, findKey, keysOf } from './store.ts';

/** The person's keys as they are now; everybody's for a workspace admin. */
async function renderKeys(
  { world, actor, say }: Visit,
  offer: Offer,
  page: number,
  notice?: string,
): Promise<Modal> {
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const { isAdmin, userId } = await requireColleague(tx, actor);
    const keys = await keysOf(tx, actor.workspaceId, isAdmin ? null : userId);
    const limits = [...new Set(keys.flatMap(({ deploymentId }) => deploymentId ?? []))];
    const found = limits.length > 0 ? await offer.deployments(tx, actor, { ids: limits }) : [];
    const deployments = new Map(found.map(({ id, name }) => [id, name]));
    const at = { say, now: world.clock.now(), userId, page };
    return keysModal({ ...at, keys, deployments, ...(notice && { notice }) });
  });
}

/** `/playbook api` */
export const openKeys =
  (offer: Offer) =>
  async (visit: CommandVisit): Promise<void> => {
    await visit.openModal(await renderKeys(visit, offer, 1));
  };

async function inPlace(visit: ActionVisit, modal: Modal): Promise<void> {
  if (visit.view) await visit.updateModal(visit.view.id, modal, visit.view.hash);
}

const pageOf = ({ view }: ActionVisit): number => view?.meta(listMeta).page ?? 1;

export const turnPage =
  (offer: Offer) =>
  async (visit: ActionVisit): Promise<void> => {
    await inPlace(visit, await renderKeys(visit, offer, Number(visit.value) || 1));
  };

export const backToKeys =
  (offer: Offer) =>
  async (visit: ActionVisit): Promise<void> => {
    await inPlace(visit, await renderKeys(visit, offer, pageOf(visit)));
  };

export const openMake =
  ({ scopes, deployments }: Offer) =>
  async (visit: ActionVisit): Promise<void> => {
    const { world, actor, say } = visit;
    const some = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
      await requireColleague(tx, actor);
      return deployments(tx, actor, { typed: '' });
    });
    const meta = { id: randomUUID(), page: pageOf(visit) };
    await inPlace(visit, makeModal(say, { scopes, hasDeployments: some.length > 0 }, meta, NAME_MAX));
  };

/** What a key can be limited to, by what is typed. */
export const suggestDeployments =
  ({ deployments }: Offer): SuggestHandler =>
  async ({ world, actor, typed }) => {
    const found = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
      await requireColleague(tx, actor);
      return deployments(tx, actor, { typed });
    });
    return found.map(({ id, name }) => ({ text: name, value: id }));
  };

export const submitMake =
  (url: string, offer: Offer) =>
  async (visit: ViewVisit): Promise<ViewAnswer> => {
    const { world, actor, say, view, timeZone } = visit;
    const { id, page } = view.meta(makeMeta);
    const key = await makeKey(world, actor, offer, {
      id,
      name: view.values.text('name'),
      scopes: view.values.list('scopes'),
      deployment: view.values.text('deployment'),
      expiresOn: view.values.text('expiresOn'),
      timeZone,
    });
    return { update: shownModal(say, key, { url, page, oldEnds: null }) };
  };

/** The “…” of a key: asks before anything happens. */
export async function chooseMove(visit: ActionVisit): Promise<void> {
  const { say, value } = visit;
  const [what, keyId = ''] = value.split(' ');
  if (what !== 'rotate' && what !== 'revoke') return;
  const key = await visibleKey(visit, keyId);
  await inPlace(visit, askModal(say, what, key, { id: randomUUID(), keyId, page: pageOf(visit) }));
}

/** @throws Refusal where this person may not know of it */
async function visibleKey({ world, actor }: Visit, keyId: string): Promise<ApiKey> {
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const person = await requireColleague(tx, actor);
    const key = await findKey(tx, actor.workspaceId, keyId);
    if (!key || (key.createdBy !== actor.userId && !person.isAdmin)) throw new Refusal('refusal.not-found');
    return key;
  });
}

export const submitRotate =
  (url: string) =>
  async (visit: ViewVisit): Promise<ViewAnswer> => {
    const { world, actor, say, view } = visit;
    const { id, keyId, page } = view.meta(askMeta);
    const key = await rotateKey(world, actor, { id, keyId });
    const old = await visibleKey(visit, keyId);
    const oldEnds = old.expiresAt ?? world.clock.now().add(OVERLAP);
    return { update: shownModal(say, key, { url, page, oldEnds }) };
  };

export const submitRevoke =
  (offer: Offer) =>
  async (visit: ViewVisit): Promise<ViewAnswer> => {
    const { world, actor, say, view } = visit;
    const { keyId, page } = view.meta(askMeta);
    const { name } = await visibleKey(visit, keyId);
    await revokeKey(world, actor, { keyId });
    return { update: await renderKeys(visit, offer, page, say('api.revoke.done', { name })) };
  };
