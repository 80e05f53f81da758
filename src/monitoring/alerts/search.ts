import { button } from '@phasegate/block-kit/blocks.ts';
import { and, eq, inArray } from 'drizzle-orm';
import { alert } from '../../../db/schema/alerts.ts';
import { monitor } from '../../../db/schema/monitoring.ts';
import { withId } from '../../../db/scope.ts';
import type { Searchable } from '../../searchable.ts';
import { ALERT_IDS } from './ids.ts';
import { alertName } from './life.ts';

/** [H4] Alerts that people were told of, by their monitor's name, what was found, and why they were no problem. */
export const searchableAlerts: Searchable = {
  of: alert,
  texts: [monitor.name, alert.title, alert.findings, alert.dismissedReason],
  draw: async ({ tx, workspaceId, say }, ids) => {
    const rows = await tx
      .select({ alert, name: monitor.name })
      .from(alert)
      .innerJoin(monitor, withId(monitor, alert.workspaceId, alert.monitorId))
      .where(and(eq(alert.workspaceId, workspaceId), inArray(alert.id, [...ids])));
    return new Map(
      rows.map(({ alert: found, name }) => [
        found.id,
        {
          kind: 'search.kind.alert',
          engagementId: found.engagementId,
          title: alertName(found, { name }),
          about: found.findings ?? found.dismissedReason ?? '',
          link: { kind: 'alert', id: found.id },
          button: button(say('search.open'), ALERT_IDS.show, { value: `${found.engagementId} ${found.id}` }),
        },
      ]),
    );
  },
};
