import type { Room } from '../room.ts';
import type { Say } from '../texts/say.ts';
import type { ImportKind } from './kind.ts';

export const allKinds = (rooms: readonly Room[]): ImportKind[] =>
  rooms.flatMap((room) => [...(room.imports ?? [])]);

export const kindNamed = (rooms: readonly Room[], name: string | null): ImportKind | undefined =>
  allKinds(rooms).find((one) => one.kind === name);

/** What a file dropped in the channel may be, by its name and the phase the engagement is in. */
export const kindsFor = (rooms: readonly Room[], fileName: string, phase: number): ImportKind[] =>
  allKinds(rooms).filter(
    ({ types, phases }) =>
      phases.includes(phase) && types.some((type) => fileName.toLowerCase().endsWith(`.${type}`)),
  );

/** The kinds to choose from, those of the phase first. */
export const kindsInPhase = (rooms: readonly Room[], phase: number): ImportKind[] =>
  allKinds(rooms).toSorted((a, b) => Number(b.phases.includes(phase)) - Number(a.phases.includes(phase)));

/** What is in such a file, without a number. */
export const kindName = (kind: ImportKind, say: Say): string => say(kind.name, { count: 0 });
