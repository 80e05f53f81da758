import { expect, it } from 'vitest';
import { openOutside } from '../../../../src/guarded-fetch/outside.ts';
import { openAlerts } from '../../../../src/monitoring/feeds/alertmanager/api.ts';
import { onAlertmanager, withProgram } from '../../../support/prometheus.ts';
import { endWebServers, saying, webServer } from '../../../support/web-server.ts';

endWebServers();

const at = (host: string) => ({
  settings: { address: `http://${host}/`, auth: 'none', account: null } as const,
  secrets: {},
  outside: openOutside([host]),
  signal: new AbortController().signal,
});

withProgram('a real Alertmanager, asked what is open', 'prometheus-alertmanager', () => {
  const host = onAlertmanager();
  const post = async (path: string, body: object) => {
    const answer = await fetch(`http://${host()}/api/v2/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: answer.status, text: await answer.text() };
  };
  const alert = (name: string, more: object = {}) => ({
    labels: { alertname: name, severity: 'page' },
    annotations: { summary: `${name} is high` },
    ...more,
  });
  const open = async () =>
    new Map(
      (await openAlerts(at(host()))).map((one) => [one.labels.alertname, { key: one.fingerprint, ...one }]),
    );

  it('[M9] by fingerprint, silenced ones among them; one resolved inside a silence is not among them any more (f7)', async () => {
    expect(await open()).toEqual(new Map());
    await post('alerts', [alert('Latency'), alert('Drift')]);
    await expect.poll(async () => [...(await open()).keys()].sort()).toEqual(['Drift', 'Latency']);
    const drift = (await open()).get('Drift');
    expect(drift?.key).toMatch(/^[0-9a-f]{16}$/);
    expect(drift).toMatchObject({
      fingerprint: drift?.key,
      labels: { alertname: 'Drift', severity: 'page' },
      annotations: { summary: 'Drift is high' },
    });

    await post('silences', {
      matchers: [{ name: 'alertname', value: 'Drift', isRegex: false }],
      startsAt: new Date(Date.now() - 1_000).toISOString(),
      endsAt: new Date(Date.now() + 3_600_000).toISOString(),
      createdBy: 'test',
      comment: 'maintenance',
    });
    await expect.poll(async () => (await open()).get('Drift')?.suppressed).toBe(true);

    await post('alerts', [alert('Drift', { endsAt: new Date(Date.now() - 1).toISOString() })]);
    await expect.poll(async () => [...(await open()).keys()]).toEqual(['Latency']);

    // f9: it fires anew under the same fingerprint, with another beginning.
    await post('alerts', [alert('Drift')]);
    await expect.poll(async () => (await open()).get('Drift')?.key).toBe(drift?.key);
    const again = (await open()).get('Drift');
    expect(again?.startsAt.epochMilliseconds).toBeGreaterThan(Number(drift?.startsAt.epochMilliseconds));
  });

  it('[M9] of a batch with one bad alert the good ones are open, though it was refused (f9)', async () => {
    const { status } = await post('alerts', [alert('Good'), { labels: { 'not a label': 'x' } }]);
    expect(status).toBe(400);
    await expect.poll(async () => (await open()).has('Good')).toBe(true);
  });
});

it.each([
  ['a page', saying('<html><title>Sign in</title></html>', 'text/html'), /web page/],
  ['another API', saying('{"status":"success"}'), /does not speak Alertmanager/],
  ['half a list', saying('[{"fingerprint": "a"}]'), /does not speak Alertmanager/],
])('[M9] %s concludes nothing', async (_, answer, message) => {
  const { host } = await webServer(answer);
  await expect(openAlerts(at(host))).rejects.toMatchObject({
    code: 'not understood',
    message: expect.stringMatching(message),
  });
});
