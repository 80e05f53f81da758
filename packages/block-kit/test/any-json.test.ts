import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lintMessage, lintView } from '../src/validate.ts';
import { BLOCKS, type Json } from './payloads.ts';

it('nothing that JSON can hold makes the validator fail', () => {
  const typed = fc.dictionary(
    fc.constantFrom('type', 'text', 'elements', 'toString', '__proto__'),
    fc.jsonValue(),
  );
  const mutated = fc
    .tuple(fc.constantFrom(...Object.values(BLOCKS)), fc.nat(), fc.jsonValue())
    .map(([block, n, value]): Json => {
      const names = Object.keys(block);
      return { ...block, [names[n % names.length] ?? 'type']: value };
    });
  fc.assert(
    fc.property(fc.array(fc.oneof(typed, mutated, fc.jsonValue())), fc.jsonValue(), (blocks, value) => {
      expect(Array.isArray(lintMessage({ blocks, attachments: value, metadata: value }))).toBe(true);
      expect(Array.isArray(lintView({ type: 'home', blocks }))).toBe(true);
      expect(lintView(value).length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});
