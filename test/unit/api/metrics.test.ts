import { expect, it } from 'vitest';
import { makeMetrics, type QueueDepth } from '../../../src/api/metrics.ts';

it('[X7] how long lines are and since when is as of now, and is not told while the database is away', async () => {
  const metrics = makeMetrics();
  let depths: QueueDepth[] | null = [{ queue: 'delivery', waiting: 3, oldest: 600 }];
  metrics.watchQueues(['delivery', 'tick'], async () => {
    if (depths === null) throw new Error('away');
    return depths;
  });
  const told = async () => {
    const text = await metrics.registry.metrics();
    return text.split('\n').filter((line) => line.startsWith('phasegate_queue_'));
  };
  expect(await told()).toEqual([
    'phasegate_queue_oldest_due_seconds{queue="delivery"} 600',
    'phasegate_queue_oldest_due_seconds{queue="tick"} 0',
    'phasegate_queue_waiting{queue="delivery"} 3',
    'phasegate_queue_waiting{queue="tick"} 0',
  ]);
  depths = null;
  expect(await told()).toEqual([]);
});

it('[X7] how many months ahead have a part is told by table, and not while the database is away', async () => {
  const metrics = makeMetrics();
  let months: { table: string; ahead: number }[] | null = [{ table: 'reading', ahead: 0 }];
  metrics.watchMonths(async () => {
    if (months === null) throw new Error('away');
    return months;
  });
  const told = async () =>
    (await metrics.registry.metrics()).split('\n').filter((line) => line.startsWith('phasegate_months'));
  expect(await told()).toEqual(['phasegate_months_ahead{table="reading"} 0']);
  months = null;
  expect(await told()).toEqual([]);
});
