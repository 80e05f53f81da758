import { describe, expect, it } from 'vitest';
import type { Engagement } from '../../../src/engagement/store.ts';
import { alertMessage } from '../../../src/monitoring/alerts/screens/card.ts';
import {
  alertList,
  dismissForm,
  findingsForm,
  silenceForm,
  snoozeForm,
} from '../../../src/monitoring/alerts/screens/forms.ts';
import { escalatedMessage, noteMessage } from '../../../src/monitoring/alerts/screens/notes.ts';
import type { Silence } from '../../../src/monitoring/alerts/silence-store.ts';
import type { Alert, AlertNote } from '../../../src/monitoring/alerts/store.ts';
import type { AlertView } from '../../../src/monitoring/alerts/view.ts';
import type { Reading } from '../../../src/monitoring/monitors/readings.ts';
import type { Monitor } from '../../../src/monitoring/monitors/store.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { lintMessage, lintView } from '../../support/gallery.ts';

const HOSTILE = '<!channel> *bold* <@U0EVIL> & `code` \u202e {braces} \' " ';
const ID = '8e8f960c-63a2-41a6-96d9-fc843c681643';
const at = Temporal.Instant.from('2027-03-01T09:00:00Z');

const anAlert = (more: Partial<Alert> = {}): Alert => ({
  workspaceId: 'T1',
  id: ID,
  engagementId: ID,
  deploymentId: ID,
  monitorId: ID,
  fingerprint: '',
  title: null,
  stage: 'firing',
  breaches: 3,
  clears: 0,
  blindWhy: null,
  blindSince: null,
  checkedAt: at,
  sampledAt: null,
  sampledValue: null,
  openedAt: at,
  firedAt: at,
  acknowledgedBy: null,
  acknowledgedAt: null,
  investigatedBy: null,
  findings: null,
  findingsBy: null,
  dismissed: false,
  dismissedBy: null,
  dismissedReason: null,
  snoozedUntil: null,
  snoozedBy: null,
  told: 'firing',
  toldAt: at,
  escalatedAt: null,
  groupId: null,
  closedAt: null,
  version: 1,
  ...more,
});

const readings = (count: number): Reading[] =>
  Array.from({ length: count }, (_, n) => ({
    workspaceId: 'T1',
    monitorId: ID,
    slot: at.add({ hours: n }),
    takenAt: at.add({ hours: n }),
    value: n % 7 === 3 ? null : 0.95 - n * 0.004,
    n: 1_200,
    verdict: n % 7 === 3 ? 'error' : 0.95 - n * 0.004 < 0.9 ? 'breach' : 'ok',
    shown: 'the feed answered with nothing',
    detail: null,
    sampledAt: null,
  }));

const aView = (more: Partial<AlertView> = {}, name = 'Recall of the week'): AlertView => ({
  alert: anAlert(),
  monitor: {
    id: ID,
    name,
    layer: 'output',
    rule: { kind: 'limit', side: 'below', fire: 0.9, clear: 0.92 },
    severity: 'page',
    ownerId: 'UOWNER',
    runbookUrl: 'https://wiki.example/runbook',
    zone: 'Europe/Berlin',
  } as Monitor,
  engagement: { id: ID, name: 'Ticket triage' } as Engagement,
  readings: readings(30),
  members: [],
  silencedUntil: null,
  brokenFeed: null,
  againstRetraining: null,
  isReason: false,
  incoming: null,
  now: at,
  ...more,
});

const STATES: Record<string, AlertView> = {
  firing: aView(),
  'without a reading': aView({ readings: [] }),
  acknowledged: aView({ alert: anAlert({ stage: 'acknowledged', acknowledgedBy: 'UADA' }) }),
  'looked into, firing and blind': aView({
    alert: anAlert({
      stage: 'acknowledged',
      acknowledgedBy: 'UADA',
      investigatedBy: 'UADA',
      blindWhy: 'no data',
      blindSince: at,
    }),
  }),
  snoozed: aView({ alert: anAlert({ snoozedUntil: at.add({ hours: 2 }), snoozedBy: 'UADA' }) }),
  silenced: aView({ silencedUntil: at.add({ hours: 2 }), brokenFeed: 'Feed of tickets' }),
  'no data': aView({ alert: anAlert({ stage: null, blindWhy: 'no data', blindSince: at, told: 'blind' }) }),
  error: aView({ alert: anAlert({ stage: null, blindWhy: 'error', blindSince: at, told: 'blind' }) }),
  resolved: aView({
    againstRetraining: 'alert-over',
    alert: anAlert({
      stage: 'resolved',
      told: 'resolved',
      closedAt: at,
      findings: 'Cents.',
      investigatedBy: 'UADA',
    }),
  }),
  dismissed: aView({
    alert: anAlert({ stage: 'resolved', dismissed: true, dismissedBy: 'UADA', dismissedReason: 'A test.' }),
  }),
  overflowing: aView(
    {
      alert: anAlert({ investigatedBy: 'UADA', findings: HOSTILE.repeat(40) }),
      members: Array.from({ length: 40 }, () => ({ alert: anAlert(), name: HOSTILE.repeat(2) })),
      readings: readings(30).map((one) => ({ ...one, value: null, shown: HOSTILE.repeat(6) })),
    },
    HOSTILE.repeat(2),
  ),
};

describe.each(['en', 'de'] as const)('the screens of alerts in %s', (language) => {
  const say = sayIn(language);

  it.each(Object.entries(STATES))('[M6] [M7] [H7] an alert that is %s', (name, view) => {
    const { picture, ...message } = alertMessage(say, view);
    expect(lintMessage(message)).toEqual([]);
    const all = JSON.stringify(message);
    expect(all).not.toMatch(/<!channel>|<@U0EVIL>/);
    expect(message.text).not.toBe('');
    expect(picture === undefined).toBe(name === 'without a reading' || name === 'overflowing');
  });

  it('[M7] the buttons are those that can be pressed now, five at most', () => {
    const labels = (view: AlertView) =>
      alertMessage(say, view).blocks.flatMap((block) =>
        block.type === 'actions'
          ? block.elements.map((element) => ('action_id' in element ? element.action_id : ''))
          : [],
      );
    expect(labels(STATES.firing as AlertView)).toEqual(
      ['acknowledge', 'investigate', 'snooze', 'retrain', 'dismiss'].map(
        (verb) => `monitoring.alert.${verb}`,
      ),
    );
    expect(labels(STATES.resolved as AlertView)).toEqual([]);
    expect(labels(STATES['looked into, firing and blind'] as AlertView)[0]).toBe('monitoring.alert.findings');
  });

  it('[M6] each line of the thread', () => {
    const note = (kind: AlertNote['kind']): AlertNote => ({
      workspaceId: 'T1',
      alertId: ID,
      number: 1,
      kind,
      by: 'UADA',
      at,
      text: HOSTILE,
      until: at,
    });
    for (const kind of [
      'firing',
      'resolved',
      'blind',
      'sees again',
      'acknowledged',
      'investigated',
      'findings',
      'dismissed',
      'snoozed',
      'escalated',
      'retired',
      'ended',
    ] as const)
      expect(lintMessage({ ...noteMessage(say, aView(), note(kind)) }), kind).toEqual([]);
    const told = (changes: object) => {
      const view = aView();
      const message = escalatedMessage(say, { ...view, alert: { ...view.alert, ...changes } });
      expect(lintMessage({ ...message })).toEqual([]);
      return JSON.stringify(message);
    };
    const [nobody, somebody, over] = [
      told({ stage: 'firing', acknowledgedBy: null }),
      told({ stage: 'acknowledged', acknowledgedBy: 'UMEM' }),
      told({ stage: 'resolved', acknowledgedBy: null }),
    ];
    expect(nobody).toContain('monitoring.alert.acknowledge');
    expect(somebody).toMatch(/<@UMEM> (has it now|kümmert sich jetzt)/);
    expect(over).toMatch(/is over|ist vorbei/);
    for (const text of [somebody, over]) expect(text).not.toContain('monitoring.alert.acknowledge');
  });

  it('[M6] [M7] the forms and the list, empty, usual and overflowing', () => {
    const ref = { engagementId: ID, alertId: ID };
    const silence: Silence = {
      workspaceId: 'T1',
      id: ID,
      engagementId: ID,
      monitorId: null,
      startsAt: at,
      endsAt: at.add({ hours: 2 }),
      reason: HOSTILE.repeat(10),
      createdBy: 'UADA',
      createdAt: at,
    };
    const engagement = { id: ID, name: 'Ticket triage' };
    const many = Array.from({ length: 120 }, () => ({ alert: anAlert(), name: HOSTILE.repeat(2) }));
    const views = [
      findingsForm(say, ref, HOSTILE, null),
      dismissForm(say, ref, HOSTILE),
      snoozeForm(say, ref, HOSTILE, at),
      silenceForm(
        say,
        { engagementId: ID, id: ID },
        Array.from({ length: 150 }, (_, n) => ({ id: `${ID}${n}`, name: HOSTILE.repeat(3) })),
        at,
      ),
      alertList(say, { engagement, alerts: [], silences: [], monitors: 0, mayHandle: false }),
      alertList(say, {
        engagement,
        alerts: many.slice(0, 3),
        silences: [{ silence, name: null }],
        monitors: 7,
        mayHandle: false,
      }),
      alertList(say, {
        engagement,
        alerts: many,
        silences: [{ silence, name: 'x' }],
        monitors: 200,
        mayHandle: true,
      }),
    ];
    for (const view of views) expect(lintView(view)).toEqual([]);
  });
});
