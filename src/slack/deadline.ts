import type { Visit } from './handlers.ts';
import { TooSlow } from './trouble.ts';

/** Slack waits 3,000 ms for the answer; the rest is the way there and back. */
const DEADLINE = 2_500;

/** Acknowledges; however often it is called, Slack hears of it once. */
export type Acknowledge = () => Promise<void>;

/**
 * An acknowledgement that can be given when the work is done, and is given in any case before Slack stops
 * waiting: the work goes on then.
 */
export function lateAck(ack: () => Promise<void>): Acknowledge {
  let given: Promise<void> | undefined;
  const acknowledge = () => {
    clearTimeout(timer);
    given ??= ack();
    return given;
  };
  const timer = setTimeout(() => acknowledge().catch(() => {}), DEADLINE);
  return acknowledge;
}

/** The same visit; before it says anything to Slack, Slack has its acknowledgement. */
export const afterAck = <House>(visit: Visit<House>, acknowledge: Acknowledge): Visit<House> => ({
  ...visit,
  openModal: async (view) => {
    await acknowledge();
    return visit.openModal(view);
  },
  updateModal: async (viewId, view, hash) => {
    await acknowledge();
    return visit.updateModal(viewId, view, hash);
  },
  tell: async (message, title) => {
    await acknowledge();
    return visit.tell(message, title);
  },
});

/** @throws TooSlow when Slack is about to stop waiting; the work goes on, and may still be saved */
export async function beforeDeadline<T>(work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new TooSlow('no answer within the deadline')), DEADLINE);
  work.catch(() => {});
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
