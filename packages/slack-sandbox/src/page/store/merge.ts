import type { Message } from '../contract.ts';

export const threadKey = (channel: string, ts: string): string => `${channel}:${ts}`;

export const isReply = (message: Message): boolean =>
  message.threadTs !== undefined && message.threadTs !== message.ts;

/** Whether a message belongs into the channel itself, and not only into a thread. */
export const isTopLevel = (message: Message): boolean =>
  !isReply(message) || message.subtype === 'thread_broadcast';

/** Ephemeral messages that were sent away stay away. */
export const dismissed = new Set<string>();

/** Puts a message in its place by time; one with the same time is replaced. */
export function upsert(list: Message[], message: Message): Message[] {
  const at = list.findIndex(
    (m) => m.ts === message.ts && Boolean(m.ephemeral) === Boolean(message.ephemeral),
  );
  if (at >= 0) return list.map((m, i) => (i === at ? message : m));
  const next = [...list, message];
  return next.sort((a, b) => Number(a.ts) - Number(b.ts));
}

/** What the server just listed, with the ephemeral messages it no longer knows. */
export function refresh(old: Message[] | undefined, fresh: Message[]): Message[] {
  const kept = (old ?? []).filter((m) => m.ephemeral && !fresh.some((f) => f.ts === m.ts));
  return kept.reduce(upsert, fresh).filter((m) => !m.ephemeral || !dismissed.has(m.ts));
}

export function without(list: Message[], ts: string): Message[] {
  return list.filter((m) => m.ts !== ts);
}
