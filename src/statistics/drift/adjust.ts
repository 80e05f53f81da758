/**
 * p-values adjusted for how many were looked at: Y. Benjamini and Y. Hochberg, “Controlling the false discovery rate”,
 * Journal of the Royal Statistical Society B 57 (1995) 289–300. Those that are null had no test: they stay null and do
 * not count.
 */
export function benjaminiHochberg(pValues: readonly (number | null)[]): (number | null)[] {
  const adjusted: (number | null)[] = pValues.map(() => null);
  const falling = pValues
    .flatMap((p, at) => (p === null || Number.isNaN(p) ? [] : [{ p, at }]))
    .sort((left, right) => right.p - left.p);
  let least = 1;
  for (const [passed, { p, at }] of falling.entries()) {
    least = Math.min(least, (p * falling.length) / (falling.length - passed));
    adjusted[at] = least;
  }
  return adjusted;
}
