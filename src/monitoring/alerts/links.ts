import { button } from '@phasegate/block-kit/blocks.ts';
import { findEngagement } from '../../engagement/store.ts';
import type { Part } from '../../parts.ts';
import { findMonitor } from '../monitors/store.ts';
import { ALERT_IDS } from './ids.ts';
import { alertName } from './life.ts';
import { wordOf } from './screens/card.ts';
import { findAlert, watchedAlerts } from './store.ts';

/** [H9] A link to an alert that people were told of: its stage, since when, what was found. */
const unfolding: NonNullable<Part['links']>[string] = {
  async unfold({ tx, workspaceId, say }, id) {
    const found = await findAlert(tx, workspaceId, id);
    if (!found || found.told === 'nothing') return null;
    const monitor = await findMonitor(tx, workspaceId, found.monitorId);
    const engagement = await findEngagement(tx, workspaceId, found.engagementId);
    const findings = found.findings ?? found.dismissedReason;
    return {
      engagementId: found.engagementId,
      kind: 'links.kind.alert',
      entity: 'incident',
      title: alertName(found, monitor),
      facts: [
        { label: 'links.fact.stands', value: say('alerts.word', { word: wordOf(found) }) },
        { label: 'links.fact.engagement', value: engagement?.name ?? '–' },
        { label: 'links.fact.since', at: found.firedAt ?? found.blindSince ?? found.openedAt },
        ...(findings ? [{ label: 'links.fact.found' as const, value: findings }] : []),
      ],
      button: button(say('links.open'), ALERT_IDS.show, { value: `${found.engagementId} ${found.id}` }),
    };
  },
  async among({ tx, workspaceId }, engagementId) {
    const open = await watchedAlerts(tx, workspaceId, engagementId);
    return open
      .filter(({ alert }) => alert.told !== 'nothing')
      .toReversed()
      .map(({ alert, monitor }) => ({ id: alert.id, title: alertName(alert, monitor) }));
  },
};

export const alertLinks: Part['links'] = { alert: unfolding };
