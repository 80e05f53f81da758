import { z } from 'zod';
import type { Engagement } from './store.ts';

/** [R3] Which cycle of an engagement a button or a form is about; null: the one under way. */
export interface Place {
  engagementId: string;
  cycle: number | null;
}

/** What a button about one cycle carries: `<engagement> <cycle>`. */
export const placeValue = ({ id, cycle }: Pick<Engagement, 'id' | 'cycle'>): string => `${id} ${cycle}`;

/** Reads it, and what follows it. Buttons that were posted before there was a second cycle name none. */
export function readPlace(value: string): Place & { rest: string[] } {
  const [engagementId = '', ...rest] = value.split(' ');
  const cycle = cycleTyped(rest[0]);
  return { engagementId, cycle, rest: cycle === null ? rest : rest.slice(1) };
}

/** A cycle as people type it, a bare number; null for anything else. */
export const cycleTyped = (word = ''): number | null => (/^[1-9]\d{0,3}$/.test(word) ? Number(word) : null);

/** As forms and calls have it. */
export const cycleGiven = z.int().positive().nullable().default(null);
