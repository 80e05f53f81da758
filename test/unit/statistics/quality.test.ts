import { describe, expect, it } from 'vitest';
import { accuracy, completeness, timeliness } from '../../../src/statistics/quality.ts';

describe('quality of a source', () => {
  it('[F2.1] completeness is records present over those expected, which must be given', () => {
    expect(completeness(950, 1000)).toBe(0.95);
    expect(completeness(0, 10)).toBe(0);
    expect(completeness(1010, 1000)).toBe(1.01);
    for (const [present, expected] of [
      [5, 0],
      [-1, 5],
      [1, Number.NaN],
      [1.5, 2],
    ] as const) {
      expect(() => completeness(present, expected)).toThrow(RangeError);
    }
  });

  it('[F2.1] accuracy comes with its Wilson interval', () => {
    // Newcombe 1998, table I: 15 of 148 wrong is 0.0624 to 0.1605.
    expect(accuracy(148, 15)).toEqual({
      value: 133 / 148,
      interval: { lower: expect.closeTo(1 - 0.1605, 4), upper: expect.closeTo(1 - 0.0624, 4) },
      n: 148,
    });
    expect(accuracy(0, 0)).toBeNull();
    expect(() => accuracy(5, 6)).toThrow(RangeError);
    expect(() => accuracy(5, -1)).toThrow(RangeError);
  });

  it('[F2.1] timeliness is the age needed over the age seen', () => {
    expect(timeliness(12, 24)).toBe(1);
    expect(timeliness(48, 24)).toBe(0.5);
    expect(timeliness(0, 24)).toBe(1);
    expect(() => timeliness(-1, 24)).toThrow(RangeError);
    expect(() => timeliness(1, 0)).toThrow(RangeError);
  });
});
