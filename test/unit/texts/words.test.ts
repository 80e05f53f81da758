import { describe, expect, it } from 'vitest';
import { catalogues } from '../../../src/texts/catalogue.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { unbroken } from '../../../src/texts/unbroken.ts';
import {
  dayText,
  estimateText,
  moneyText,
  numberText,
  percentText,
  shareText,
  weekdayText,
} from '../../../src/texts/words.ts';

/** Every text as it is read, once units are bound to their numbers. */
const allTexts = () =>
  Object.entries(catalogues).flatMap(([language, texts]) =>
    Object.values(texts).map((text) => ({ language, text: unbroken(text) })),
  );

const [english, german] = [sayIn('en-US'), sayIn('de-DE')];

describe('numbers as people read them', () => {
  it.each([
    ['410000', 'EUR', english, '€410,000'],
    ['4.2', 'EUR', english, '€4.20'],
    ['0.3', 'USD', english, '$0.30'],
    ['0.0125', 'EUR', english, '€0.0125'],
    ['0.12345', 'EUR', english, '€0.1235'],
    ['1500', 'JPY', german, '1.500\u00a0¥'],
    ['410000.5', 'USD', german, '410.000,50\u00a0$'],
    ['12345678901234567890.12', 'EUR', german, '12.345.678.901.234.567.890,12\u00a0€'],
    ['123456789012345678901234', 'EUR', english, '€123,456,789,012,345,678,901,234'],
  ])('[P3.1] money is written digit by digit, in the reader’s way: %s %s', (amount, currency, say, text) => {
    expect(moneyText({ amount, currency }, say)).toBe(text);
  });

  it('[P3.1] an estimate is in whole units from a thousand on', () => {
    const estimate = (amount: string) => estimateText({ amount, currency: 'USD' }, german);
    expect(estimate('410000.5')).toBe('410.001\u00a0$');
    expect(estimate('999.5')).toBe('999,50\u00a0$');
  });

  it('[P3.1] a number keeps every digit, with the separators of the reader', () => {
    expect(numberText('9007199254740993.5', german)).toBe('9.007.199.254.740.993,5');
    expect(numberText(12_345, english)).toBe('12,345');
    expect(percentText('12.345', german)).toBe('12,345\u00a0%');
  });

  it('[B3] a share is rounded, never cut', () => {
    expect(shareText(0.9519, english)).toBe('95.2\u00a0%');
    expect(shareText(2 / 3, english)).toBe('66.7\u00a0%');
    expect(shareText(0.66649, german)).toBe('66,6\u00a0%');
  });
});

describe('days as people read them', () => {
  it.each([
    ['de-DE', '30. Nov. 2026', 'Mo., 30. Nov.'],
    ['en-US', 'Nov 30, 2026', 'Mon, Nov 30'],
    ['en-IN', '30 Nov 2026', 'Mon, 30 Nov'],
    // There are no texts in their language: months stand in English as the words around them do.
    ['es-ES', '30 Nov 2026', 'Mon 30 Nov'],
    ['ja-JP', '30 Nov 2026', 'Mon 30 Nov'],
  ])('[H7] in the language of the text: %s', (locale, day, weekday) => {
    const say = sayIn(locale);
    expect(dayText('2026-11-30', say)).toBe(day);
    expect(weekdayText('2026-11-30', say)).toBe(weekday);
  });

  it.each(['de-DE', 'en-US', 'en-GB'])(
    '[H7] one day is written in one way on a screen: Slack writes it in mrkdwn, beside its moments; elsewhere it looks the same: %s',
    (locale) => {
      const say = sayIn(locale);
      const day = '2026-11-30';
      const at = { at: '2026-11-30T06:00:00Z', timeZone: 'UTC' };
      const written = say.md('questions.answer.unchanged', { since: { day } });
      const told = say.md('questions.answer.unchanged', { since: at });
      expect(written).toContain(`<!date^1796032800^{date_short}|${dayText(day, say)}>`);
      expect(told).toMatch(/<!date\^1796018400\^\{date_short\} \{time\}\|/);
      expect(told).toContain(dayText(day, say));
      expect(say('questions.answer.unchanged', { since: { day } })).toContain(dayText(day, say));
      expect(say('questions.answer.unchanged', { since: { day } })).not.toContain('<!date');
    },
  );

  it('[H7] a day is that day for readers from Hawaii to New Zealand’s summer', () => {
    const seconds = Number(
      /\d{6,}/.exec(sayIn('en').md('questions.answer.unchanged', { since: { day: '2027-01-12' } }))?.[0],
    );
    const at = Temporal.Instant.fromEpochMilliseconds(seconds * 1_000);
    for (const zone of [
      'Pacific/Honolulu',
      'America/New_York',
      'UTC',
      'Asia/Tokyo',
      'Pacific/Auckland',
      'Pacific/Tongatapu',
    ])
      expect(at.toZonedDateTimeISO(zone).toPlainDate().toString(), zone).toBe('2027-01-12');
  });
});

describe('a number and its unit', () => {
  it('[H7] stay on one line, in the texts of every language', () => {
    const space = '\u00a0';
    for (const [locale, said] of [
      ['en-US', `errors ≤ 2${space}%, p95 latency ≤ 800${space}ms`],
      ['de-DE', `Fehler ≤ 2${space}%, p95-Latenz ≤ 800${space}ms`],
    ] as const)
      expect(
        sayIn(locale)('seal.whole.integration', {
          volumePerHour: '500',
          maxErrorPercent: '2',
          maxP95Ms: '800',
          minMinutes: '60',
        }),
      ).toContain(said);
    expect(unbroken('{value} ± {variance} % · n {n}')).toBe(`{value} ±${space}{variance}${space}% · n {n}`);
    for (const { language, text } of allTexts()) expect(text, language).not.toMatch(/[\d#}] [%‰](?!\w)/);
  });

  it('[H7] what chooses a text is no unit, and what people typed stays as it is', () => {
    const choice = '{unit, select, h {hours} min {minutes} min_ratio {smallest ratio} s {seconds}}';
    expect(unbroken(choice)).toBe(choice);
    expect(sayIn('en')('questions.not-this', { typed: '5 %', name: '7 ms' })).toContain('5 %');
  });
});
