import { together } from '../../db/together.ts';
import type { Acting } from '../record/act.ts';
import { databaseFault } from '../slack/database-fault.ts';
import { houseLanguage } from '../slack/house-language.ts';
import { sayIn } from '../texts/say.ts';
import type { World } from '../world.ts';
import { messageOf } from './message.ts';
import { type Composed, findSent, keepComposed, type Which } from './sent-store.ts';

/** So many are written down in one statement: as JSON they hold up the process for a moment. */
const KEPT_AT_A_TIME = 500;

/** The database refused something that one of many asked, and with it all that they ask in this transaction. */
export class NotTogether extends Error {}

/**
 * Composes digests that were just taken, side by side. One that fails by itself is left for delivery, which composes it alone and says what
 * became of it. @throws NotTogether
 */
export async function composeAhead(
  world: World,
  { tx, now, actor: { workspaceId } }: Pick<Acting, 'tx' | 'now' | 'actor'>,
  taken: readonly Which[],
): Promise<void> {
  if (taken.length === 0) return;
  const say = sayIn(await houseLanguage(tx, workspaceId));
  const compose = async (asked: Acting['tx'], which: Which): Promise<Which & { content: Composed }> => {
    const found = await findSent(asked, workspaceId, which);
    if (!found) throw new Error(`no digest ${JSON.stringify(which)}`);
    const content = await messageOf({ tx: asked, workspaceId, world, now, say }, found);
    return { ...which, content: { ...content, ahead: true } };
  };
  const composed = await together(tx, taken, compose);
  const failed = composed.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  // While the database is away no digest is to blame.
  for (const reason of failed) if (databaseFault(reason)) throw reason;
  const done = composed.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  try {
    // Also of none: this is where it shows whether the transaction still stands.
    for (let from = 0; from === 0 || from < done.length; from += KEPT_AT_A_TIME)
      await keepComposed(tx, workspaceId, done.slice(from, from + KEPT_AT_A_TIME), now);
  } catch (cause) {
    throw new NotTogether('digests cannot be composed together', { cause });
  }
  // Only now: where the transaction fell, each of them fails for the one that upset it.
  for (const err of failed)
    world.log.warn({ err, workspaceId }, 'a digest could not be composed and is left for delivery');
}
