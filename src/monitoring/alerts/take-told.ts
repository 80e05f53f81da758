import { z } from 'zod';
import { engagementVerb } from '../../engagement/verb.ts';
import { takesOf } from '../feeds/alertmanager/kind.ts';
import type { HeardAlert } from '../feeds/feed.ts';
import { findFeed } from '../feeds/store.ts';
import { checkSoon, monitorsOnFeed } from '../monitors/on-feed.ts';
import { lockMonitor } from '../monitors/store.ts';
import { followAlerts } from './follow-alerts.ts';

/**
 * [M9] Takes what an Alertmanager told by webhook: each alert goes to every monitor of the feed whose labels and receiver it
 * meets. Told of only a part (`isCut`), the monitors are checked within the minute, and read all of them.
 * @returns how many were a monitor's
 */
export const takeTold = engagementVerb({
  input: z.object({
    engagementId: z.uuid(),
    feedId: z.uuid(),
    receiver: z.string(),
    alerts: z.custom<readonly HeardAlert[]>(),
    isCut: z.boolean(),
  }),
  may: [],
  programs: true,
  async run(acting, { feedId, receiver, alerts, isCut }): Promise<number> {
    const { tx, actor, now, engagement } = acting;
    const { workspaceId } = actor;
    const feed = await findFeed(tx, workspaceId, engagement.id, feedId);
    if (feed.retiredAt) return 0;
    const taken = new Set<HeardAlert>();
    // In the order of their ids, as everybody locks them who locks several.
    for (const { id } of await monitorsOnFeed(tx, workspaceId, feedId)) {
      const monitor = await lockMonitor(tx, workspaceId, id);
      if (monitor.rule.kind !== 'alerts') continue;
      const takes = takesOf(monitor.query as never);
      const own = alerts.filter((one) => takes(one, [receiver]));
      for (const one of own) taken.add(one);
      if (own.length > 0) await followAlerts(acting, monitor, { alerts: own, isAll: false });
      if (isCut) await checkSoon(tx, monitor, now);
    }
    return taken.size;
  },
});
