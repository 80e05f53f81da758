import { readReaction, readReply, type Said } from './reply-words.ts';

/** What Slack shows now under an open request. */
export interface Shown {
  /** Reaction name → who. */
  reactions: readonly { name: string; users: readonly string[] }[];
  /** Replies in the thread by people, oldest first. */
  replies: readonly { ts: string; user: string; text: string; edited: boolean }[];
  /** The app's own user. */
  botUserId: string;
  /** Whether these are the last replies there are. Before that, reactions do not count: more may be said below. */
  whole: boolean;
  /** Who replied in earlier parts of the same read. */
  replied: readonly string[];
}

/** What is recorded already. */
export interface Recorded {
  decisions: readonly {
    userId: string;
    kind: 'approve' | 'conditions' | 'reject';
    via: string;
    source: string | null;
    at: Temporal.Instant;
    voidedAt: Temporal.Instant | null;
    voidReason: string | null;
  }[];
  /** The reactions found the last time, `<user> <what>`, and when that was. */
  reactions: readonly string[];
  reconciledAt: Temporal.Instant | null;
  changedAt: Temporal.Instant | null;
  /** [B4] Some item is inconclusive: a plain approval may not be what somebody wants to give. */
  unsure: boolean;
}

/** What a lost event would have brought. */
export type Step =
  | { what: 'react'; userId: string }
  | { what: 'reply'; userId: string; ts: string; said: Exclude<Said, { kind: 'unclear' | 'remark' }> }
  | { what: 'unreact'; userId: string }
  /** Somebody is asked, privately, for what cannot be known: the reason, or whether it still holds. */
  | { what: 'ask'; userId: string; about: 'reason' | 'again' | 'conditions' };

/** The reactions that decide, as they are kept: `<user> <approve|reject>`. */
export function decidingReactions({ reactions }: Pick<Shown, 'reactions'>): string[] {
  const found = reactions.flatMap(({ name, users }) => {
    const said = readReaction(name);
    return said ? users.map((userId) => `${userId} ${said}`) : [];
  });
  return [...new Set(found)].sort();
}

/**
 * [G8] Compares what Slack shows with what is recorded. Slack does not tell when a reaction was set, so one
 * counts only where it is sure to be about the evidence as it is: after a change, only if it was not there
 * when Slack was last asked, and that was after the change. In doubt the person is asked.
 */
export function missingSteps(shown: Shown, recorded: Recorded): Step[] {
  const reacted = decidingReactions(shown);
  const replies = missingReplies(shown, recorded);
  const replied = new Set([...shown.replied, ...replies.map((step) => step.userId)]);
  const reactions = (shown.whole ? reacted : [])
    .filter((one) => !replied.has(userOf(one)))
    .flatMap((one) => missingReaction(recorded, one));
  return [...replies, ...reactions, ...missingRemovals(reacted, recorded)];
}

const userOf = (reaction: string): string => reaction.split(' ')[0] ?? '';

function missingReplies(shown: Shown, recorded: Recorded): Step[] {
  return shown.replies.flatMap((reply): Step[] => {
    const said = reply.edited ? null : readReply(reply.text, shown.botUserId);
    if (!said || said.kind === 'unclear' || said.kind === 'remark' || isKnown(recorded, reply)) return [];
    const hasNoReason = said.kind === 'reject' && said.text === '';
    if (hasNoReason) return [{ what: 'ask', userId: reply.user, about: 'reason' }];
    return [{ what: 'reply', userId: reply.user, ts: reply.ts, said }];
  });
}

function missingReaction(recorded: Recorded, one: string): Step[] {
  const userId = userOf(one);
  const newest = recorded.decisions.findLast((decision) => decision.userId === userId);
  if (one.endsWith(' reject'))
    return newest?.kind === 'reject' ? [] : [{ what: 'ask', userId, about: 'reason' }];
  const isGone = newest?.voidReason === 'unreacted' || newest?.voidReason === 'evidence';
  if (newest && !(newest.via === 'reaction' && isGone)) return [];
  if (recorded.unsure) return [{ what: 'ask', userId, about: 'conditions' }];
  if (isSure(recorded, one)) return [{ what: 'react', userId }];
  // Whose approval became void was asked in the thread already.
  return newest?.voidReason === 'evidence' ? [] : [{ what: 'ask', userId, about: 'again' }];
}

function missingRemovals(reacted: readonly string[], { decisions }: Recorded): Step[] {
  return decisions
    .filter((one) => !one.voidedAt && one.via === 'reaction' && one.kind === 'approve')
    .filter(({ userId }) => !reacted.includes(`${userId} approve`))
    .map(({ userId }) => ({ what: 'unreact', userId }));
}

/** It was taken in, or that person has said something since: what came first is no longer what they say. */
function isKnown({ decisions }: Recorded, reply: { ts: string; user: string }): boolean {
  const sent = Number(reply.ts) * 1_000;
  return decisions.some(
    (one) =>
      one.source === reply.ts ||
      (one.userId === reply.user && (one.voidedAt ?? one.at).epochMilliseconds >= sent),
  );
}

function isSure({ changedAt, reconciledAt, reactions }: Recorded, one: string): boolean {
  if (changedAt === null) return true;
  const askedSince = reconciledAt !== null && Temporal.Instant.compare(reconciledAt, changedAt) > 0;
  return askedSince && !reactions.includes(one);
}
