import { readStanding } from '../engagement/card.ts';
import { namesOf } from '../engagement/names-store.ts';
import { withNextStep } from '../engagement/next-step.ts';
import type { Engagement } from '../engagement/store.ts';
import type { ChangeWordings, DigestPart, Task, Waiting } from '../news.ts';
import { inLanguage } from '../playbook/playbook.ts';
import type { RecordEnd } from '../record/ends.ts';
import type { CardContext } from '../room.ts';
import { happenedSince } from './audit-store.ts';
import { CHANNEL } from './ids.ts';
import type { DigestState } from './screens/digest.ts';
import type { Bearings, Subscriber } from './store.ts';
import { changeLines, idsIn, isCut } from './summarise.ts';

/** The first digest does not tell a longer story than this. */
const FIRST = { hours: 7 * 24 };

/**
 * Reads everything a digest says, as it is now.
 * @param from where it goes on from, read before its events: one that is committed in between is told next time
 * @returns `seq`: the end of the record that it knows
 */
export async function composeDigest(
  context: CardContext,
  engagement: Engagement,
  of: Subscriber,
  { date, from }: { date: Temporal.PlainDate; from: Bearings },
): Promise<{ state: DigestState; seq: RecordEnd }> {
  const { tx, workspaceId, world, say, now } = context;
  const first = later(engagement.createdAt, now.subtract(FIRST));
  const { seq, last } = from;
  const since = last?.at ?? first;
  // What can be asked together is.
  const [card, tasks, parts, happened] = await Promise.all([
    readStanding(context, engagement),
    of.subscriber === CHANNEL ? [] : tasksOf(context, of),
    partsOf(context, engagement.id, since),
    happenedSince(tx, workspaceId, engagement.id, last ? { seq: last.seq } : { at: beforeIt(first) }),
  ]);
  const value = parts.find((part) => part.value)?.value;
  const waiting = parts.flatMap((part) => part.waiting).toSorted(bySince);
  const wordings = wordingsOf(world);
  const telling = { say, playbook: world.playbook };
  const ids = [
    ...idsIn(happened, wordings, telling),
    ...waiting.flatMap((one) => one.on),
    ...(card.next?.on ?? []),
  ];
  const names = await namesOf(tx, workspaceId, ids);
  const lines = changeLines(telling, happened, wordings, names);
  const exit = {
    what: say.md('engagement.next.exit', {
      phase: card.phase.phase,
      name: inLanguage(card.phase.name, say),
    }),
    on: card.plannedEnd,
  };
  return {
    seq,
    state: {
      card,
      date,
      since,
      changed: [...lines, ...parts.flatMap((part) => part.changed)],
      isCut: isCut(happened, wordings),
      waiting,
      ...(value && { value }),
      names,
      next: nextOf(parts) ?? (card.plannedEnd ? exit : null),
      tasks: withNextStep(tasks, card.next, { userId: of.subscriber, engagementId: engagement.id }),
      ownTime: of.subscriber !== CHANNEL,
    },
  };
}

/** How every room tells its changes. */
const wordingsOf = ({ rooms }: CardContext['world']): ChangeWordings =>
  Object.assign({}, ...rooms.map((room) => room.changes ?? {}));

/** All that changed since a moment, not only what a digest has room for. mrkdwn, a line each. */
export async function allChanges(
  { tx, workspaceId, world, say }: CardContext,
  engagementId: string,
  since: Temporal.Instant,
): Promise<string[]> {
  const happened = await happenedSince(tx, workspaceId, engagementId, { at: since });
  const wordings = wordingsOf(world);
  const telling = { say, playbook: world.playbook };
  const names = await namesOf(tx, workspaceId, idsIn(happened, wordings, telling));
  return changeLines(telling, happened, wordings, names, happened.length);
}

async function tasksOf(context: CardContext, { subscriber, engagementId }: Subscriber): Promise<Task[]> {
  const found = await Promise.all(
    context.world.rooms.map((room) => room.tasks?.(context, subscriber, engagementId) ?? []),
  );
  // A room that cannot ask for one engagement gives all.
  return found.flat().filter((task) => task.engagementId === engagementId);
}

async function partsOf(
  context: CardContext,
  engagementId: string,
  since: Temporal.Instant,
): Promise<DigestPart[]> {
  const parts = context.world.rooms.map((room) => room.digest?.(context, engagementId, since) ?? []);
  return (await Promise.all(parts)).flat();
}

/** The earliest decision any room expects; one without a day comes last. */
function nextOf(parts: readonly DigestPart[]): NonNullable<DigestPart['next']> | null {
  const known = parts.flatMap((part) => (part.next ? [part.next] : []));
  const dayOf = (one: NonNullable<DigestPart['next']>) => one.on?.toString() ?? '9999-99-99';
  return known.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0))[0] ?? null;
}

/** Longest waiting first, those of unknown age last. */
const bySince = (a: Waiting, b: Waiting): number =>
  (a.since?.epochMilliseconds ?? Number.POSITIVE_INFINITY) -
  (b.since?.epochMilliseconds ?? Number.POSITIVE_INFINITY);

const later = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(a, b) > 0 ? a : b;

/** Events are kept to the millisecond: that of the start itself counts. */
const beforeIt = (at: Temporal.Instant): Temporal.Instant => at.subtract({ milliseconds: 2 });
