import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holidayLines, readHolidays } from '../../../src/engagement/holiday-lines.ts';
import { Refusal } from '../../../src/refusal.ts';

const refused = (text: string) => {
  try {
    readHolidays(text);
    return null;
  } catch (error) {
    return error instanceof Refusal ? [error.field, error.key, error.params.line] : error;
  }
};

describe('days off as lines', () => {
  it('[E4] reads pasted lines in any order, with or without names', () => {
    const text =
      '\r\n2027-01-01\r\n 2026-12-25   Christmas \n2026-12-26, Boxing Day\n2026-12-31;New   Year’s Eve\n';
    expect(readHolidays(text)).toEqual([
      { day: '2026-12-25', name: 'Christmas' },
      { day: '2026-12-26', name: 'Boxing Day' },
      { day: '2026-12-31', name: 'New Year’s Eve' },
      { day: '2027-01-01', name: '' },
    ]);
    expect(readHolidays(' \n')).toEqual([]);
  });

  it.each([
    ['2026-12-25 a\n25.12.2026 b', 'engagement.refusal.holidays.line', 2],
    ['2026-02-30 no such day', 'engagement.refusal.holidays.line', 1],
    ['Christmas', 'engagement.refusal.holidays.line', 1],
    ['2026-12-25Christmas', 'engagement.refusal.holidays.line', 1],
    ['2026-12-25 a\n\n2026-12-25 b', 'engagement.refusal.holidays.twice', 3],
    [`2026-12-25 ${'x'.repeat(81)}`, 'engagement.refusal.holidays.name', 1],
  ])('[X8] refuses %j at the field, naming the line', (text, key, line) => {
    expect(refused(text)).toEqual(['lines', key, line]);
  });

  it('[X8] takes back what it shows, unchanged', () => {
    const day = fc
      .integer({ min: 0, max: 5_000 })
      .map((days) => Temporal.PlainDate.from('2024-01-01').add({ days }).toString());
    const name = fc.constantFrom('', 'Tag der Arbeit', 'Ōmisoka 大晦日', '<!channel>', '5. Juni');
    const list = fc.uniqueArray(fc.record({ day, name }), { selector: (one) => one.day, maxLength: 60 });
    fc.assert(
      fc.property(list, (holidays) => {
        const read = readHolidays(holidayLines(holidays));
        expect(read).toEqual(holidays.toSorted((a, b) => (a.day < b.day ? -1 : 1)));
      }),
    );
  });
});
