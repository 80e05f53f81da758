import { z } from 'zod';
import type { Tx } from '../../db/database.ts';
import { type Author, dropDraft, readDraft, saveDraft, takeOut } from '../slack/drafts.ts';
import { sameValue } from './field.ts';
import type { Typed } from './form.ts';
import type { FormMeta } from './meta.ts';

/**
 * [X8] What a form had kept of its earlier steps; it goes with the save. Where the save is refused, so is this: the
 * draft stays.
 */
export async function takeDraft(
  { tx, actor, now }: { tx: Tx; actor: Author; now: Temporal.Instant },
  draft: string | undefined,
): Promise<Typed | null> {
  return draft ? takeOut(tx, actor, draft, now) : null;
}

/** What one form hands on to the next one, by a name with a colon that both know. */
export const handOver = saveDraft;
export const handedOver = readDraft;
export const throwAway = dropDraft;

type Place = Pick<FormMeta, 'engagementId' | 'id' | 'version'>;

const aboutSchema = z.object({ id: z.uuid(), version: z.int() });

/** [X8] A draft, and what it is of. */
export interface Draft {
  typed: Typed;
  /** Null in one that some other form wrote. */
  about: { id: string; version: number } | null;
}

/**
 * [X8] What people typed and did not save: the same for every form. It is kept while they type, from step to step
 * and when they close, if there is anything in it to lose; it waits when they come back, and goes with the save.
 * @param noun what the drafts of a kind of thing are called by
 */
export function draftsOf(noun: string, names: readonly string[]) {
  const newName = (engagementId: string) => `${noun}.add.${engagementId}`;
  const nameOf = ({ engagementId, id, version }: Place) =>
    version === 0 ? `${newName(engagementId)}:${id}` : `${noun}.edit:${id}`;

  async function read(tx: Tx, author: Author, name: string, now: Temporal.Instant): Promise<Draft | null> {
    const found = await readDraft(tx, author, name, now);
    if (!found) return null;
    const { about, ...typed } = found;
    return { typed, about: aboutSchema.safeParse(about).data ?? null };
  }

  return {
    nameOf,
    read: (tx: Tx, author: Author, place: Place, now: Temporal.Instant) =>
      read(tx, author, nameOf(place), now),
    /** The newest draft of one that is not saved yet, whichever it is. */
    readNew: (tx: Tx, author: Author, engagementId: string, now: Temporal.Instant) =>
      read(tx, author, newName(engagementId), now),
    drop: (tx: Tx, author: Author, place: Place) => dropDraft(tx, author, nameOf(place)),

    /** Adds to a draft. @returns all that it holds */
    async add(tx: Tx, author: Author, place: Place, typed: Typed, now: Temporal.Instant): Promise<Typed> {
      const kept = await read(tx, author, nameOf(place), now);
      const all = { ...kept?.typed, ...typed };
      const about = { id: place.id, version: place.version };
      await saveDraft(tx, author, nameOf(place), { ...all, about }, now);
      return all;
    },

    /** Whether it holds nothing that is not so already. */
    saysNothing: (typed: Typed, saved: Typed): boolean =>
      names.every((name) => !(name in typed) || sameValue(typed[name], saved[name])),
  };
}
