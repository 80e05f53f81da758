import { z } from 'zod';
import { type EngagementActing, engagementVerb } from '../../engagement/verb.ts';
import { conflictRefusal } from '../../forms/conflict.ts';
import { draftsOf } from '../../forms/drafts.ts';
import type { Actor } from '../../record/act.ts';
import type { World } from '../../world.ts';
import { findThing, KEEPERS, monitorContext, monitorSubject } from './keeping.ts';
import { columnsOf, type MonitorFields, type MonitorKind } from './monitor-form.ts';
import { cycleWatched, groundOf, takingOf } from './prepare.ts';
import { refuseNameInUse } from './store.ts';
import type { Taking } from './take.ts';

/** What the drafts of a kind of monitor are called by. */
export const nounOf = ({ key }: Pick<MonitorKind, 'key'>): string => `monitoring.monitor_${key}`;
export const draftsFor = (of: MonitorKind) => draftsOf(nounOf(of), of.form.names);

/** A monitor as it would be, and what a check of it rests on. */
export interface Tried {
  columns: ReturnType<typeof columnsOf>;
  taking: Taking;
}

interface Trying {
  engagementId: string;
  id: string;
  version: number;
  timeZone: string;
  /** What stands on the step that was submitted; the others are in the draft. */
  fields: Record<string, unknown>;
}

const input = z.object({
  engagementId: z.uuid(),
  id: z.uuid(),
  version: z.int().min(0),
  timeZone: z.string(),
  fields: z.record(z.string(), z.unknown()),
});

/**
 * [M2] Checks all that a monitor's form says and gets ready for its test run. No monitor is written: what was typed stays a
 * draft, which the test run and the save read. @throws FieldRefusals, Refusal
 */
export const tryOut =
  (of: MonitorKind) =>
  (world: World, actor: Actor, trying: Trying): Promise<Tried> =>
    engagementVerb({
      input,
      may: KEEPERS,
      async run(acting, { fields, ...at }): Promise<Tried> {
        const { tx, actor: who, now, engagement } = acting;
        const columns = columnsOf(of, await checked(acting, of, at, fields));
        const { workspaceId } = who;
        await refuseNameInUse(tx, workspaceId, engagement.id, columns.name, at.id);
        await draftsFor(of).add(tx, who, at, fields, now);
        const slot = now.round({ smallestUnit: 'minute', roundingMode: 'floor' });
        const id = at.version === 0 ? null : at.id;
        const cycle = await cycleWatched(tx, engagement, columns.deploymentId ?? null);
        const monitor = { ...columns, id, workspaceId, cycle };
        const ground = await groundOf(tx, engagement, monitor, slot);
        return { columns, taking: await takingOf(tx, engagement, monitor, slot, ground) };
      },
    })(world, actor, trying);

/** The draft, with what was just typed over it. */
async function checked(
  { tx, actor, world, now, engagement }: EngagementActing,
  of: MonitorKind,
  { id, version, timeZone, engagementId }: Omit<Trying, 'fields'>,
  fields: Record<string, unknown>,
): Promise<MonitorFields> {
  const viewing = { tx, world, actor, now, engagement, timeZone };
  const draft = await draftsFor(of).read(tx, actor, { engagementId, id, version }, now);
  const typed = { ...draft?.typed, ...fields };
  const context = monitorContext(of.feed);
  if (version === 0) return of.form.check(typed, await context(viewing, { before: null }));
  const found = await findThing(tx, actor.workspaceId, engagement.id, id);
  if (found.version !== version)
    throw await conflictRefusal(tx, monitorSubject(actor.workspaceId, id), version);
  const before = of.form.of(found);
  return of.form.check(of.form.over(before, typed), await context(viewing, { before }));
}
