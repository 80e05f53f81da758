import { describe, expect, it } from 'vitest';
import { runsOf } from '../../../src/pack/pdf-text.ts';
import { textWidth } from '../../../src/pictures/text.ts';

describe('text of the PDF', () => {
  it('[A2] a digest or a long word stays within its column, and nothing of it is lost', () => {
    for (const long of [
      '9f3c'.repeat(16),
      'x'.repeat(10_000),
      `see https://example.org/${'a'.repeat(200)}`,
    ]) {
      const [run] = runsOf(long, 90, 7.5);
      const lines = run?.text.split('\n') ?? [];
      for (const line of lines.flatMap((one) => one.split(' ')))
        expect(textWidth(line, { size: 7.5 })).toBeLessThanOrEqual(90);
      expect(lines.join('')).toBe(long);
    }
  });

  it('[A2] what the font lacks is set in the one that has every script; controls and marks of direction are gone', () => {
    expect(runsOf('Kunde 顧客 ok', 200, 9)).toEqual([
      { text: 'Kunde ' },
      { text: '顧客', font: 'Every' },
      { text: ' ok' },
    ]);
    expect(runsOf('عقد 🚀', 200, 9).every(({ font }) => font === 'Every' || font === undefined)).toBe(true);
    expect(runsOf('✓ ✕ ◐', 200, 9)).toEqual([
      { text: '✓ ' },
      { text: '✕', font: 'Every' },
      { text: ' ' },
      { text: '◐', font: 'Every' },
    ]);
    const said = runsOf('a\u0000\u202eb\ud800', 200, 9);
    expect(said.map(({ text }) => text).join('')).toBe('ab\ufffd');
  });
});
