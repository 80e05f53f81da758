import type { Room } from '../room.ts';
import type { Say } from '../texts/say.ts';
import type { ImportKind } from './kind.ts';

const allKinds = (rooms: readonly Room[]): ImportKind[] => rooms.flatMap((room) => [...(room.imports ?? [])]);

export const kindNamed = (rooms: readonly Room[], name: string | null): ImportKind | undefined =>
  allKinds(rooms).find((one) => one.kind === name);

/** The kinds to choose from: the phase's own first, then those it takes too, then the rest. */
export const kindsInPhase = (rooms: readonly Room[], phase: number): ImportKind[] =>
  allKinds(rooms).toSorted((a, b) => distance(a, phase) - distance(b, phase));

const distance = ({ phases }: ImportKind, phase: number): number =>
  phases[0] === phase ? 0 : phases.includes(phase) ? 1 : 2;

/** What a file dropped in the channel may be, by its name and the phases the engagement is in: [R3] its cycles that go on, the one under way first. */
export function kindsFor(
  rooms: readonly Room[],
  fileName: string,
  phase: number,
  ...others: readonly number[]
): ImportKind[] {
  const fitting = kindsInPhase(rooms, phase).filter(
    ({ types, phases }) =>
      [phase, ...others].some((one) => phases.includes(one)) &&
      types.some((type) => fileName.toLowerCase().endsWith(`.${type}`)),
  );
  const called = fitting.filter((kind) => kind.called?.test(fileName));
  return called.length > 0 ? called : fitting.filter((kind) => !kind.called);
}

/** What is in such a file, without a number. */
export const kindName = (kind: ImportKind, say: Say): string => say(kind.name, { count: 0 });
