import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { catalogues, type TextKey } from '../../../src/texts/catalogue.ts';
import { markup, sayIn } from '../../../src/texts/say.ts';

const keys = Object.keys(catalogues.en) as TextKey[];

type Element = { type: number; value: string; options?: Record<string, { value: Element[] }> };

/** The names of all arguments of a text, with the options a `select` knows. */
function argumentsOf(elements: Element[], found = new Set<string>()): Set<string> {
  for (const one of elements) {
    // 0 is literal text, 7 the # of a plural; all others are arguments.
    if (one.type !== 0 && one.type !== 7) found.add(one.value);
    for (const option of Object.values(one.options ?? {})) argumentsOf(option.value, found);
  }
  return found;
}

const parsed = (language: 'en' | 'de', key: TextKey) =>
  new IntlMessageFormat(catalogues[language][key], language, undefined, {
    ignoreTag: true,
  }).getAst() as Element[];

describe('the catalogue', () => {
  it('[H7] has every text in every language, with the same arguments', () => {
    for (const key of keys) {
      expect([...argumentsOf(parsed('de', key))].sort(), key).toEqual(
        [...argumentsOf(parsed('en', key))].sort(),
      );
    }
  });

  it('[H7] leaves no text empty and no German text in English', () => {
    for (const key of keys) {
      expect(catalogues.de[key].trim(), key).not.toBe('');
      const words = catalogues.en[key].replace(/\{[^}]*\}|`[^`]*`/g, ' ').match(/\p{L}{4,}/gu) ?? [];
      // An address or a query that is shown as an example has no language.
      const isCode = /^monitoring\.feed\..*\.example$/.test(key);
      if (words.length >= 4 && !isCode) expect(catalogues.de[key], key).not.toBe(catalogues.en[key]);
    }
  });
});

describe('a text', () => {
  it('[X3] escapes what people typed in mrkdwn, and leaves our own markup alone', () => {
    const say = sayIn('en-GB');
    const said = say.md('engagement.overview.line', { name: '<!channel> & co', channel: markup('<#C123>') });
    expect(said).toBe('• &lt;!channel&gt; &amp; co in <#C123>');
  });

  it('[H7] follows the reader’s locale, and falls back to English', () => {
    expect(sayIn('de-AT')('common.save')).toBe('Speichern');
    expect(sayIn('pt-BR')('common.save')).toBe('Save');
    expect(sayIn('de-DE')('refusal.too-long', { max: 3000, length: 4567 })).toContain('3.000');
  });
});
