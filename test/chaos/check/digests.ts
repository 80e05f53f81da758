import type { Call, Line } from './logs.ts';

/** [D3] Each digest that came due was posted, and once: for its subscriber and their date. */
export function faultsOfDigests(lines: readonly Line[], calls: readonly Call[]): string[] {
  const posted = new Map<string, number>();
  for (const { done, method, message } of calls)
    if (done && method === 'chat.postMessage' && message)
      posted.set(message.subject, (posted.get(message.subject) ?? 0) + 1);
  return lines.flatMap((line) => {
    if (line.did !== 'subscribed') return [];
    const { engagement, subscriber, date } = line;
    const times = posted.get(`digest.daily:${engagement} ${subscriber} ${date}`) ?? 0;
    return times === 1
      ? []
      : [`the digest of ${engagement} for ${subscriber} on ${date} came ${times} times`];
  });
}
