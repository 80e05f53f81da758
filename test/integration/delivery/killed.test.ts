import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import { openQueue } from '../../../src/jobs/queue.ts';
import { DELIVERY_QUEUE } from '../../../src/slack/delivery/wanted.ts';
import { onPostgres } from '../../support/database.ts';
import { OPEN, stage } from './stage.ts';

onPostgres('a delivery process killed', (open) => {
  // Takes its time: the queue has to notice that the process is gone.
  test('[X5] between post and record: another takes over, finds the message, posts nothing', {
    timeout: 90_000,
  }, async () => {
    const db = await open();
    const queue = openQueue(db, pino({ level: 'silent' }));
    const s = await stage(db, { queue, now: systemClock.now() });
    if (!('connectionString' in db.queueConnection)) throw new Error('a server was expected');
    const args = [db.queueConnection.connectionString, s.sandbox.apiUrl, s.sandbox.botToken];
    const start = () => {
      const child = spawn(process.execPath, [join(import.meta.dirname, 'process.ts'), ...args], {
        stdio: 'inherit',
      });
      onTestFinished(() => void child.kill('SIGKILL'));
      return child;
    };
    await queue.start([{ queue: DELIVERY_QUEUE, concurrency: 1, tries: 1, handle: async () => {} }], false);
    onTestFinished(() => queue.stop());
    s.sandbox.faults.add({ kind: 'timeout_after_accept', method: 'chat.postMessage', times: 1 });
    await s.show('a', { pin: true });
    const first = start();
    await s.sandbox.until(() => s.posted().length === 1, 20_000);
    first.kill('SIGKILL');
    start();
    await s.sandbox.until(() => s.channel(OPEN).pins.length === 1, 60_000);
    expect(s.texts()).toEqual(['a']);
    expect(s.sandbox.calls('chat.postMessage')).toHaveLength(1);
  });
});
