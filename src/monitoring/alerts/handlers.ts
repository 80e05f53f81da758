import { randomUUID } from 'node:crypto';
import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { z } from 'zod';
import { before } from '../../engagement/before.ts';
import { rightsOf } from '../../engagement/rights.ts';
import { viewEngagement } from '../../engagement/view.ts';
import type { ActionHandler, ActionVisit, ViewHandler, Visit } from '../../handlers.ts';
import { Refusal } from '../../refusal.ts';
import type { EngagementCommand } from '../../room.ts';
import { monitorNames } from '../monitors/names-store.ts';
import {
  acknowledgeAlert,
  dismissAlert,
  HANDLERS,
  investigateAlert,
  recordFindings,
  snoozeAlert,
} from './act.ts';
import { alertName } from './life.ts';
import { alertMessage } from './screens/card.ts';
import {
  alertList,
  alertMeta,
  dismissForm,
  findingsForm,
  listMeta,
  silenceForm,
  silenceMeta,
  snoozeForm,
} from './screens/forms.ts';
import { silencesOf } from './silence-store.ts';
import { endSilenceNow, silenceAlerts } from './silences.ts';
import { toldAlerts } from './store.ts';
import { type AlertView, alertView } from './view.ts';

const LISTED = 30;

/** A form that would be refused at its end is refused when it is opened. */
const beforeHandling = before(HANDLERS);

const ids = z.tuple([z.uuid(), z.uuid()]);
const refOf = (value: string) => {
  const [engagementId, alertId] = ids.parse(value.split(' '));
  return { engagementId, alertId };
};

/** [X9] Refused where the person may not see the engagement. */
async function read(
  { world, actor }: Pick<Visit, 'world' | 'actor'>,
  { engagementId, alertId }: z.infer<typeof alertMeta>,
): Promise<AlertView> {
  const found = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    await viewEngagement(tx, actor, engagementId);
    return alertView({ tx, now: world.clock.now() }, actor.workspaceId, alertId);
  });
  if (found?.engagement.id !== engagementId) throw new Refusal('refusal.not-found');
  return found;
}

export const acknowledgeClicked: ActionHandler = ({ world, actor, value }) =>
  acknowledgeAlert(world, actor, refOf(value));
export const investigateClicked: ActionHandler = ({ world, actor, value }) =>
  investigateAlert(world, actor, refOf(value));

/** The card as it is now, for whoever came from a list or a direct message. */
export const showClicked: ActionHandler = async (visit) => {
  const { picture: _, ...message } = alertMessage(visit.say, await read(visit, refOf(visit.value)));
  await visit.tell(message, 'links.kind.alert');
};

const opens =
  (form: (visit: ActionVisit, view: AlertView) => Modal): ActionHandler =>
  async (visit) => {
    const ref = refOf(visit.value);
    const view = await read(visit, ref);
    await beforeHandling(visit.world, visit.actor, { engagementId: ref.engagementId });
    await visit.openModal(form(visit, view));
  };

export const openFindings = opens(({ say, value }, { monitor, alert }) =>
  findingsForm(say, refOf(value), alertName(alert, monitor), alert.findings),
);
export const openDismiss = opens(({ say, value }, { monitor, alert }) =>
  dismissForm(say, refOf(value), alertName(alert, monitor)),
);
export const openSnooze = opens(({ say, value, world }, { monitor, alert }) =>
  snoozeForm(say, refOf(value), alertName(alert, monitor), world.clock.now()),
);

export const submitFindings: ViewHandler = async ({ world, actor, view }) => {
  await recordFindings(world, actor, { ...view.meta(alertMeta), findings: view.values.text('findings') });
  return undefined;
};

export const submitDismiss: ViewHandler = async ({ world, actor, view }) => {
  await dismissAlert(world, actor, { ...view.meta(alertMeta), reason: view.values.text('reason') });
  return undefined;
};

export const submitSnooze: ViewHandler = async ({ world, actor, view }) => {
  const { values } = view;
  const hours = values.text('hours');
  const picked = values.moment('until');
  if (hours === 'until' && picked === null) throw new Refusal('alerts.refusal.until', {}, 'until');
  const until =
    hours === 'until' ? instantOf(picked ?? 0) : world.clock.now().add({ hours: Number(hours) || 1 });
  await snoozeAlert(world, actor, { ...view.meta(alertMeta), until });
  return undefined;
};

const instantOf = (seconds: number): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(seconds * 1_000);

/** `/playbook alerts` */
export const alertsHere: EngagementCommand['run'] = async (visit, engagement) => {
  await visit.openModal(await renderList(visit, engagement.id));
};

async function renderList({ world, actor, say }: Visit, engagementId: string): Promise<Modal> {
  const { workspaceId } = actor;
  return world.db.inWorkspace(workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, engagementId);
    const names = await monitorNames(tx, workspaceId, engagementId);
    const nameOf = (id: string) => names.get(id)?.name ?? '–';
    const alerts = await toldAlerts(tx, workspaceId, engagementId, LISTED);
    const silences = await silencesOf(tx, workspaceId, engagementId, world.clock.now());
    return alertList(say, {
      engagement,
      alerts: alerts.map((alert) => ({ alert, name: alertName(alert, { name: nameOf(alert.monitorId) }) })),
      silences: silences.map((silence) => ({
        silence,
        name: silence.monitorId && nameOf(silence.monitorId),
      })),
      monitors: [...names.values()].filter(({ isRetired }) => !isRetired).length,
      mayHandle: (await rightsOf(tx, actor, engagementId))(HANDLERS),
    });
  });
}

/** “Silence…”, on top of the list. */
export const openSilence: ActionHandler = async (visit) => {
  const { world, actor, say, value: engagementId } = visit;
  await beforeHandling(world, actor, { engagementId });
  const monitors = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    return monitorNames(tx, actor.workspaceId, engagementId);
  });
  const choices = [...monitors].flatMap(([id, { name, isRetired }]) => (isRetired ? [] : [{ id, name }]));
  await visit.openModal(silenceForm(say, { engagementId, id: randomUUID() }, choices, world.clock.now()));
};

export const submitSilence: ViewHandler = async (visit) => {
  const { world, actor, view } = visit;
  const { values } = view;
  const meta = view.meta(silenceMeta);
  const chosen = values.text('monitor');
  const [starts, ends] = [values.moment('starts'), values.moment('ends')];
  if (starts === null) throw new Refusal('refusal.required', {}, 'starts');
  if (ends === null) throw new Refusal('refusal.required', {}, 'ends');
  await silenceAlerts(world, actor, {
    ...meta,
    monitorId: chosen === 'all' || chosen === '' ? null : chosen,
    startsAt: instantOf(starts),
    endsAt: instantOf(ends),
    reason: values.text('reason'),
  });
  if (view.rootId !== view.id)
    await visit.updateModal(view.rootId, await renderList(visit, meta.engagementId));
  return undefined;
};

/** “End now” of a silence in the list. */
export const unsilenceClicked: ActionHandler = async (visit) => {
  const { world, actor, value, view } = visit;
  const [engagementId, id] = ids.parse(value.split(' '));
  await endSilenceNow(world, actor, { engagementId, id });
  if (view)
    await visit.updateModal(view.id, await renderList(visit, view.meta(listMeta).engagementId), view.hash);
};
