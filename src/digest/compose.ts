import { readStanding } from '../engagement/card.ts';
import { phaseDays } from '../engagement/course-store.ts';
import { type Names, nameOf } from '../engagement/names.ts';
import { namesOf } from '../engagement/names-store.ts';
import { withNextStep } from '../engagement/next-step.ts';
import type { Standing } from '../engagement/screens/card.ts';
import { readPhase } from '../engagement/standing-store.ts';
import type { Engagement } from '../engagement/store.ts';
import type { ChangeWordings, DigestPart, DigestPicture, News, Task, Waiting } from '../news.ts';
import { inLanguage } from '../playbook/playbook.ts';
import type { RecordEnd } from '../record/ends.ts';
import type { CardContext } from '../room.ts';
import { happenedSince } from './audit-store.ts';
import { CHANNEL } from './ids.ts';
import { phasesPicture } from './picture.ts';
import type { DigestState } from './screens/digest.ts';
import type { Bearings } from './sent-store.ts';
import type { Subscriber } from './store.ts';
import { changeLines, idsIn, newsOf } from './summarise.ts';

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
  const [standing, asked, parts, happened] = await Promise.all([
    readStanding(context, engagement),
    of.subscriber === CHANNEL ? [] : tasksOf(context, of),
    partsOf(context, engagement.id, since),
    happenedSince(tx, workspaceId, engagement.id, last ? { seq: last.seq } : { at: beforeIt(first) }),
  ]);
  const value = parts.flatMap((part) => part.value ?? []).join(' · ');
  const waiting = parts.flatMap((part) => part.waiting).toSorted(bySince);
  const wordings = wordingsOf(world);
  const telling = { say, playbook: world.playbook };
  const reader = { userId: of.subscriber, engagementId: engagement.id };
  const told = withNextStep(asked, standing.next, reader);
  const ids = [
    ...idsIn(happened, wordings, telling),
    ...waiting.flatMap(({ on, what }) => [...on, ...mentionedIn(what)]),
    ...(standing.next?.on ?? []),
    ...[standing.next, ...told].flatMap((one) => mentionedIn(one?.what ?? '')),
  ];
  const names = await namesOf(tx, workspaceId, ids);
  // [D1] A digest calls nobody.
  const quietly = <One extends { what: string }>(one: One): One => ({
    ...one,
    what: byName(one.what, names),
  });
  const card = { ...standing, next: standing.next && quietly(standing.next) };
  const changed = inOrder([
    ...parts.flatMap((part) => part.changed),
    ...newsOf(telling, happened, wordings, names),
  ]);
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
      changed,
      waiting: waiting.map(quietly),
      ...(value && { value }),
      names,
      ...(changed.length > 0 && { picture: await pictureOf(context, card, parts) }),
      next: nextOf(parts) ?? (card.plannedEnd ? exit : null),
      tasks: told.map(quietly),
    },
  };
}

/** How every room tells its changes. */
const wordingsOf = ({ rooms }: CardContext['world']): ChangeWordings =>
  Object.assign({}, ...rooms.map((room) => room.changes ?? {}));

/** All that changed since a moment and all that waits, not only what a digest has room for. mrkdwn, a line each. */
export async function allChanges(context: CardContext, engagementId: string, since: Temporal.Instant) {
  const { tx, workspaceId, world, say } = context;
  const happened = await happenedSince(tx, workspaceId, engagementId, { at: since });
  const parts = await partsOf(context, engagementId, since);
  const waiting = parts.flatMap((part) => part.waiting).toSorted(bySince);
  const wordings = wordingsOf(world);
  const telling = { say, playbook: world.playbook };
  const ids = [...idsIn(happened, wordings, telling), ...waiting.flatMap((one) => one.on)];
  const names = await namesOf(tx, workspaceId, ids);
  return { lines: changeLines(telling, happened, wordings, names), waiting, names };
}

/** [D1] What a room has to show of it, such as the worst monitor; else the phases, planned against actual. */
async function pictureOf(
  { tx, workspaceId, say, now }: CardContext,
  card: Standing,
  parts: readonly DigestPart[],
): Promise<DigestPicture> {
  const shown = parts.findLast((part) => part.picture)?.picture;
  if (shown) return shown;
  const { calendar } = await readPhase(tx, workspaceId, card.engagement, card.today);
  return phasesPicture(say, card, await phaseDays(tx, card.engagement, calendar, now));
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

const MENTION = /<@([UW][A-Z0-9]+)>/g;
const mentionedIn = (text: string): string[] => [...text.matchAll(MENTION)].flatMap(([, id]) => id ?? []);
const byName = (text: string, names: Names): string =>
  text.replace(MENTION, (_mention, id) => nameOf(names, id));

const MEANINGS = ['decision', 'result', 'obstacle', 'progress'];
/** [D1] What means most for a reader first. */
const inOrder = (news: readonly News[]): News[] =>
  news.toSorted((a, b) => MEANINGS.indexOf(a.means) - MEANINGS.indexOf(b.means));

const later = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(a, b) > 0 ? a : b;

/** Events are kept to the millisecond: that of the start itself counts. */
const beforeIt = (at: Temporal.Instant): Temporal.Instant => at.subtract({ milliseconds: 2 });
