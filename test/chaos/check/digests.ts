import type { Call, Line } from './logs.ts';

const DIGEST = /^digest\.daily:(\S+) (\S+) (.*)$/;

/** [D3] Each digest that came due was posted, and once: for its subscriber and their date; and no other one of theirs. */
export function faultsOfDigests(lines: readonly Line[], calls: readonly Call[]): string[] {
  const posted = calls.flatMap(({ done, method, message }) =>
    done && method === 'chat.postMessage' && message && DIGEST.test(message.subject) ? [message.subject] : [],
  );
  const subscribed = lines.filter((line) => line.did === 'subscribed');
  const due = new Map(
    subscribed.map((one) => [`digest.daily:${one.engagement} ${one.subscriber} ${one.date}`, one]),
  );
  const engagements = new Set(subscribed.map(({ engagement }) => engagement));
  return [
    ...[...due].flatMap(([subject, { engagement, subscriber, date }]) => {
      const times = posted.filter((one) => one === subject).length;
      return times === 1
        ? []
        : [`the digest of ${engagement} for ${subscriber} on ${date} came ${times} times`];
    }),
    ...posted.flatMap((subject) => {
      const [, engagement = '', subscriber, date] = DIGEST.exec(subject) ?? [];
      return due.has(subject) || !engagements.has(engagement)
        ? []
        : [`a digest of ${engagement} for ${subscriber} on ${date} came, and none was due`];
    }),
  ];
}
