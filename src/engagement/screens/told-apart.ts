import { fitText } from '@phasegate/block-kit/fit.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { nameKey } from '../../record/name-key.ts';

/**
 * What each of several engagements is called where one of them is chosen: by its name, and by its goal where another one is
 * called like it. Plain text, as long as an option may be.
 */
export function toldApart<One extends { name: string; goal: string }>(
  engagements: readonly One[],
): readonly (One & { label: string })[] {
  const called = Map.groupBy(engagements, ({ name }) => nameKey(name));
  const most = LIMITS.option.text;
  return engagements.map((one) => {
    const isOnly = called.get(nameKey(one.name))?.length === 1;
    const label = isOnly ? one.name : `${fitText(one.name, Math.floor(most / 2))} · ${one.goal}`;
    return { ...one, label: fitText(label, most) };
  });
}
