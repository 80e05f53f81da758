import type { ActionVisit, ViewVisit } from '../../handlers.ts';
import type { ViewAnswer } from '../../slack/handlers.ts';
import { monitorVerbs } from './keeping.ts';
import { MONITOR_KINDS, type MonitorKind } from './monitor-form.ts';
import { type TrialMeta, trialMeta, trialModal } from './screens/trial.ts';
import { take } from './take.ts';
import { draftsFor, tryOut } from './try-out.ts';

/** Milliseconds that a person waits for a feed. */
const PATIENCE = 10_000;

/** The form that a modal belongs to. @throws Error where there is no such form any more */
export function kindOf({ of }: Pick<TrialMeta, 'of'>): MonitorKind {
  const found = MONITOR_KINDS.find(({ key }) => key === of);
  if (!found) throw new Error(`no kind of monitor is called “${of}”`);
  return found;
}

/** [M2] “Run the test”: asks the feed once, as a check would, and shows what it really answered. */
export async function runTrial(visit: ActionVisit): Promise<void> {
  const { view, world, actor, say, timeZone } = visit;
  if (!view) return;
  const meta = view.meta(trialMeta);
  const tried = await tryOut(kindOf(meta))(world, actor, { ...meta, timeZone, fields: {} });
  const now = world.clock.now();
  await visit.updateModal(view.id, trialModal(say, meta, tried, now, 'asking'), view.hash);
  const found = await take(world, tried.taking, PATIENCE);
  await visit.updateModal(view.id, trialModal(say, meta, tried, now, found));
}

/** [M2] Saves what was tried. */
export async function keepTried(
  visit: ViewVisit,
  after: (visit: ViewVisit, meta: TrialMeta) => Promise<ViewAnswer>,
): Promise<ViewAnswer> {
  const { world, actor, timeZone, view } = visit;
  const meta = view.meta(trialMeta);
  const of = kindOf(meta);
  const { engagementId, id, version } = meta;
  const draft = draftsFor(of).nameOf(meta);
  await monitorVerbs(of).save(world, actor, { engagementId, id, version, timeZone, draft, fields: {} });
  return after(visit, meta);
}
