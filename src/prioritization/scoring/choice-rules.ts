/** The phase whose gate seals what is chosen: after it the others wait for another cycle. */
export const LAST_PHASE = 2;

/** A use case with its settled product. */
export interface Ranked {
  id: string;
  name: string;
  priority: number;
}

/** How a choice stands to the others: `highest` alone, one of a `tie` at the top, or a `lower` one. */
export type ChoiceKind = 'highest' | 'tie' | 'lower';

/** [P2.5] @param rivals the others with a product at least as high */
export function kindOf(priority: number, rivals: readonly Pick<Ranked, 'priority'>[]): ChoiceKind {
  if (rivals.some((rival) => rival.priority > priority)) return 'lower';
  return rivals.length > 0 ? 'tie' : 'highest';
}

/** [P2.5] A tie is not broken by the program, and a lower one needs an argument: both take a reason. */
export const needsReason = (kind: ChoiceKind): boolean => kind !== 'highest';

const WEIGHT: Record<ChoiceKind, number> = { highest: 0, tie: 1, lower: 2 };

/**
 * [P2.5] Whether what was decided then still decides now: it is no worse than it was, and nobody is level or above
 * who was not weighed then.
 */
export function stands(
  then: { kind: ChoiceKind; among: readonly { id: string }[] },
  now: { kind: ChoiceKind; rivals: readonly { id: string }[] },
): boolean {
  const weighed = new Set(then.among.map((one) => one.id));
  return WEIGHT[now.kind] <= WEIGHT[then.kind] && now.rivals.every((rival) => weighed.has(rival.id));
}
