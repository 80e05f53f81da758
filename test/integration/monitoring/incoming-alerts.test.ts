import { randomUUID } from 'node:crypto';
import { lintMessage } from '@phasegate/block-kit/validate.ts';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { alert, alertNote, incomingAlert } from '../../../db/schema/alerts.ts';
import { message } from '../../../db/schema/delivery.ts';
import { feed, monitor } from '../../../db/schema/monitoring.ts';
import { openAddresses } from '../../../src/addresses.ts';
import { makeMetrics } from '../../../src/api/metrics.ts';
import { type ApiServer, startServer } from '../../../src/api/server.ts';
import { acknowledgeAlert, dismissAlert } from '../../../src/monitoring/alerts/act.ts';
import { alertMessage } from '../../../src/monitoring/alerts/screens/card.ts';
import { alertView } from '../../../src/monitoring/alerts/view.ts';
import { ALERTMANAGER_PATH, alertmanagerRoute } from '../../../src/monitoring/alerts/webhook.ts';
import { checkMonitor } from '../../../src/monitoring/checks/worker.ts';
import { makeWebhookToken } from '../../../src/monitoring/feeds/webhook-token.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { onPostgres } from '../../support/database.ts';
import { log } from '../../support/house.ts';
import {
  type MonitoringBench,
  monitoringBench,
  putFeed,
  putMonitor,
  readingsOf,
} from '../../support/monitoring.ts';
import { onAlertmanager, withProgram } from '../../support/prometheus.ts';

type Bench = MonitoringBench & { server: ApiServer; token: string };

const RULE = { rule: { kind: 'alerts' }, breachesToFire: 1, cron: '*/5 * * * *' } as const;

/** An engagement with an Alertmanager that has its token, and a monitor of all its alerts. */
async function bench(
  db: Parameters<typeof monitoringBench>[0],
  host: string,
): Promise<Bench & { id: string }> {
  const at = await monitoringBench(db, {
    now: Temporal.Now.instant().toString(),
    allowedHosts: [host],
  });
  const settings = { address: `http://${host}`, auth: 'none', account: null };
  const feedId = await putFeed(db, at, { kind: 'alertmanager', settings });
  const server = await startServer({
    port: 0,
    host: '127.0.0.1',
    routes: [alertmanagerRoute(at.world)],
    addresses: openAddresses([]),
    unready: async () => null,
    metrics: makeMetrics(),
    log,
  });
  const token = await makeWebhookToken(at.world, at.as('ULEAD'), { engagementId: at.engagementId, feedId });
  const query = { matchers: null, receiver: null };
  const id = await putMonitor(db, { ...at, feedId }, { ...RULE, query });
  return { ...at, feedId, server, token, id };
}

const send = (at: Bench, body: string, token = at.token) =>
  fetch(`${at.server.url}${ALERTMANAGER_PATH}`, {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  });
const told = (alerts: unknown[], more: object = {}) =>
  JSON.stringify({ version: '4', receiver: 'phasegate', truncatedAlerts: 0, alerts, ...more });
const one = (
  name: string,
  startsAt: string,
  endsAt: string | null = null,
  labels: Record<string, string> = {},
) => ({
  status: endsAt === null ? 'firing' : 'resolved',
  fingerprint: Buffer.from(name).toString('hex').slice(0, 16),
  labels: { alertname: name, severity: 'page', ...labels },
  annotations: { summary: `${name} is high` },
  startsAt: `2026-11-01T${startsAt}:00Z`,
  endsAt: endsAt === null ? '0001-01-01T00:00:00Z' : `2026-11-01T${endsAt}:00Z`,
  generatorURL: 'http://prometheus.example/graph?g0.expr=latency',
});

const alertsOf = async (at: MonitoringBench, monitorId: string) =>
  (
    await at.world.db.inWorkspace(at.workspaceId, (tx) =>
      tx.select().from(alert).where(eq(alert.monitorId, monitorId)).orderBy(alert.openedAt, alert.title),
    )
  ).filter(({ fingerprint }) => fingerprint !== '');
const stagesOf = async (at: MonitoringBench, monitorId: string) =>
  (await alertsOf(at, monitorId)).map(({ title, stage, told: said }) => `${title} ${stage} ${said}`);

onPostgres('alerts of an Alertmanager, by webhook', (open) => {
  withProgram('a real one', 'prometheus-alertmanager', () => {
    const host = onAlertmanager();
    const post = (path: string, body: object) =>
      fetch(`http://${host()}/api/v2/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const isThere = async (name: string) =>
      JSON.stringify(await (await fetch(`http://${host()}/api/v2/alerts`)).json()).includes(name);
    const ended = () => new Date(Date.now() - 1).toISOString();

    it('[M9] fires, is silenced and resolved within the silence (f7), fires anew (f9), and goes away', async () => {
      const at = await bench(await open(), host());
      const check = async () => {
        at.clock.set(at.clock.now().add({ minutes: 5 }));
        await checkMonitor(at.world, at.workspaceId, at.id, at.clock.now());
      };
      await host.configure(`route: { receiver: phasegate, group_wait: 10ms, group_interval: 50ms, group_by: [alertname] }
receivers:
  - name: phasegate
    webhook_configs:
      - url: ${at.server.url}${ALERTMANAGER_PATH}
        http_config: { authorization: { credentials: ${at.token} } }
`);
      const labels = (alertname: string) => ({ alertname, service: 'fraud' });
      await post('alerts', [{ labels: labels('Latency') }, { labels: labels('Drift') }]);
      await expect.poll(() => stagesOf(at, at.id)).toEqual(['Drift firing firing', 'Latency firing firing']);
      const [drift] = await alertsOf(at, at.id);
      expect(drift).toMatchObject({ deploymentId: at.deploymentId, closedAt: null });

      await post('silences', {
        matchers: [{ name: 'alertname', value: 'Drift', isRegex: false }],
        startsAt: new Date(Date.now() - 1_000).toISOString(),
        endsAt: new Date(Date.now() + 3_600_000).toISOString(),
        createdBy: 'test',
        comment: 'maintenance',
      });
      await expect
        .poll(async () => (await fetch(`http://${host()}/api/v2/alerts?silenced=false`)).text())
        .not.toContain('Drift');
      await check();
      expect(await stagesOf(at, at.id)).toEqual(['Drift firing firing', 'Latency firing firing']);
      await post('alerts', [{ labels: labels('Drift'), endsAt: ended() }]);
      await expect.poll(() => isThere('Drift')).toBe(false);
      await check();
      expect(await stagesOf(at, at.id)).toEqual(['Drift firing firing', 'Latency firing firing']);
      await check();
      expect(await stagesOf(at, at.id)).toEqual(['Drift resolved resolved', 'Latency firing firing']);
      const notes = await at.world.db.inWorkspace(at.workspaceId, (tx) =>
        tx
          .select()
          .from(alertNote)
          .where(eq(alertNote.alertId, drift?.id ?? '')),
      );
      expect(notes.map(({ kind }) => kind)).toEqual(['resolved']);

      await post('alerts', [{ labels: labels('Latency'), endsAt: ended() }]);
      await expect
        .poll(() => stagesOf(at, at.id))
        .toEqual(['Drift resolved resolved', 'Latency resolved resolved']);
      at.clock.set(at.clock.now().add({ seconds: 1 }));
      await post('alerts', [{ labels: labels('Latency') }]);
      await expect.poll(async () => (await stagesOf(at, at.id)).at(-1)).toBe('Latency firing firing');
      const [, before, again] = await alertsOf(at, at.id);
      expect(again?.fingerprint).toBe(before?.fingerprint);
      expect(again?.id).not.toBe(before?.id);

      // One that is away changes nothing, but that its monitor sees nothing.
      await at.world.db.inWorkspace(at.workspaceId, (tx) =>
        tx.update(feed).set({ settings: { address: 'http://127.0.0.1:1', auth: 'none', account: null } }),
      );
      for (let n = 0; n < 3; n++) await check();
      expect((await readingsOf(at.world.db, at, at.id)).map(({ verdict }) => verdict)).toEqual([
        'breach',
        'breach',
        'breach',
        'error',
        'error',
        'error',
      ]);
      expect((await stagesOf(at, at.id)).at(-1)).toBe('Latency firing firing');
      await at.server.stop();
    });
  });

  it('[M9] doubled, reordered, dismissed, cut, of a page, of a stranger: each has its right answer', async () => {
    const at = await bench(await open(), 'nowhere.example');
    const stages = () => stagesOf(at, at.id);
    const answer = async (body: string, token?: string) => {
      const found = await send(at, body, token);
      return [
        found.status,
        (await found.json()) as { taken?: number; detail?: string; errors?: object[] },
      ] as const;
    };
    const next = () => at.clock.set(at.clock.now().add({ seconds: 10 }));
    expect(await answer(told([one('Latency', '09:00')]))).toEqual([200, { taken: 1, unmatched: 0 }]);
    expect(await stages()).toEqual(['Latency firing firing']);
    const messages = async () =>
      (await at.world.db.inWorkspace(at.workspaceId, (tx) => tx.select().from(message)))
        .filter(({ subject }) => subject.startsWith('monitoring.alert'))
        .map(({ subject, wanted }) => `${subject} ${wanted}`);
    const once = await messages();
    await Promise.all([answer(told([one('Latency', '09:00')])), answer(told([one('Latency', '09:00')]))]);
    expect(await messages()).toEqual(once);

    // Its buttons work as those of any alert.
    const [row] = await alertsOf(at, at.id);
    const ref = { engagementId: at.engagementId, alertId: row?.id ?? '' };
    await acknowledgeAlert(at.world, at.as('ULEAD'), ref);
    await dismissAlert(at.world, at.as('ULEAD'), { ...ref, reason: 'A known thing' });
    next();
    await answer(told([one('Latency', '09:00')]));
    expect(await stages()).toEqual(['Latency resolved resolved']);
    next();
    await answer(told([one('Latency', '09:00', '09:30')]));
    await answer(told([one('Latency', '09:00')]));
    expect((await alertsOf(at, at.id))[0]?.closedAt).not.toBeNull();
    next();
    // The end comes before the beginning: nobody hears of what is over.
    await answer(told([one('Late', '10:00', '10:30')]));
    await answer(told([one('Late', '10:00')]));
    expect(await stages()).toEqual(['Latency resolved resolved']);
    await answer(told([one('Latency', '11:00')]));
    expect((await stages()).at(-1)).toBe('Latency firing firing');

    // Told of a part only: the monitor reads all of them with the next minute.
    await answer(told([one('Latency', '11:00')], { truncatedAlerts: 7 }));
    const [kept] = await at.world.db.inWorkspace(at.workspaceId, (tx) => tx.select().from(monitor));
    expect(
      Temporal.Instant.compare(kept?.nextAt ?? at.clock.now().add({ hours: 1 }), at.clock.now()),
    ).toBeLessThanOrEqual(0);

    // f9: the good ones are taken, the log of Alertmanager names the others.
    next();
    const mixed = told([one('Good', '12:00'), { ...one('Bad', '12:00'), startsAt: 'noon' }, 7]);
    expect(await answer(mixed)).toMatchObject([
      400,
      {
        detail: '1 of 3 alerts were taken.',
        errors: [{ field: 'alerts.1.startsAt' }, { field: 'alerts.2' }],
      },
    ]);
    expect((await stages()).at(-1)).toBe('Good firing firing');
    const hostile = one('\u0000<!channel>\ud800', '12:00', null, {
      x: '\u0000'.repeat(10_000),
      long: 'x'.repeat(9_000),
    });
    expect(
      (
        await answer(
          told([
            {
              ...hostile,
              fingerprint: 'hostile1',
              annotations: { runbook_url: 'javascript:alert(1)', summary: '<@U1> *b*' },
            },
          ]),
        )
      )[0],
    ).toBe(200);

    for (const [body, status] of [
      ['<html><title>Sign in</title></html>', 400],
      ['{"version":"3","alerts":[]}', 400],
      ['[]', 400],
      ['null', 400],
      ['', 400],
      [told([]), 200],
    ] as const)
      expect((await send(at, body)).status, body).toBe(status);

    const all = await alertsOf(at, at.id);
    for (const language of ['en', 'de'] as const)
      for (const { id } of all) {
        const view = await at.world.db.inWorkspace(at.workspaceId, (tx) =>
          alertView({ tx, now: at.clock.now() }, at.workspaceId, id),
        );
        const card = view && alertMessage(sayIn(language), view);
        expect(card && lintMessage({ ...card })).toEqual([]);
        expect(JSON.stringify(card)).not.toMatch(/<!channel>|<@U1>|javascript:/);
      }

    // Another workspace's token says whose alerts they are; nothing of it is seen here.
    const other = await bench(at.world.db, 'nowhere.example');
    expect((await send(at, told([one('Theirs', '13:00')]), other.token)).status).toBe(200);
    expect(await stagesOf(other, other.id)).toEqual(['Theirs firing firing']);
    expect(await alertsOf(at, at.id)).toHaveLength(all.length);
    const forged = at.token.replace(at.workspaceId, other.workspaceId);
    const unknown = `${at.token.slice(0, -3)}abc`;
    for (const token of [forged, unknown, 'x', ''])
      expect((await send(at, told([]), token)).status).toBe(401);
    const ref2 = { engagementId: at.engagementId, feedId: at.feedId };
    const fresh = await makeWebhookToken(at.world, at.as('ULEAD'), ref2);
    expect((await send(at, told([]))).status).toBe(401);
    expect((await send(at, told([]), fresh)).status).toBe(200);
    await Promise.all([at.server.stop(), other.server.stop()]);
  });

  it('[M9] each goes to the monitors whose labels and receiver it meets; two of one feed are told 503, never 429 (f8)', async () => {
    const at = await bench(await open(), 'nowhere.example');
    const put = (query: Record<string, string | null>) =>
      putMonitor(at.world.db, at, { ...RULE, deploymentId: null, query });
    const fraud = await put({ matchers: 'service="fraud"', receiver: null });
    const elsewhere = await put({ matchers: null, receiver: 'pager' });
    await at.world.db.inWorkspace(at.workspaceId, (tx) =>
      tx.update(monitor).set({ retiredAt: at.clock.now() }).where(eq(monitor.id, at.id)),
    );
    const alerts = [
      one('A', '09:00', null, { service: 'fraud' }),
      one('B', '09:00', null, { service: 'triage' }),
    ];
    expect(await (await send(at, told(alerts))).json()).toEqual({ taken: 1, unmatched: 1 });
    expect(await stagesOf(at, fraud)).toEqual(['A firing firing']);
    expect(await stagesOf(at, elsewhere)).toEqual([]);

    const slow = new AbortController();
    const body = new ReadableStream({ start: (controller) => controller.enqueue(Buffer.from('{')) });
    const first = fetch(`${at.server.url}${ALERTMANAGER_PATH}`, {
      method: 'POST',
      body,
      duplex: 'half',
      signal: slow.signal,
      headers: { authorization: `Bearer ${at.token}` },
    } as RequestInit).catch(() => null);
    await expect.poll(async () => (await send(at, told([]))).status).toBe(503);
    slow.abort();
    await first;
    await expect.poll(async () => (await send(at, told([]))).status).toBe(200);
    await at.server.stop();
  });

  it('[M9] ten thousand in one body: all are kept, the oldest fifty are told, and the next ones as these end', {
    timeout: 120_000,
  }, async () => {
    const at = await bench(await open(), 'nowhere.example');
    const many = (from: number, to: number, endsAt: string | null) =>
      Array.from({ length: to - from }, (_, n) => ({
        ...one(`Alert ${from + n}`, '09:00', endsAt),
        fingerprint: (from + n).toString(16).padStart(16, '0'),
      }));
    const begun = performance.now();
    const answer = await send(at, told(many(0, 10_000, null)));
    process.stdout.write(`10,000 alerts in ${Math.round(performance.now() - begun)} ms\n`);
    expect(await answer.json()).toEqual({ taken: 10_000, unmatched: 0 });
    const kept = () =>
      at.world.db.inWorkspace(at.workspaceId, (tx) =>
        tx.$count(incomingAlert, eq(incomingAlert.monitorId, at.id)),
      );
    expect(await kept()).toBe(10_000);
    const firing = async () => (await alertsOf(at, at.id)).filter(({ stage }) => stage === 'firing');
    expect(await firing()).toHaveLength(50);
    const [first] = await firing();
    const view = await at.world.db.inWorkspace(at.workspaceId, (tx) =>
      alertView({ tx, now: at.clock.now() }, at.workspaceId, first?.id ?? randomUUID()),
    );
    expect(JSON.stringify(view && alertMessage(sayIn('en'), view).blocks)).toContain('9,950 more alerts');
    at.clock.set(at.clock.now().add({ minutes: 1 }));
    const before = (await firing()).map(({ title }) => title);
    const ended = many(0, 10_000, '09:30').filter(({ labels }) =>
      before.slice(0, 5).includes(labels.alertname),
    );
    await send(at, told(ended));
    expect((await firing()).map(({ title }) => title)).toEqual(expect.arrayContaining(before.slice(5)));
    expect(await firing()).toHaveLength(50);
    await at.server.stop();
  });
});
