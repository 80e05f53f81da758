import { escape } from '@phasegate/block-kit/escape.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Visit } from '../../../src/handlers.ts';
import { afterAck, beforeDeadline, lateAck } from '../../../src/slack/deadline.ts';
import { TooSlow } from '../../../src/slack/trouble.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('an acknowledgement that waits for the decision', () => {
  it('is given once, when it is asked for, and no timer gives it again', async () => {
    const ack = vi.fn(async () => {});
    const acknowledge = lateAck(ack);
    expect(ack).not.toHaveBeenCalled();
    await Promise.all([acknowledge(), acknowledge()]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(ack).toHaveBeenCalledTimes(1);
  });

  it('is given before Slack stops waiting, whatever the work still does', async () => {
    const ack = vi.fn(async () => {});
    const acknowledge = lateAck(ack);
    await vi.advanceTimersByTimeAsync(2_499);
    expect(ack).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(ack).toHaveBeenCalledTimes(1);
    await acknowledge();
    expect(ack).toHaveBeenCalledTimes(1);
  });

  it('comes before anything that is said to the person', async () => {
    const order: string[] = [];
    const said = (what: string) => async () => {
      order.push(what);
      return { viewId: 'V1', hash: 'h' };
    };
    const visit = { openModal: said('open'), updateModal: said('update'), tell: said('tell') };
    const late = afterAck(
      visit as unknown as Visit,
      lateAck(async () => {
        order.push('ack');
      }),
    );
    await late.tell({ text: escape('done'), blocks: [] });
    await late.openModal({} as never);
    expect(order).toEqual(['ack', 'tell', 'open']);
  });
});

describe('work before the deadline', () => {
  it('answers in time, or says that it is too slow and goes on', async () => {
    await expect(beforeDeadline(Promise.resolve('saved'))).resolves.toBe('saved');
    const { promise, resolve } = Promise.withResolvers<string>();
    const waited = expect(beforeDeadline(promise)).rejects.toBeInstanceOf(TooSlow);
    await vi.advanceTimersByTimeAsync(2_500);
    await waited;
    resolve('late');
    await expect(promise).resolves.toBe('late');
  });
});
