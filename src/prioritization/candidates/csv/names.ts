import { fitText } from '@phasegate/block-kit/fit.ts';
import { nameKey } from '../../../record/name-key.ts';

/** As much as is kept of a text, in characters. */
export const MAX = { name: 400, description: 8_000, owner: 120, state: 1_000 } as const;

/** A name as a file has it, and what tells it from others of the same name; empty where nothing does. */
export interface Called {
  name: string;
  /** “ED · OCIO” */
  of: string;
}

/**
 * Names that stand for one use case each. A name that several have gets whose it is beside it, “Chatbot (HHS ·
 * AHRQ)”, and from the second on a number where that is the same too. In the file's order, so that the same
 * file gives the same names.
 */
export function distinctNames(rows: readonly Called[]): string[] {
  const times = new Map<string, number>();
  for (const { name } of rows) times.set(nameKey(name), (times.get(nameKey(name)) ?? 0) + 1);
  const taken = new Set(times.keys());
  return rows.map(({ name, of }) => {
    if (of === '' || times.get(nameKey(name)) === 1) return fitText(name, MAX.name);
    for (let nth = 1; ; nth += 1) {
      const suffix = nth === 1 ? ` (${of})` : ` (${of} · ${nth})`;
      const full = `${fitText(name, MAX.name - suffix.length)}${suffix}`;
      if (taken.has(nameKey(full))) continue;
      taken.add(nameKey(full));
      return full;
    }
  });
}
