import { eq, isNotNull, sql } from 'drizzle-orm';
import { alert } from '../db/schema/alerts.ts';
import { message } from '../db/schema/delivery.ts';
import { reading } from '../db/schema/monitoring.ts';
import { type Bench, type Figure, quantile, rounded, until } from './support/bench.ts';
import { furnish } from './support/furnish.ts';
import { due, serveJson } from './support/monitors.ts';
import { openBenchDatabase, startReplica, startSlack } from './support/stage.ts';

const MONITORS = 100;
const FEEDS = 20;
const ENGAGEMENTS = 5;

/**
 * [M6] 100 monitors that are due in the same minute and all fire: seconds from the moment a reading was taken until its alert
 * stands in Slack, by Slack’s own time of the message.
 */
export default async function alertLatency(bench: Bench): Promise<Figure[]> {
  const host = await serveJson(bench, { recall: 0.82, n: 1_204 });
  const slack = await startSlack(bench);
  const url = await bench.database();
  const app = await startReplica(bench, slack, url, { PHASEGATE_ALLOWED_HOSTS: host });
  const db = await openBenchDatabase(url);
  bench.defer(() => db.close());
  const engagementIds = await furnish(db, slack, ENGAGEMENTS, 1);
  await due(db, slack, { engagementIds, host, feeds: FEEDS, monitors: MONITORS, breachesToFire: 1 });
  const posted = () =>
    db.inWorkspace(slack.workspaceId, (tx) =>
      tx
        .select({ ts: message.ts, takenAt: reading.takenAt })
        .from(alert)
        .innerJoin(reading, eq(reading.monitorId, alert.monitorId))
        .innerJoin(message, eq(message.subject, sql`'monitoring.alert:' || ${alert.id}`))
        .where(isNotNull(message.ts)),
    );
  for (let tries = 0; tries < 3 && (await posted()).length < MONITORS; tries += 1)
    await until('every alert', app.child, async () => (await posted()).length === MONITORS).catch(() => {});
  const seconds = (await posted()).map(({ ts, takenAt }) => Number(ts) - takenAt.epochMilliseconds / 1_000);
  if (seconds.length < MONITORS) throw new Error(`${seconds.length} of ${MONITORS} alerts were posted`);
  const figure = { unit: 's', peer: null, ratio: null };
  return [
    { name: 'alert_latency_s', value: rounded(quantile(seconds, 0.99)), ...figure },
    { name: 'alert_latency_p50_s', value: rounded(quantile(seconds, 0.5)), ...figure },
  ];
}
