import { describe, expect, it } from 'vitest';
import { canonicalJson, digestOf, type Json } from '../src/digest.ts';

describe('the digest of a proposal', () => {
  it('[S1.6] is over the canonical JSON of RFC 8785', () => {
    // Section 3.2.2 and 3.2.3 of the RFC.
    const value = {
      numbers: JSON.parse('[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001]'),
      string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"\u002f',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
    const names = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
    expect(Object.values(JSON.parse(canonicalJson(names)) as object)).toHaveLength(7);
    expect(canonicalJson(names)).toBe(
      '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}',
    );
  });

  it('[S1.6] does not depend on the order of names, and on nothing less', () => {
    expect(digestOf({ a: 1, b: [1, 2] })).toBe(digestOf({ b: [1, 2], a: 1 }));
    expect(digestOf({ a: 1, b: [1, 2] })).not.toBe(digestOf({ a: 1, b: [2, 1] }));
    expect(digestOf({ a: 1 })).not.toBe(digestOf({ a: '1' }));
  });

  it.each([[Number.NaN], [undefined], ['\ud800'], [{ a: undefined }], [() => 1]])(
    '[S1.6] is none of what is no JSON: %s',
    (value) => {
      expect(() => digestOf(value as Json)).toThrow(TypeError);
    },
  );
});
