import { createHash } from 'node:crypto';
import type { Button } from '@phasegate/block-kit/blocks.ts';
import { z } from 'zod';
import type { Playbook } from '../playbook/playbook.ts';
import { catalogues, type Language } from '../texts/catalogue.ts';

const button = z.custom<Button>(
  (given) => typeof given === 'object' && given !== null && 'action_id' in given,
);

const task = z.object({
  what: z.string(),
  why: z.string(),
  /** YYYY-MM-DD */
  due: z.string().nullable(),
  /** ISO 8601 */
  since: z.string().nullable(),
  button,
});
export type KeptTask = z.output<typeof task>;

const standing = z.object({
  /** Steps done of all steps of the phase, and its numbers in one line; null where the phase is not furnished. */
  status: z.object({ done: z.number(), total: z.number() }).nullable(),
  next: task.extend({ on: z.array(z.string()) }).nullable(),
});
export type KeptStanding = z.output<typeof standing>;

const glance = z.object({
  /** In which words it was said, where days turn when, and of how many able people: all that no event tells of. */
  made: z.string(),
  tasks: z.array(task),
  /** Null until it has been read; only for engagements that the person is in. */
  standing: standing.nullable(),
});

/** What a person's Home says of one engagement, in their language; as it is kept. */
export type Glance = z.output<typeof glance>;

/** Null for what another version of the program kept. */
export const glanceFrom = (kept: unknown): Glance | null => glance.safeParse(kept).data ?? null;

const wordings = new WeakMap<Playbook, Map<Language, string>>();

/** Changes with every text and every rule that glances are made of, so that none outlives them. */
export function wordingOf(playbook: Playbook, language: Language): string {
  const known = wordings.get(playbook) ?? new Map<Language, string>();
  wordings.set(playbook, known);
  let found = known.get(language);
  if (found === undefined) {
    const all = JSON.stringify([catalogues[language], playbook]);
    found = `${language}:${createHash('sha256').update(all).digest('hex').slice(0, 16)}`;
    known.set(language, found);
  }
  return found;
}
