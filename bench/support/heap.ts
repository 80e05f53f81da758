import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** What is in use once garbage is collected, in bytes; of a process that has `heap-on-signal.ts` loaded. */
export function inUse(child: ChildProcess): Promise<{ heapUsed: number }> {
  const { stdout } = child;
  if (!stdout) throw new Error('no output');
  return new Promise((resolve) => {
    const lines = createInterface(stdout);
    lines.on('line', (line) => {
      if (!line.startsWith('{"heapUsed"')) return;
      lines.close();
      stdout.resume();
      resolve(JSON.parse(line) as { heapUsed: number });
    });
    child.kill('SIGUSR2');
  });
}
