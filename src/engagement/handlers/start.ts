import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ActionHandler, SuggestHandler, ViewHandler, Visit } from '../../handlers.ts';
import { parse } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import { dropDraft, readDraft, saveDraft } from '../../slack/drafts.ts';
import { startWhat } from '../input.ts';
import {
  type StartWhat,
  startedModal,
  startWhatForm,
  startWhatFrom,
  startWhenForm,
  startWhenFrom,
} from '../screens/start-form.ts';
import { startEngagement } from '../start.ts';
import { findEngagement } from '../store.ts';
import { timeZonesNamed } from '../time-zones.ts';

const FORM = 'engagement.start';
const meta = z.object({ id: z.uuid() });
const kept = z.object({
  name: z.string(),
  goal: z.string(),
  leadId: z.string(),
  channelId: z.string(),
  newChannelName: z.string(),
});
const draftOf = (id: string) => `${FORM}:${id}`;

/** Opens step 1, with the draft of an earlier try where there is one. */
export async function openStart(visit: Visit): Promise<void> {
  const { world, actor } = visit;
  const draft = await world.db.inWorkspace(actor.workspaceId, (tx) =>
    readDraft(tx, actor, FORM, world.clock.now()),
  );
  const restored = kept.safeParse(draft);
  const fresh: StartWhat = {
    name: '',
    goal: '',
    leadId: actor.userId,
    channelId: /^[CG]/.test(visit.channel) ? visit.channel : '',
    newChannelName: '',
  };
  await visit.openModal(startWhatForm(visit.say, randomUUID(), restored.data ?? fresh, restored.success));
}

/** Step 1 sent: kept as a draft, since step 2 only knows its own fields. */
export const submitWhat: ViewHandler = async ({ world, actor, view, say, timeZone }) => {
  const { id } = view.meta(meta);
  const what = startWhatFrom(view.values);
  parse(startWhat, { id, ...what });
  await world.db.inWorkspace(actor.workspaceId, (tx) =>
    saveDraft(tx, actor, draftOf(id), { ...what }, world.clock.now()),
  );
  const plannedStart = world.clock.now().toZonedDateTimeISO(timeZone).toPlainDate().toString();
  return {
    push: startWhenForm(say, id, {
      plannedStart,
      timeZone,
      workingDays: ['1', '2', '3', '4', '5'],
      visibility: 'open',
    }),
  };
};

/** Step 2 sent: the engagement starts. */
export const submitWhen: ViewHandler = async ({ world, actor, view, say }) => {
  const { id } = view.meta(meta);
  const draft = await world.db.inWorkspace(actor.workspaceId, (tx) =>
    readDraft(tx, actor, draftOf(id), world.clock.now()),
  );
  const what = kept.safeParse(draft);
  if (!what.success) throw new Refusal('refusal.expired');
  await startEngagement(world, actor, { id, ...what.data, ...whenInput(startWhenFrom(view.values)) });
  await world.db.inWorkspace(actor.workspaceId, (tx) => dropDraft(tx, actor, draftOf(id)));
  return { update: startedModal(say, id, what.data) };
};

/** While it is typed: kept, since Slack does not say what a form held that was closed. Offered again next time. */
export const keepWhat: ActionHandler = async ({ world, actor, view }) => {
  if (!view) return;
  const { id } = view.meta(meta);
  const what = startWhatFrom(view.values);
  await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    // What was typed may be told after the form was sent: then there is nothing to keep any more.
    if (await findEngagement(tx, actor.workspaceId, id)) return;
    await saveDraft(tx, actor, draftOf(id), { ...what }, world.clock.now());
  });
};

/** A choice that is missing altogether is checked like a wrong one, at its field. */
const whenInput = (when: ReturnType<typeof startWhenFrom>) => ({
  ...when,
  visibility: when.visibility as 'open' | 'restricted',
});

/** Time zones by any of their names. */
export const suggestTimeZones: SuggestHandler = async ({ typed }) =>
  timeZonesNamed(typed)
    .slice(0, 100)
    .map((zone) => ({ text: zone, value: zone }));
