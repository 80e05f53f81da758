import { modal } from '@phasegate/block-kit/blocks.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { z } from 'zod';
import { openMine } from '../digest/handlers.ts';
import { toldApart } from '../engagement/screens/told-apart.ts';
import type { ActionHandler, EventHandler, SuggestHandler, Visit } from '../handlers.ts';
import { act } from '../record/act.ts';
import { commandGroups, helpMessage } from '../slack/commands.ts';
import { readEvent } from '../slack/event-form.ts';
import { pageOf } from '../slack/pager.ts';
import { readPerson } from '../slack/people.ts';
import type { Language } from '../texts/catalogue.ts';
import { drawEntry, latelyAt } from './changed.ts';
import { type List, markOpened, turnTo } from './opened-store.ts';
import { engagementsNamed } from './seen-store.ts';
import { setHouseLanguage } from './set-language.ts';

const openedEvent = z.object({ tab: z.string().default('home') });

/** [H1] Home was opened: it is drawn from how everything stands. */
export const onOpened: EventHandler = async ({ world, actor, event }) => {
  if (readEvent(openedEvent, event).tab !== 'home') return;
  await act(world, actor, async ({ tx, now, enqueue }) => {
    await markOpened(tx, actor, { now, lately: latelyAt(now) });
    enqueue(drawEntry(actor.workspaceId, actor.userId));
  });
};

export const turn =
  (list: List): ActionHandler =>
  async ({ world, actor, value }) => {
    await act(world, actor, async ({ tx, now, enqueue }) => {
      await turnTo(tx, actor, { list, page: pageOf(value), now });
      enqueue(drawEntry(actor.workspaceId, actor.userId));
    });
  };

/** An engagement was chosen: one's own digest of it. */
export const openDigest: ActionHandler = (visit) => openMine(visit, visit.value);

/** [H7] Another language was chosen for what is posted in channels. */
export const chooseLanguage: ActionHandler = ({ world, actor, value }) =>
  setHouseLanguage(world, actor, { language: value as Language });

/** [X9] The engagements a person may see, by what they type. */
export const suggestEngagements: SuggestHandler = async ({ world, actor, typed }) => {
  const { workspaceId, userId } = actor;
  const found = await world.db.inWorkspace(workspaceId, async (tx) => {
    const reader = await readPerson(tx, workspaceId, userId);
    if (!reader || reader.isDeactivated) return [];
    const like = typed.trim() === '' ? '' : `%${typed.trim().replace(/[\\%_]/g, '\\$&')}%`;
    return engagementsNamed(tx, workspaceId, reader, { like, limit: LIMITS.select.options });
  });
  return toldApart(found).map(({ id, label }) => ({ text: label, value: id }));
};

/** What can be typed, on top of Home. */
export const openHelp = async ({ world, say, openModal }: Visit): Promise<void> => {
  const { blocks } = helpMessage({ kind: 'overview' }, commandGroups(world, say), say);
  await openModal(modal({ title: say('home.help'), close: say('common.close'), blocks }));
};
