import type { PgBoss } from 'pg-boss';
import { expect, it, vi } from 'vitest';
import { attend } from '../../../src/jobs/attend.ts';
import { TAKE } from '../../../src/jobs/taking.ts';

it('[X5] what waits for a key is looked for again where that key became free while a look was under way', async () => {
  const entry = (id: string) => ({ id, queue: 'errand', data: { id }, retryCount: 0 });
  const late = Promise.withResolvers<{ rows: unknown[] }>();
  // The second look began before the first entry was done, and is answered after that.
  const answers = [{ rows: [entry('first')] }, late.promise, { rows: [entry('second')] }];
  let looks = 0;
  const executeSql = async (text: string) =>
    text === TAKE ? (answers[looks++] ?? { rows: [] }) : { rows: [] };
  const boss = { getDb: () => ({ executeSql }), emit: () => true } as unknown as PgBoss;
  const first = Promise.withResolvers<void>();
  const begun: unknown[] = [];
  const handle = (data: Record<string, unknown>) => {
    begun.push(data.id);
    return data.id === 'first' ? first.promise : Promise.resolve();
  };
  // Nothing looks by the clock.
  vi.useFakeTimers({ toFake: ['setInterval'] });
  const attendant = attend(boss, [{ queue: 'errand', concurrency: 4, tries: 1, handle }]);
  vi.useRealTimers();
  await vi.waitFor(() => expect(looks).toBe(2));
  first.resolve();
  await new Promise(setImmediate);
  late.resolve({ rows: [] });
  await vi.waitFor(() => expect(begun).toEqual(['first', 'second']));
  await attendant.stop();
});
