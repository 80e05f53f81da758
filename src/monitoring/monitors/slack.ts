import { formFlow, type OpenWith } from '../../forms/flow.ts';
import { idsOf } from '../../forms/ids.ts';
import { listFlow } from '../../forms/list.ts';
import { type ListState, listMeta } from '../../forms/meta.ts';
import { rowMenu } from '../../forms/row-menu.ts';
import { viewing } from '../../forms/viewing.ts';
import type { ActionVisit, ViewVisit, Visit } from '../../handlers.ts';
import type { Part } from '../../parts.ts';
import { Refusal } from '../../refusal.ts';
import type { ViewAnswer } from '../../slack/handlers.ts';
import { feedsInUse } from '../feeds/list-store.ts';
import { findFeed } from '../feeds/store.ts';
import { MONITOR_IDS as IDS } from '../ids.ts';
import { coverageOf } from './coverage.ts';
import {
  beforeKeeping,
  findThing,
  KEEPERS,
  type MonitorThing,
  monitorContext,
  monitorSubject,
  monitorVerbs,
} from './keeping.ts';
import { FILTERS, listMonitors, newestReadings } from './list-store.ts';
import { MONITOR_KINDS, type MonitorKind } from './monitor-form.ts';
import { pauseMonitor, resumeMonitor } from './pause.ts';
import { lastReadings } from './readings.ts';
import { chooseMeta, chooseModal } from './screens/choose.ts';
import { listButtons, monitorRow } from './screens/list.ts';
import { READINGS_SHOWN, readingsModal } from './screens/readings.ts';
import { savedModal } from './screens/saved.ts';
import { type TrialMeta, trialMeta, trialModal } from './screens/trial.ts';
import { coverageText } from './screens/words.ts';
import { isMonitorSaved, refuseNameInUse } from './store.ts';
import { keepTried, kindOf, runTrial } from './trial-handlers.ts';
import { nounOf, type Tried, tryOut } from './try-out.ts';

const TEXTS = 'monitoring.monitors';

/** [M2] The monitors of an engagement, by name. */
export const monitorList = listFlow({
  texts: TEXTS,
  ids: IDS,
  filters: FILTERS,
  async load({ world, actor, say }, tx, engagement, list, may) {
    const mayKeep = may(KEEPERS);
    const { workspaceId } = actor;
    const found = await listMonitors(tx, workspaceId, engagement.id, list);
    const newest = await newestReadings(
      tx,
      workspaceId,
      found.monitors.map(({ id }) => id),
    );
    const feeds = new Map<string, string>();
    for (const { feedId } of found.monitors)
      if (!feeds.has(feedId))
        feeds.set(feedId, (await findFeed(tx, workspaceId, engagement.id, feedId)).name);
    const { coverage } = await coverageOf({ tx, workspaceId, world, now: world.clock.now(), engagement });
    return {
      found,
      ...(coverage.length > 0 && { counts: coverage.map((one) => coverageText(say, one)).join(' · ') }),
      buttons: listButtons(say, engagement.id, mayKeep),
      rows: found.monitors.flatMap((one) =>
        monitorRow(say, one, { last: newest.get(one.id), feed: feeds.get(one.feedId) ?? '–', mayKeep }),
      ),
      empty: say.md('monitoring.monitors.list.empty', { engagement: engagement.name }),
    };
  },
});

const flowOf = (of: MonitorKind) =>
  formFlow({
    form: of.form,
    texts: TEXTS,
    // Each kind has a form of its own; all of them come back to the one list.
    ids: { ...idsOf(`monitoring.monitor_${of.key}`), back: IDS.back },
    noun: nounOf(of),
    may: KEEPERS,
    context: monitorContext(of.feed),
    edited: {
      async find({ tx, actor, engagement }, id) {
        const found = await findThing(tx, actor.workspaceId, engagement.id, id);
        if (found.retiredAt) throw new Refusal('monitoring.refusal.monitor-retired', { name: found.name });
        return { version: found.version, fields: of.form.of(found) };
      },
      subject: monitorSubject,
    },
    isSaved: isMonitorSaved,
    checkEarly: ({ tx, actor, engagement }, { id }, { name }) =>
      refuseNameInUse(tx, actor.workspaceId, engagement.id, name, id),
    submit: 'monitoring.trial.next',
    // Nothing is saved yet: it is tried first.
    save: (world, actor, { draft: _, ...trying }) => tryOut(of)(world, actor, trying),
    after: async ({ say, world }, meta, tried: Tried) => ({
      update: trialModal(say, { ...meta, of: of.key }, tried, world.clock.now(), 'not yet'),
    }),
  });

const flows = new Map(MONITOR_KINDS.map((of) => [of.key, flowOf(of)]));

/** The form of one that is there; else first which feed it asks, and how it judges. */
async function openMonitor(
  visit: Visit & Pick<ActionVisit, 'view'>,
  engagementId: string,
  { id = null, back = null }: OpenWith = {},
): Promise<void> {
  const { world, actor, say, view } = visit;
  if (id !== null) {
    const { of } = await world.db.inWorkspace(actor.workspaceId, (tx) =>
      findThing(tx, actor.workspaceId, engagementId, id),
    );
    return flows.get(of.key)?.open(visit, engagementId, { id, back });
  }
  await beforeKeeping(world, actor, { engagementId });
  const feeds = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    await viewing(tx, visit, engagementId);
    return feedsInUse(tx, actor.workspaceId, engagementId);
  });
  const choosing = chooseModal(say, feeds, { engagementId, back });
  if (view) await visit.updateModal(view.id, choosing, view.hash);
  else await visit.openModal(choosing);
}

/** From the choice to the form it leads to. */
async function submitChoice(visit: ViewVisit): Promise<ViewAnswer> {
  const { world, actor, view } = visit;
  const { engagementId, back } = view.meta(chooseMeta);
  const feedId = view.values.text('feedId');
  const feed = await world.db.inWorkspace(actor.workspaceId, (tx) =>
    findFeed(tx, actor.workspaceId, engagementId, feedId),
  );
  const rule = view.values.text('rule');
  const of = MONITOR_KINDS.find((known) => known.feed === feed.kind && known.rule.rule === rule);
  if (!of) throw new Refusal('monitoring.refusal.rule', {}, 'rule');
  // What is taken in by webhook is only held against what is open, often enough that nothing over stays long.
  const proposed = { feedId, ...(of.feed === 'alertmanager' && { cron: '*/5 * * * *' }) };
  const modal = await flows.get(of.key)?.begin(visit, engagementId, { back, proposed });
  return modal && { update: modal };
}

/** From the test run back to the form: what was typed is in its draft. */
async function reopen(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  const { of, ...meta } = visit.view.meta(trialMeta);
  const flow = flows.get(kindOf({ of }).key);
  const drawn = await flow?.show(visit, { ...meta, step: 1, round: meta.round + 1 }, {});
  if (drawn) await visit.updateModal(visit.view.id, drawn, visit.view.hash);
}

async function afterKept(
  visit: ViewVisit,
  { engagementId, id, back, version }: TrialMeta,
): Promise<ViewAnswer> {
  const { world, actor, say } = visit;
  const found = await world.db.inWorkspace(actor.workspaceId, (tx) =>
    findThing(tx, actor.workspaceId, engagementId, id),
  );
  const isPushed = found.of.feed === 'push' && version === 0;
  if (!back || isPushed) return { update: savedModal(say, found, { engagementId, id, back }, isPushed) };
  return { update: await monitorList.render(visit, engagementId, back, say('monitoring.monitors.saved')) };
}

async function showReadings(visit: ActionVisit, id: string, back: ListState | null): Promise<void> {
  const { view, world, actor, say } = visit;
  if (!view) return;
  const { engagementId } = view.meta(listMeta);
  const shown = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    await viewing(tx, visit, engagementId);
    const found = await findThing(tx, actor.workspaceId, engagementId, id);
    return readingsModal(say, found, await lastReadings(tx, found, READINGS_SHOWN), {
      engagementId,
      id,
      back,
    });
  });
  await visit.updateModal(view.id, shown, view.hash);
}

const moved =
  (verb: typeof pauseMonitor, text: 'monitoring.monitors.list.paused' | 'monitoring.monitors.list.resumed') =>
  async (visit: ActionVisit, id: string, back: ListState | null): Promise<void> => {
    if (!visit.view || !back) return;
    const { engagementId } = visit.view.meta(listMeta);
    await verb(visit.world, visit.actor, { engagementId, id });
    await monitorList.replace(visit, engagementId, back, visit.say(text));
  };

const [first] = MONITOR_KINDS;
if (!first) throw new Error('there is no kind of monitor');

const menu = rowMenu({
  form: ({ of }: MonitorThing) => of.form,
  texts: TEXTS,
  ids: IDS,
  context: async (viewer, about) => monitorContext('')(viewer, about),
  subject: monitorSubject,
  find: findThing,
  // How a monitor is taken out and brought back does not depend on its kind.
  retire: monitorVerbs(first).retire,
  restore: monitorVerbs(first).restore,
  list: monitorList,
  open: openMonitor,
  happened: {
    pause: 'monitoring.monitors.history.paused',
    resume: 'monitoring.monitors.history.resumed',
  },
  entries: {
    readings: showReadings,
    pause: moved(pauseMonitor, 'monitoring.monitors.list.paused'),
    resume: moved(resumeMonitor, 'monitoring.monitors.list.resumed'),
  },
});

const all = <Kind extends 'actions' | 'views' | 'closed'>(kind: Kind) =>
  Object.assign({}, ...[...flows.values()].map(({ slack }) => slack[kind])) as Record<string, never>;

export const monitorSlack: NonNullable<Part['slack']> = {
  actions: {
    ...monitorList.slack.actions,
    ...all('actions'),
    ...menu.actions,
    [IDS.trial]: runTrial,
    [IDS.reopen]: reopen,
  },
  views: {
    ...monitorList.slack.views,
    ...all('views'),
    ...menu.views,
    [IDS.chosen]: submitChoice,
    [IDS.keep]: (visit) => keepTried(visit, afterKept),
  },
  closed: all('closed'),
};
