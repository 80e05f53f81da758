import { DEFAULT_TIME } from '../digest/rules.ts';
import { settingsFrom } from '../digest/screens/settings.ts';
import type { ActionHandler, ViewHandler, Visit } from '../handlers.ts';
import { Refusal } from '../refusal.ts';
import { pageOf } from '../slack/pager.ts';
import { readPerson } from '../slack/people.ts';
import { changePortfolioDigest } from './change-subscription.ts';
import { composePortfolio } from './compose.ts';
import { portfolioModal } from './screens/portfolio.ts';
import { settingsForm } from './screens/settings.ts';
import { findSubscription } from './store.ts';

const modalFor = ({ world, actor, say, timeZone }: Visit, page: number) =>
  world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const reader = await readPerson(tx, actor.workspaceId, actor.userId);
    if (!reader) throw new Refusal('refusal.not-found');
    const now = world.clock.now();
    const context = { tx, workspaceId: actor.workspaceId, world, now, say };
    const date = now.toZonedDateTimeISO(timeZone).toPlainDate();
    return portfolioModal(say, await composePortfolio(context, reader, date), world.playbook, page);
  });

/** `/playbook portfolio` */
export async function openPortfolio(visit: Visit): Promise<void> {
  await visit.openModal(await modalFor(visit, 1));
}

export const turn: ActionHandler = async (visit) => {
  const modal = await modalFor(visit, pageOf(visit.value));
  if (visit.view) await visit.updateModal(visit.view.id, modal, visit.view.hash);
  else await visit.openModal(modal);
};

export const openSettings: ActionHandler = async (visit) => {
  const { world, actor, say, timeZone } = visit;
  const kept = await world.db.inWorkspace(actor.workspaceId, (tx) =>
    findSubscription(tx, actor.workspaceId, actor.userId),
  );
  await visit.openModal(
    settingsForm(say, {
      isOn: kept?.isOn ?? true,
      time: kept?.time ?? DEFAULT_TIME,
      days: kept?.days ?? [1, 2, 3, 4, 5],
      timeZone: kept?.timeZone ?? timeZone,
    }),
  );
};

export const submitSettings: ViewHandler = async ({ world, actor, view }) => {
  await changePortfolioDigest(world, actor, settingsFrom(view.values));
  return undefined;
};
