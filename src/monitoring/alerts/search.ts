import { button } from '@phasegate/block-kit/blocks.ts';
import { and, desc, eq, ne } from 'drizzle-orm';
import { alert } from '../../../db/schema/alerts.ts';
import { monitor } from '../../../db/schema/monitoring.ts';
import { searchable } from '../../../db/searchable.ts';
import type { Part } from '../../parts.ts';
import { ALERT_IDS } from './ids.ts';
import { alertName } from './life.ts';

/** [H4] Alerts that people were told of, by their monitor's name, what was found, and why they were no problem. */
export const searchAlerts: Part['search'] = async ({ tx, workspaceId, say }, search) => {
  const words = searchable(monitor.name, alert.title, alert.findings, alert.dismissedReason);
  const rank = search.rank(words);
  const rows = await tx
    .select({ alert, name: monitor.name, rank })
    .from(alert)
    .innerJoin(monitor, and(eq(monitor.workspaceId, alert.workspaceId), eq(monitor.id, alert.monitorId)))
    .where(
      and(
        eq(alert.workspaceId, workspaceId),
        ne(alert.told, 'nothing'),
        search.matches(words),
        search.isVisible(alert.engagementId),
      ),
    )
    .orderBy(desc(rank), desc(alert.openedAt))
    .limit(search.most);
  return rows.map(({ alert: found, name, rank }) => ({
    kind: 'search.kind.alert',
    engagementId: found.engagementId,
    title: alertName(found, { name }),
    about: found.findings ?? found.dismissedReason ?? '',
    rank,
    link: { kind: 'alert', id: found.id },
    button: button(say('search.open'), ALERT_IDS.show, { value: `${found.engagementId} ${found.id}` }),
  }));
};
