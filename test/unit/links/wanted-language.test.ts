import { describe, expect, it } from 'vitest';
import { wantedLanguage } from '../../../src/links/wanted-language.ts';

describe('the language that a browser wants', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['de', 'de'],
    ['DE-at', 'de'],
    ['fr-CH, fr;q=0.9, de;q=0.8, en;q=0.7', 'de'],
    ['en;q=0.5, de;q=0.9', 'de'],
    ['de;q=0.3, en-GB;q=0.4', 'en'],
    ['de , en', 'de'],
    ['de;q=0, en;q=0.1', 'en'],
    ['de;q=0', 'en'],
    ['fr, *;q=0.5', 'en'],
    ['den, dea', 'en'],
    ['de;q=2, en', 'en'],
    ['de;q=x, en;q=0.1', 'en'],
    ['constructor, __proto__', 'en'],
    [`${'x,'.repeat(100_000)}de`, 'en'],
  ])('[H9] [H7] %s: %s', (accepted, language) => {
    expect(wantedLanguage(accepted)).toBe(language);
  });
});
