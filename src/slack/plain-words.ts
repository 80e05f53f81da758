import { and, eq, inArray } from 'drizzle-orm';
import { person } from '../../db/schema/workspace.ts';
import type { Core } from '../core.ts';

/**
 * Turns markup into words, for places where Slack shows plain text only, such as errors at a field:
 * mentions become names, links their text, dates their fallback.
 */
export async function plainWords(world: Core, workspaceId: string, text: string): Promise<string> {
  const ids = [...text.matchAll(/<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g)].flatMap((match) => match[1] ?? []);
  const names = ids.length > 0 ? await namesOf(world, workspaceId, ids) : new Map<string, string>();
  return text
    .replace(/<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g, (_, id: string) => `@${names.get(id) ?? id}`)
    .replace(/<#([CDG][A-Z0-9]+)(?:\|([^>]*))?>/g, (_, id: string, name?: string) => `#${name || id}`)
    .replace(/<!date\^[^>]*?\|([^>|]*)>/g, '$1')
    .replace(/<(?:https?|mailto):[^>|]+\|([^>]*)>/g, '$1')
    .replace(/<(https?:[^>|]+)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

async function namesOf(world: Core, workspaceId: string, ids: string[]): Promise<Map<string, string>> {
  try {
    const found = await world.db.inWorkspace(workspaceId, (tx) =>
      tx
        .select({ id: person.userId, name: person.name })
        .from(person)
        .where(and(eq(person.workspaceId, workspaceId), inArray(person.userId, ids))),
    );
    return new Map(found.map((one) => [one.id, one.name]));
  } catch {
    // Ids instead of names are better than no answer.
    return new Map();
  }
}
