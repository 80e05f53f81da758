import type { Channel, Person } from '../contract.ts';

/** Between what a person reads while typing (`@Lena Fischer`) and what the server takes (`@lena`). */

const escapeRegExp = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

export function handles(text: string, people: Person[]): string {
  const longestFirst = [...people].sort((a, b) => b.realName.length - a.realName.length);
  return longestFirst.reduce(
    (t, p) => t.replaceAll(new RegExp(`@${escapeRegExp(p.realName)}(?![\\p{L}\\p{N}])`, 'giu'), `@${p.name}`),
    text,
  );
}

/** A stored message as it would be typed again. */
export function typed(text: string, people: Person[], channels: Channel[]): string {
  return text
    .replaceAll(
      /<@(\w+)(?:\|[^>]*)?>/g,
      (_, id: string) => `@${people.find((p) => p.id === id)?.realName ?? id}`,
    )
    .replaceAll(/<#(\w+)(?:\|([^>]*))?>/g, (_, id: string, name?: string) => {
      return `#${channels.find((c) => c.id === id)?.name ?? name ?? id}`;
    })
    .replaceAll(/<(?:https?|mailto):[^>|]+\|([^>]*)>|<(https?:[^>|]+)>/g, '$1$2')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** The person a word like `@Lena Fischer`, `@lena` or `Lena` means. */
export function personNamed(word: string, people: Person[]): Person | undefined {
  const name = word.trim().replace(/^@/, '').toLowerCase();
  return people.find((p) => [p.name, p.realName, p.id].some((n) => n.toLowerCase() === name));
}
