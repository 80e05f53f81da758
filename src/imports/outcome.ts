import type { CardContext } from '../room.ts';
import type { Outcome } from './kind.ts';
import { kindNamed } from './kinds.ts';
import type { Import } from './store.ts';

/** What an import came to; null before it was confirmed, and where its kind has nothing to say. */
export async function outcomeOf(context: CardContext, found: Import): Promise<Outcome | null> {
  if (found.state !== 'imported') return null;
  const kind = kindNamed(context.world.rooms, found.kind);
  return (await kind?.outcome?.(context, found.id)) ?? null;
}
