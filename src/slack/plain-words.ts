import { type Escaped, escape, replaced } from '@phasegate/block-kit/escape.ts';
import type { WebClient } from '@slack/web-api';
import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { person } from '../../db/schema/workspace.ts';
import type { Core } from '../core.ts';
import type { Origin } from './identity.ts';
import { lookUp } from './people.ts';

const MENTION = /<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g;

/** Who may be asked after people that the app has not met. */
export interface Asking {
  client: WebClient;
  visitor: Origin;
}

/**
 * Turns Slack's wire form into words as people read and typed them, for places that show plain text and for
 * keeping: mentions become names, links what was typed, dates their fallback.
 * @param asking looks up whom the app has never met; without it they keep their id
 */
export async function plainWords(
  world: Core,
  workspaceId: string,
  text: string,
  asking?: Asking,
): Promise<string> {
  const ids = [...text.matchAll(MENTION)].flatMap((match) => match[1] ?? []);
  const names = ids.length > 0 ? await namesOf(world, workspaceId, ids) : new Map<string, string>();
  if (asking) await nameUnmet(world, names, ids, asking);
  return text
    .replace(MENTION, (_, id: string) => `@${names.get(id) ?? id}`)
    .replace(/<#([CDG][A-Z0-9]+)(?:\|([^>]*))?>/g, (_, id: string, name?: string) => `#${name || id}`)
    .replace(/<!(here|channel|everyone)(?:\|[^>]*)?>/g, '@$1')
    .replace(/<!subteam\^[A-Z0-9]+(?:\|([^>]*))?>/g, (_, name?: string) => name || '@…')
    .replace(/<!date\^[^>]*?\|([^>|]*)>/g, '$1')
    .replace(/<((?:https?|mailto):[^>|]+)(?:\|([^>]*))?>/g, (_, address: string, label?: string) =>
      typedLink(address, label),
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/**
 * The text of a message with names in place of mentions: notifications and screen readers read it out.
 * @param unknown stands for whom the app has never met
 */
export async function withNames(
  tx: Tx,
  workspaceId: string,
  text: Escaped,
  unknown: string,
): Promise<Escaped> {
  const ids = [...text.matchAll(MENTION)].flatMap((match) => match[1] ?? []);
  if (ids.length === 0) return text;
  const names = await namesIn(tx, workspaceId, ids);
  const named = (id: string) => names.get(id) ?? id;
  return replaced(text, MENTION, (id) => escape(named(id) === id ? unknown : named(id)));
}

/** Slack adds the scheme that nobody typed; under a text of its own the address is kept beside it. */
function typedLink(address: string, label?: string): string {
  const bare = address.replace(/^(?:https?:\/\/|mailto:)/, '');
  if (label && label !== address) return label === bare ? label : `${label} (${address})`;
  return address.startsWith('mailto:') ? bare : address;
}

/** So many at most: somebody waits for the answer. */
const MOST_ASKED = 5;

async function nameUnmet(
  world: Core,
  names: Map<string, string>,
  ids: readonly string[],
  { client, visitor }: Asking,
): Promise<void> {
  const unmet = [...new Set(ids)].filter((id) => (names.get(id) ?? id) === id).slice(0, MOST_ASKED);
  await Promise.all(
    unmet.map(async (userId) => {
      try {
        names.set(userId, (await lookUp(world, client, { ...visitor, userId })).name);
      } catch {
        // An id is better than no answer.
      }
    }),
  );
}

async function namesOf(world: Core, workspaceId: string, ids: string[]): Promise<Map<string, string>> {
  try {
    return await world.db.inWorkspace(workspaceId, (tx) => namesIn(tx, workspaceId, ids));
  } catch {
    // Ids instead of names are better than no answer.
    return new Map();
  }
}

async function namesIn(tx: Tx, workspaceId: string, ids: string[]): Promise<Map<string, string>> {
  const found = await tx
    .select({ id: person.userId, name: person.name })
    .from(person)
    .where(and(eq(person.workspaceId, workspaceId), inArray(person.userId, ids)));
  return new Map(found.map((one) => [one.id, one.name]));
}
