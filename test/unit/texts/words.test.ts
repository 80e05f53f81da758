import { describe, expect, it } from 'vitest';
import { sayIn } from '../../../src/texts/say.ts';
import {
  dayText,
  estimateText,
  moneyText,
  numberText,
  percentText,
  shareText,
  weekdayText,
} from '../../../src/texts/words.ts';

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
    expect(percentText('12.345', german)).toBe('12,345 %');
  });

  it('[B3] a share is rounded, never cut', () => {
    expect(shareText(0.9519, english)).toBe('95.2 %');
    expect(shareText(2 / 3, english)).toBe('66.7 %');
    expect(shareText(0.66649, german)).toBe('66,6 %');
  });
});

describe('days as people read them', () => {
  it.each([
    ['de-DE', '30.11.2026', 'Mo., 30. Nov.'],
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
});
