import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { channelLink, date, escape as escapeText, link, mention, plain } from '../src/escape.ts';

/** Text that tries hard: markup, halves of markup, and everything Unicode has. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        ...[
          '<!channel>',
          '<!here|x>',
          '<@U0123ABCD>',
          '<#C0123|general>',
          '<https://evil.example|bank>',
          '<',
          '>',
        ],
        ...[
          '&',
          '&lt;',
          '&amp;lt;',
          '@here',
          '@Channel',
          '@everyone',
          '```',
          '>>> all',
          '\n> ',
          '|',
          '^',
          '\ud800',
        ],
        ...[
          '<!date^0^{date}|x>',
          '<!subteam^S0123>',
          '<mailto:a@b.example|c>',
          '*',
          '_',
          '~',
          '`',
          '\n',
          ' ',
        ],
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

/** What Slack shows for escaped text. */
const shown = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

describe('escape', () => {
  it('[X3] leaves no way to write a mention, link or special, whatever the text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const safe = escapeText(text);
        expect(safe).not.toMatch(/[<>]/);
        expect(safe.replace(/&(amp|lt|gt);/g, '')).not.toContain('&');
        expect(safe).not.toMatch(/@(here|channel|everyone|group)/i);
        expect(safe).not.toContain('```');
        expect(safe).not.toMatch(/^[ \t\u00a0]*&gt;/m);
        expect(safe.isWellFormed()).toBe(true);
      }),
    );
  });

  it('[X3] shows people what they wrote', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/@(here|channel|everyone|group)|```|^[ \t\u00a0]*>/im.test(text));
        expect(shown(escapeText(text))).toBe(text.toWellFormed());
      }),
    );
  });

  it.each([
    ['a < b && c > d', 'a &lt; b &amp;&amp; c &gt; d'],
    ['<!channel> look', '&lt;!channel&gt; look'],
    ['hey @here', 'hey @\u2060here'],
    ['crm_tickets *raw*', 'crm_tickets *raw*'],
    ['```rm -rf```', '\u02cb\u02cb\u02cbrm -rf\u02cb\u02cb\u02cb'],
    ['a\n>>> b', 'a\n\u2060&gt;&gt;&gt; b'],
    ['see https://example.com/?a=1&b=2', 'see https://example.com/?a=1&amp;b=2'],
    ['', ''],
  ])('[X3] escape(%j)', (text, expected) => {
    expect(escapeText(text)).toBe(expected);
  });

  it('[X3] is for once: a second time shows the entities', () => {
    expect(escapeText(escapeText('<'))).toBe('&amp;lt;');
  });

  it('takes linear time on long runs', () => {
    const started = performance.now();
    for (const run of ['\n', ' ', '<', '`', '@', '>', '\t']) escapeText(run.repeat(200_000));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('tokens', () => {
  it('mentions people and links conversations by id, and nothing else', () => {
    expect(mention('U0123ABCD')).toBe('<@U0123ABCD>');
    expect(mention('W0123ABCD')).toBe('<@W0123ABCD>');
    expect(mention('U1> <!channel')).toBe('U1&gt; &lt;!channel');
    expect(channelLink('C0123ABCD')).toBe('<#C0123ABCD>');
    expect(channelLink('general')).toBe('general');
  });

  it.each([
    ['https://example.com/a?b=1&c=2', 'report', '<https://example.com/a?b=1&amp;c=2|report>'],
    ['http://example.com/', '', '<http://example.com/>'],
    ['https://example.com/x|y', 'a>b', '<https://example.com/x%7Cy|a&gt;b>'],
    ['javascript:alert(1)', 'click', 'click'],
    ['slack://open', 'open', 'open'],
    ['https://bank.example@evil.example/', 'bank', 'bank'],
    ['not a url', 'text', 'text'],
  ])('[X3] link(%j, %j)', (url, text, expected) => {
    expect(link(url, text)).toBe(expected);
  });

  it('[X3] a link is one token at most, whatever its parts', () => {
    const urls = fc.oneof(
      hostile,
      fc.webUrl(),
      hostile.map((tail) => `https://example.com/${tail}`),
    );
    fc.assert(
      fc.property(urls, hostile, (url, text) => {
        expect(link(url, text)).toMatch(/^(<https?:\/\/[^<>|\s]+(\|[^<>]*)?>|[^<>]*)$/);
      }),
    );
  });

  it('[X3] a date is one token with an escaped fallback', () => {
    expect(date(1_764_000_000.7, '{date_short} {time}', '24 Nov | <16:00>')).toBe(
      '<!date^1764000000^{date_short} {time}|24 Nov | &lt;16:00&gt;>',
    );
    expect(date(Number.NaN, '{date}', 'unknown')).toBe('unknown');
    fc.assert(
      fc.property(fc.integer(), hostile, (time, fallback) => {
        expect(date(time, '{date}', fallback)).toMatch(/^<!date\^-?\d+\^\{date\}\|[^<>]*>$/);
      }),
    );
  });

  it('[X3] plain makes one safe line of readable length', () => {
    expect(plain('  Gate\n approved <@U1> ')).toBe('Gate approved &lt;@U1&gt;');
    fc.assert(
      fc.property(hostile, (text) => {
        expect(plain(text)).not.toMatch(/[<>\n]/);
      }),
    );
    expect(plain('&'.repeat(5_000)).length).toBeLessThanOrEqual(4_000);
    expect(plain('&'.repeat(5_000))).toMatch(/^(&amp;)+…$/);
  });
});
