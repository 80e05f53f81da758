import { isNotNull } from 'drizzle-orm';
import { alert } from '../db/schema/alerts.ts';
import { reference } from '../db/schema/references.ts';
import { recordReading } from '../src/monitoring/checks/record-reading.ts';
import { contentOf, digestOf } from '../src/monitoring/references/content.ts';
import { judgeDrift } from '../src/monitoring/references/judge.ts';
import { observe } from '../src/monitoring/references/observe.ts';
import { findReference } from '../src/monitoring/references/store.ts';
import { monitoringBench, putMonitor } from '../test/support/monitoring.ts';
import { random } from '../test/unit/statistics/drift/random.ts';
import type { Bench, Figure } from './support/bench.ts';
import { columnOf, normals } from './support/drift.ts';
import { openBenchDatabase } from './support/stage.ts';

const FEATURES = 50;
const SEALED = 2_000;
const ROWS = 300;
const HOURS = 30 * 24;
const REFERENCE = '5d0d7a34-3b3d-4a0c-9d2c-6a2f64dd1c11';

/** Half of them normal, the others skewed, rounded or of five categories. */
function columns(seed: number, n: number) {
  return Array.from({ length: FEATURES }, (_, at) => {
    const name = `f${String(at).padStart(2, '0')}`;
    if (at % 2 === 0) return columnOf(name, normals(seed * 97 + at, n));
    const next = random(seed * 89 + at);
    const one = [
      () => 1 / (1 - next()) - 1,
      () => Math.round(next() * 100),
      () => 'abcde'[Math.floor(next() ** 2 * 5)] ?? 'a',
    ][at % 3] as () => number | string;
    return columnOf(name, Array.from({ length: n }, one));
  });
}

/** [M4] [M6] 30 days of an hourly stream of 50 features without drift, in simulated time: how many alerts fire. */
export default async function nullStream(bench: Bench): Promise<Figure[]> {
  const db = await openBenchDatabase(await bench.database());
  bench.defer(() => db.close());
  const made = await monitoringBench(db, { now: '2027-03-01T00:00:00Z' });
  const { world, workspaceId, engagementId, clock } = made;
  const { content } = await contentOf(columns(1, SEALED), SEALED);
  await db.inWorkspace(workspaceId, (tx) =>
    tx.insert(reference).values({
      workspaceId,
      id: REFERENCE,
      version: 1,
      engagementId,
      name: 'A good month',
      nameKey: 'a good month',
      content,
      digest: digestOf(content),
      source: 'bench',
      sealedBy: 'ULEAD',
      sealedAt: clock.now(),
    }),
  );
  const against = await db.inWorkspace(workspaceId, (tx) =>
    findReference(tx, workspaceId, engagementId, REFERENCE),
  );
  if (!against) throw new Error('nothing was sealed');
  const { breaches_to_fire, clears_to_resolve, min_cases } = world.playbook.monitoring.monitor;
  const monitorId = await putMonitor(db, made, {
    layer: 'input',
    rule: { kind: 'drift', alpha: 0.05, referenceId: REFERENCE },
    minN: min_cases,
    breachesToFire: breaches_to_fire,
    clearsToResolve: clears_to_resolve,
  });
  let breaches = 0;
  for (let hour = 1; hour <= HOURS; hour += 1) {
    clock.set(clock.now().add({ hours: 1 }));
    const observed = await observe(content, columns(hour + 1, ROWS), ROWS);
    const found = await judgeDrift(against, observed, { alpha: 0.05, minN: min_cases });
    if (found.verdict === 'insufficient') throw new Error('there are rows enough');
    if (found.verdict === 'breach') breaches += 1;
    const actor = { workspaceId, userId: 'system', origin: 'clock' } as const;
    const reading = { engagementId, monitorId, version: 1, slot: clock.now() };
    await recordReading(world, actor, {
      ...reading,
      found: { ...found, detail: { ...found.detail }, sampledAt: null },
    });
  }
  const fired = await db.inWorkspace(workspaceId, (tx) =>
    tx.select({ id: alert.id }).from(alert).where(isNotNull(alert.firedAt)),
  );
  const figure = { peer: null, ratio: null };
  return [
    { name: 'null_stream_alerts', value: fired.length, unit: 'alerts', ...figure },
    { name: 'null_stream_breaches', value: breaches, unit: `of ${HOURS} checks`, ...figure },
  ];
}
