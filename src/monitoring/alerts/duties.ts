import { button } from '@phasegate/block-kit/blocks.ts';
import type { DigestPart, Task, Waiting } from '../../news.ts';
import type { CardContext } from '../../room.ts';
import type { Monitor } from '../monitors/store.ts';
import { ALERT_IDS as IDS } from './ids.ts';
import { alertName, lifeOf } from './life.ts';
import { readingsRequest } from './picture.ts';
import { isOpen, isOver } from './rules.ts';
import { wordOf } from './screens/card.ts';
import { type Alert, watchedAlerts } from './store.ts';
import { alertView } from './view.ts';

/** [E5] What fires and nobody has is its monitor's owner's; what somebody looks into is theirs until they say what they found. */
export async function alertTasks(
  context: CardContext,
  userId: string,
  engagementId?: string,
): Promise<Task[]> {
  const { tx, workspaceId, say } = context;
  const tasks: Task[] = [];
  for (const { alert, monitor, isActive } of await watchedAlerts(tx, workspaceId, engagementId)) {
    const what = waitsOn(alert, monitor.ownerId);
    if (what?.userId !== userId || !isActive) continue;
    const value = `${alert.engagementId} ${alert.id}`;
    tasks.push({
      engagementId: alert.engagementId,
      what: say.md(`alerts.task.${what.task}`, { name: alertName(alert, monitor) }),
      why: say(`alerts.task.${what.task}.why`),
      due: null,
      since: alert.firedAt ?? alert.openedAt,
      button: button(say(`alerts.button.${what.task}`), IDS[what.task], { value }),
    });
  }
  return tasks;
}

function waitsOn(alert: Alert, owner: string): { userId: string; task: 'acknowledge' | 'findings' } | null {
  const life = lifeOf(alert);
  if (life.investigatedBy !== null && !isOver(life) && life.findings === null)
    return { userId: life.investigatedBy, task: 'findings' };
  // Nobody is asked for what was not told of.
  if (alert.told === 'firing' && isOpen(life) && life.acknowledgedBy === null)
    return { userId: owner, task: 'acknowledge' };
  return null;
}

/** [D1] What is wrong with the model at work: each alert that is open, and on whom it waits. */
export async function alertDigest(context: CardContext, engagementId: string): Promise<DigestPart> {
  const { tx, workspaceId, say } = context;
  const waiting: Waiting[] = [];
  const watched = await watchedAlerts(tx, workspaceId, engagementId);
  for (const { alert, monitor } of watched) {
    const isLookedInto = alert.investigatedBy !== null && alert.findings === null;
    if (alert.told === 'nothing' || (alert.told === 'resolved' && !isLookedInto)) continue;
    waiting.push({
      what: say.md('alerts.waiting', { word: wordOf(alert), name: alertName(alert, monitor) }),
      on: [alert.investigatedBy ?? alert.acknowledgedBy ?? monitor.ownerId],
      since: alert.firedAt ?? alert.blindSince ?? alert.openedAt,
    });
  }
  const worst = watched.filter(({ alert }) => alert.told === 'firing').toSorted(bySeverity)[0];
  const view = worst && (await alertView(context, workspaceId, worst.alert.id));
  const picture = view && readingsRequest(say, view);
  return { changed: [], waiting, ...(picture && { picture }) };
}

const SEVERITIES = ['page', 'warn', 'info'];
/** The worst first, of equals the one that fires longest. */
const bySeverity = (a: { monitor: Monitor }, b: { monitor: Monitor }): number =>
  SEVERITIES.indexOf(a.monitor.severity) - SEVERITIES.indexOf(b.monitor.severity);

/** What must stay in sight on the engagement's card: alerts that are open. */
export async function alertLines(context: CardContext, engagementId: string): Promise<string[]> {
  const { tx, workspaceId, say } = context;
  const watched = await watchedAlerts(tx, workspaceId, engagementId);
  const open = watched.filter(({ alert }) => isOpen(lifeOf(alert)));
  const [first] = open;
  return first
    ? [say.md('alerts.line', { count: open.length, name: alertName(first.alert, first.monitor) })]
    : [];
}
