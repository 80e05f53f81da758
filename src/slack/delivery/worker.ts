import { setTimeout } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { QueueWorker } from '../../jobs/queue.ts';
import { act } from '../../record/act.ts';
import type { SlackFailure } from '../errors.ts';
import { type Claim, type Delivering, nextStep, type Step } from './claim.ts';
import { keepAddress } from './links.ts';
import { preparePicture, type WantedPicture } from './picture.ts';
import { discard } from './picture-file.ts';
import { notYet } from './picture-later.ts';
import { settlePlaced } from './placed.ts';
import { join, type Outcome, send } from './send.ts';
import {
  backOff,
  bury,
  IN_PLACE,
  isSoon,
  postpone,
  release,
  restartThread,
  revoke,
  system,
  type Undelivered,
} from './settle.ts';
import { DELIVERY_QUEUE, deliveryEntry, type Wake } from './wanted.ts';

export interface DeliveryDeps extends Delivering {
  /** Every room's hook for messages that cannot be delivered. */
  undelivered: readonly Undelivered[];
  /** Null where the app is not installed. */
  clientFor(workspaceId: string): Promise<WebClient | null>;
  /** Waits until the clock says so. */
  wait?: (until: Temporal.Instant) => Promise<void>;
}

/** Turns after which a busy destination goes to the back of the queue: others, and a stop, need not wait. */
const TURNS = 10;

/** What a renderer stumbles over may be mended meanwhile; after so many attempts it is the renderer. */
const RENDER_ATTEMPTS = 5;

const wakeSchema = z.object({ workspaceId: z.string(), destination: z.string(), at: z.string().optional() });

/** What works on the queue `delivery`: an entry says that a destination has something to show. */
export function deliveryWorker(deps: DeliveryDeps): QueueWorker {
  return {
    queue: DELIVERY_QUEUE,
    concurrency: 8,
    // Each message has its own end (`settle.ts`); a wake-up that is lost would leave it where it is.
    tries: Number.POSITIVE_INFINITY,
    handle: (data) => drain(deps, wakeSchema.parse(data)),
  };
}

/** Shows all that is pending at a destination, one after another, in order. */
async function drain(deps: DeliveryDeps, wake: Wake): Promise<void> {
  const { world } = deps;
  for (let turn = 0; turn < TURNS; turn += 1) {
    const step = await nextStep(deps, wake.workspaceId, wake.destination);
    if (!(await take(deps, wake, step))) return;
  }
  await enqueue(deps, wake);
  world.log.debug({ ...wake }, 'delivery goes on later');
}

/** @returns whether there may be more to do now */
async function take(deps: DeliveryDeps, wake: Wake, step: Step): Promise<boolean> {
  const { world, undelivered } = deps;
  const { workspaceId, destination } = wake;
  switch (step.kind) {
    case 'done':
      return false;
    case 'again':
      return true;
    case 'wait':
      return rest(deps, wake, step);
    case 'closed':
      await bury(world, undelivered, { workspaceId, destination, reason: step.reason });
      // What came meanwhile may rest on this look.
      return true;
    case 'orphaned':
      await bury(world, undelivered, {
        workspaceId,
        destination,
        threadOf: step.threadOf,
        reason: 'thread_not_found',
      });
      return true;
    case 'broken':
      world.log.error({ err: step.error, workspaceId, subject: step.subject }, 'card could not be rendered');
      if (step.attempts < RENDER_ATTEMPTS) await backOff(world, workspaceId, destination, step.subject);
      else
        await bury(world, undelivered, {
          workspaceId,
          destination,
          subject: step.subject,
          reason: 'render_failed',
        });
      return true;
    case 'picture':
      return bringPicture(deps, step.wanted);
    case 'send':
      return deliver(deps, step.claim);
  }
}

async function rest(deps: DeliveryDeps, wake: Wake, step: Step & { kind: 'wait' }): Promise<boolean> {
  const { world, wait = realWait(world.clock) } = deps;
  const now = world.clock.now();
  if (isSoon(step.until, now)) {
    await wait(step.until);
    return true;
  }
  if (step.lease) {
    await postpone(world, wake.workspaceId, wake.destination, step.until);
  } else if (wake.at && Temporal.Instant.compare(wake.at, step.until) >= 0) {
    // Whoever set `notBefore` wrote an entry for that moment; only that one, come early by a database clock
    // that is ahead of ours, has to come again. Others must not pile up while Slack is down.
    await wait(now.add(IN_PLACE));
    await enqueue(deps, wake, step.until);
  }
  return false;
}

/** Brings a picture into Slack; the message itself follows in the next turn. */
async function bringPicture(deps: DeliveryDeps, wanted: WantedPicture): Promise<boolean> {
  const { world, wait = realWait(world.clock) } = deps;
  const { workspaceId, destination, subject } = wanted;
  const client = await deps.clientFor(workspaceId);
  if (!client) return false;
  if ((await preparePicture(world, client, wanted, wait)) === 'again-later')
    await backOff(world, workspaceId, destination, subject);
  return true;
}

async function deliver(deps: DeliveryDeps, claim: Claim): Promise<boolean> {
  const { world, wait = realWait(world.clock) } = deps;
  // Asked for after the claim: the client is then of this installation or of a later one.
  const client = await deps.clientFor(claim.workspaceId).catch(async (error: unknown) => {
    await release(world, claim);
    throw error;
  });
  if (!client) {
    await release(world, claim);
    return false;
  }
  const outcome = await send(client, claim, world.log);
  if ('failure' in outcome) return recover(deps, client, claim, outcome);
  const { workspaceId, picture: given } = claim;
  const { subject, destination } = claim.message;
  world.log.debug({ workspaceId, subject, destination, ...outcome.placed }, 'Slack shows a message');
  world.tally?.delivery('placed');
  if (given && outcome.placed.notYet)
    await notYet(world, client, { workspaceId, subject: claim.message.subject, file: given });
  const next = await settlePlaced(world, claim, outcome.placed);
  // Once it is known where it stands: who reacts to it at once is not kept waiting for its address.
  if (claim.content.linked && !claim.message.ts) await keepAddress(world, client, claim, outcome.placed);
  const { pictureShown } = claim.message;
  const { picture } = outcome.placed;
  if (pictureShown && picture !== undefined && picture !== pictureShown)
    await discard(client, pictureShown, world);
  if (next) await wait(next);
  return next !== null;
}

async function recover(
  deps: DeliveryDeps,
  client: WebClient,
  claim: Claim,
  { failure, unsure, lookCursor }: Extract<Outcome, { failure: SlackFailure }>,
): Promise<boolean> {
  const { world } = deps;
  const { workspaceId, message } = claim;
  const { destination, subject } = message;
  world.log.info({ workspaceId, subject, destination, ...failure }, 'Slack did not take a message');
  world.tally?.delivery(failure.kind);
  await release(world, claim, { unsure, lookCursor, posted: failure.kind !== 'message-gone' });
  switch (failure.kind) {
    case 'message-gone':
      return true;
    case 'thread-gone':
      await restartThread(world, claim);
      return true;
    case 'rate-limited': {
      const until = world.clock.now().add({ seconds: Math.max(1, Math.ceil(failure.retryAfter)) });
      await postpone(world, workspaceId, destination, until);
      return true;
    }
    case 'retry':
    case 'unclear':
      await backOff(world, workspaceId, destination);
      return true;
    case 'reauthorize':
      await revoke(world, claim);
      return true;
    case 'destination-dead':
      return shut(deps, client, claim, failure);
    case 'our-bug': {
      world.log.error({ workspaceId, subject, ...failure }, 'Slack refuses a message');
      await bury(world, deps.undelivered, { workspaceId, destination, subject, reason: failure.code });
      return true;
    }
  }
}

/** Closes a destination; a public channel that the bot is not in is joined instead. */
async function shut(
  { world, undelivered }: DeliveryDeps,
  client: WebClient,
  { workspaceId, message: { destination } }: Claim,
  { code }: SlackFailure,
): Promise<boolean> {
  let reason = code;
  if (code === 'not_in_channel') {
    const refusal = await join(client, destination);
    if (refusal?.kind !== 'destination-dead' && refusal?.kind !== 'our-bug') {
      await backOff(world, workspaceId, destination);
      return true;
    }
    if (refusal.code === 'is_archived') reason = refusal.code;
  }
  await bury(world, undelivered, { workspaceId, destination, reason, close: true });
  return true;
}

const enqueue = (
  deps: DeliveryDeps,
  { workspaceId, destination }: Wake,
  at?: Temporal.Instant,
): Promise<void> =>
  act(deps.world, system(workspaceId), async (acting) =>
    acting.enqueue(deliveryEntry(workspaceId, destination, at)),
  );

const realWait =
  (clock: Clock): NonNullable<DeliveryDeps['wait']> =>
  async (until) => {
    const ms = Math.max(0, until.epochMilliseconds - clock.now().epochMilliseconds) + 1;
    await setTimeout(ms, undefined, { ref: false });
  };
