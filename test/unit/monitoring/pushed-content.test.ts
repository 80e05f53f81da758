import { expect, it } from 'vitest';
import type { ReferenceContent } from '../../../db/schema/references.ts';
import { Folding } from '../../../src/monitoring/references/fold.ts';
import { contentOfPushed } from '../../../src/monitoring/references/from-pushed.ts';

const sealed: ReferenceContent = {
  n: 100,
  leftOut: ['note'],
  features: [
    { name: 'age', type: 'numeric', edges: [20, 40], counts: [50, 30, 20], none: 0, infinite: 0 },
    {
      name: 'region',
      type: 'categorical',
      categories: ['north', 'west'],
      counts: [60, 40],
      none: 0,
      infinite: 0,
    },
    { name: 'seconds', type: 'numeric', edges: [1], counts: [50, 50], none: 0, infinite: 0 },
    { name: 'city', type: 'categorical', categories: ['Ulm'], counts: [100], none: 0, infinite: 0 },
    {
      name: 'code',
      type: 'categorical',
      codes: true,
      categories: ['1'],
      counts: [100],
      none: 0,
      infinite: 0,
    },
  ],
  seasons: { by: 'weekday', zone: 'UTC', column: 'at', parts: [] },
};

function folded(values: Record<string, readonly (string | number | null)[]>) {
  return new Map(
    sealed.features.flatMap((feature) => {
      const given = values[feature.name];
      if (!given) return [];
      const folding = new Folding(feature);
      for (const value of given) folding.add(value);
      return [[feature.name, folding.result()] as const];
    }),
  );
}

it('[M4] what was pushed keeps the bins; new categories have their place, gone ones lose it; what nobody can count is left out', () => {
  const content = contentOfPushed(
    sealed,
    folded({
      age: [10, 30, 30, null],
      region: ['orbit', 'orbit', 'north'],
      // Words among numbers: its type changed.
      seconds: [0.5, 'n/k'],
      // More new names than are kept apart.
      city: Array.from({ length: 60 }, (_, at) => `city ${at}`),
    }),
  );
  expect(content.features).toEqual([
    { name: 'age', type: 'numeric', edges: [20, 40], counts: [1, 2, 0], none: 1, infinite: 0 },
    {
      name: 'region',
      type: 'categorical',
      categories: ['orbit', 'north'],
      counts: [2, 1],
      none: 0,
      infinite: 0,
    },
  ]);
  expect(content.leftOut).toEqual(['note', 'seconds', 'city', 'code']);
  expect(content.n).toBe(60);
  // It is not known of which day a counted value was.
  expect(content.seasons).toBeUndefined();
  expect(contentOfPushed(sealed, new Map())).toMatchObject({ n: 0, features: [] });
});
