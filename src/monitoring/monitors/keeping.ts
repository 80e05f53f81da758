import type { Tx } from '../../../db/database.ts';
import { before } from '../../engagement/before.ts';
import { cycleShown } from '../../engagement/in-cycle.ts';
import { WORKERS } from '../../engagement/roles.ts';
import { withCycle } from '../../engagement/screens/which-cycle.ts';
import type { Thing } from '../../forms/fields/thing.ts';
import type { Typed } from '../../forms/form.ts';
import { type Kept, keptVerbs, subjectOf } from '../../forms/verbs.ts';
import type { Viewing } from '../../forms/viewing.ts';
import { nameKey } from '../../record/name-key.ts';
import { Refusal } from '../../refusal.ts';
import { feedsInUse } from '../feeds/list-store.ts';
import { findFeed } from '../feeds/store.ts';
import { findReference, referencesInUse } from '../references/store.ts';
import type { MonitorContext } from './context.ts';
import { liveDeployments } from './deployments.ts';
import {
  columnsOf,
  fieldsOf,
  MONITOR_KINDS,
  type MonitorFields,
  type MonitorKind,
  monitorKind,
} from './monitor-form.ts';
import { cycleWatched } from './prepare.ts';
import { slotAfter, spreadOf } from './schedule.ts';
import { sealedMetrics } from './sealed-metrics.ts';
import {
  countMonitors,
  findMonitor,
  insertMonitor,
  isMonitorSaved,
  lockMonitor,
  type Monitor,
  updateMonitor,
} from './store.ts';

/** What the record calls a monitor. */
export const monitorSubject = subjectOf('monitor');

/** Whose alerts are nobody's business to change but theirs who work on it. */
export const KEEPERS = WORKERS;

/** A form that would be refused at its end is refused when it is opened. */
export const beforeKeeping = before(KEEPERS);

/** A monitor with what its form says beside its own columns, and which form that is. */
export type MonitorThing = Monitor & MonitorFields & { of: MonitorKind };

async function thingOf(tx: Tx, row: Monitor): Promise<MonitorThing> {
  const { kind } = await findFeed(tx, row.workspaceId, row.engagementId, row.feedId);
  const of = monitorKind(kind, row.rule.kind);
  return { ...row, ...fieldsOf(of, row), of } as MonitorThing;
}

/** Also one that is retired. @throws Refusal where it is not there, or another engagement's */
export async function findThing(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  id: string,
): Promise<MonitorThing> {
  return thingOf(tx, ofEngagement(engagementId, await findMonitor(tx, workspaceId, id)));
}

const lockThing = async (
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  id: string,
): Promise<MonitorThing> => thingOf(tx, ofEngagement(engagementId, await lockMonitor(tx, workspaceId, id)));

function ofEngagement(engagementId: string, found: Monitor): Monitor {
  if (found.engagementId !== engagementId) throw new Refusal('refusal.not-found');
  return found;
}

/** What a monitor that asks such a feed is filled in among. What it is about already stays to be chosen. */
export const monitorContext =
  (feed: string) =>
  async (
    viewing: Viewing,
    { before, typed }: { before: MonitorFields | null; typed?: Typed },
  ): Promise<MonitorContext> => {
    const { tx, world, actor, now, engagement } = viewing;
    const { workspaceId } = actor;
    const live = await liveDeployments({ tx, workspaceId, world, now, engagement });
    const feeds = (await feedsInUse(tx, workspaceId, engagement.id)).filter(({ kind }) => kind === feed);
    const models: Thing[] = live.map(({ id, model, cycle }) => ({
      id,
      name: (say) => withCycle(say, model, cycleShown(engagement, cycle)),
    }));
    const kept = before?.deploymentId;
    if (typeof kept === 'string' && !models.some(({ id }) => id === kept))
      models.push({ id: kept, name: '–' });
    return {
      me: actor.userId,
      now,
      timeZone: engagement.timeZone,
      defaults: world.playbook.monitoring.monitor,
      objection: world.outside.objection,
      deployments: models,
      feeds: feeds.map(({ id, name }) => ({ id, name })),
      references: (await referencesInUse(tx, workspaceId, engagement.id)).map(
        ({ id, name, version, season }) => ({
          id,
          name: `${name} (v${version})`,
          season,
        }),
      ),
      metrics: await sealedMetrics(tx, engagement, live, { chosen: typed?.deploymentId, kept }),
    };
  };

const keptOf = (of: MonitorKind): Kept<MonitorFields, MonitorContext, MonitorThing, { id: string }> => ({
  form: of.form,
  noun: 'monitoring.monitor',
  kind: 'monitor',
  retired: 'monitoring.refusal.monitor-retired',
  may: KEEPERS,
  context: monitorContext(of.feed),
  insert: async ({ tx, actor, engagement, now }, id, fields) => {
    const columns = columnsOf(of, fields);
    return insertMonitor(tx, {
      ...columns,
      workspaceId: actor.workspaceId,
      id,
      engagementId: engagement.id,
      cycle: await cycleWatched(tx, engagement, columns.deploymentId ?? null),
      nameKey: nameKey(fields.name),
      nextAt: slotAfter(columns.cron, columns.zone, now),
      spread: spreadOf(engagement.id, await countMonitors(tx, engagement)),
      createdBy: actor.userId,
      createdAt: now,
      updatedAt: now,
    });
  },
  isSaved: isMonitorSaved,
  lock: lockThing,
  async update({ tx, now }, found, set) {
    if ('retiredAt' in set) {
      const back = set.retiredAt === null && { nextAt: slotAfter(found.cron, found.zone, now) };
      return updateMonitor(tx, found, { ...(set as Partial<Monitor>), ...back }, now);
    }
    const columns = columnsOf(of, set as MonitorFields);
    const nextAt = slotAfter(columns.cron, columns.zone, now);
    return updateMonitor(tx, found, { ...columns, nextAt }, now);
  },
  async mayMove({ tx }, found, to) {
    if (to !== 'restored') return;
    const feed = await findFeed(tx, found.workspaceId, found.engagementId, found.feedId);
    if (feed.retiredAt) throw new Refusal('monitoring.refusal.feed-retired', { name: feed.name });
    if (found.rule.kind !== 'drift') return;
    const { workspaceId, engagementId } = found;
    const against = await findReference(tx, workspaceId, engagementId, found.rule.referenceId);
    if (against?.retiredAt) throw new Refusal('monitoring.reference.refusal.retired', { name: against.name });
  },
  async changed({ showCard }, id) {
    showCard();
    return { id };
  },
  same: (id) => ({ id }),
});

const KEPT = new Map(MONITOR_KINDS.map((of) => [of.key, keptOf(of)]));
const VERBS = new Map([...KEPT].map(([key, kept]) => [key, keptVerbs(kept)]));

/** [M2] What can be done with monitors of a kind: saved, retired, brought back. */
export function monitorVerbs({ key }: Pick<MonitorKind, 'key'>) {
  const found = VERBS.get(key);
  if (!found) throw new Error(`no kind of monitor is called “${key}”`);
  return found;
}
