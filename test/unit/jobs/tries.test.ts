import { describe, expect, it } from 'vitest';
import type { QueueWorker } from '../../../src/jobs/queue.ts';
import type { JobOutcome } from '../../../src/jobs/tries.ts';
import { limited } from '../../support/tries.ts';

const DATA = { workspaceId: 'T0' };
const away = Object.assign(new Error('gone'), { code: 'ECONNREFUSED' });

describe('work that fails', () => {
  function bench(failing: Error | null, givenUp?: QueueWorker['givenUp']) {
    const did: string[] = [];
    const outcomes: JobOutcome[] = [];
    const worker = limited(
      {
        queue: 'errand',
        concurrency: 1,
        tries: 3,
        async handle() {
          did.push('tried');
          if (failing) throw failing;
        },
        async givenUp(data) {
          did.push('told');
          await givenUp?.(data);
        },
      },
      (outcome) => outcomes.push(outcome),
    );
    return { did, outcomes, handle: (attempt: number) => worker.handle(DATA, attempt) };
  }

  it('[X5] is tried as often as its worker says, then given up and told', async () => {
    const { did, outcomes, handle } = bench(new Error('no'));
    await expect(handle(1)).rejects.toThrow('no');
    await expect(handle(2)).rejects.toThrow('no');
    await handle(3);
    expect(did).toEqual(['tried', 'tried', 'tried', 'told']);
    expect(outcomes).toEqual(['again', 'again', 'gave-up']);
  });

  it('[X5] is not tried once more where the last try ended the process', async () => {
    const { did, outcomes, handle } = bench(null);
    await handle(4);
    expect([did, outcomes]).toEqual([['told'], ['gave-up']]);
  });

  it('[X7] is never given up because the database is away', async () => {
    const { did, outcomes, handle } = bench(away);
    await expect(handle(3)).rejects.toThrow('gone');
    expect([did, outcomes]).toEqual([['tried'], ['again']]);
  });

  it('[X5] is kept where not even that can be told', async () => {
    const { outcomes, handle } = bench(new Error('no'), async () => {
      throw away;
    });
    await expect(handle(3)).rejects.toThrow('gone');
    await expect(handle(4)).rejects.toThrow('gone');
    expect(outcomes).toEqual(['again', 'again']);
  });

  it('[X5] that succeeds at last is done', async () => {
    const { did, outcomes, handle } = bench(null);
    await handle(3);
    expect([did, outcomes]).toEqual([['tried'], ['ok']]);
  });
});
