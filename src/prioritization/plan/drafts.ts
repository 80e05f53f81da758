import { z } from 'zod';
import type { Tx } from '../../../db/database.ts';
import { handedOver, handOver, throwAway } from '../../forms/drafts.ts';
import type { Author } from '../../slack/drafts.ts';
import type { Typed } from './screens/form.ts';
import type { FormMeta } from './screens/meta.ts';

type Place = Pick<FormMeta, 'engagementId' | 'cycle' | 'form' | 'key' | 'isNew'>;

const typedSchema = z.record(z.string(), z.string());
const draftSchema = z.object({ typed: typedSchema, base: typedSchema, was: z.string(), key: z.string() });

type PlanDraft = z.infer<typeof draftSchema>;

const newName = ({ engagementId, cycle, form }: Place) =>
  `prioritization.plan.${form}.add.${engagementId}.${cycle}`;

/** Where a form keeps what was typed in its steps. */
export const draftOf = (place: Place): string =>
  place.isNew
    ? `${newName(place)}:${place.key}`
    : `prioritization.plan.${place.form}.edit:${place.engagementId}.${place.cycle}.${place.key}`;

/** [X8] The draft of a form; of a new metric or bound without a key yet, the newest. */
export async function waiting(
  tx: Tx,
  author: Author,
  place: Place,
  now: Temporal.Instant,
): Promise<PlanDraft | null> {
  const name = place.isNew && place.key === '' ? newName(place) : draftOf(place);
  return draftSchema.safeParse(await handedOver(tx, author, name, now)).data ?? null;
}

/** Whether a draft holds anything that the form was not filled in with, and is not so by now. */
export const says = ({ typed, base }: Pick<PlanDraft, 'typed' | 'base'>, saved: Typed): boolean =>
  Object.entries(typed).some(
    ([field, text]) => text !== (base[field] ?? '') && text !== (saved[field] ?? ''),
  );

/** Keeps all that was typed, and what the form had been filled in with. */
export const keep = (
  tx: Tx,
  author: Author,
  meta: FormMeta,
  { typed, base }: { typed: Typed; base: Typed },
  now: Temporal.Instant,
): Promise<void> => handOver(tx, author, draftOf(meta), { typed, base, was: meta.was, key: meta.key }, now);

export const drop = (tx: Tx, author: Author, place: Place): Promise<void> =>
  throwAway(tx, author, draftOf(place));
