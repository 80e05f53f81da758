/**
 * Text from people, made safe to stand in mrkdwn; and the few tokens that are meant to work. Everything in a
 * mrkdwn string is either written by us or went through `escape` exactly once: twice shows `&amp;lt;`.
 *
 * Plain addresses stay as they are: they show where they lead, and `mrkdwn` in `blocks.ts` tells Slack to leave
 * them and names alone (`verbatim`).
 */
import { fitText } from './fit.ts';
import { LIMITS } from './limits.ts';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** Joins without being seen: `@` beside it is no mention. */
const WORD_JOINER = '\u2060';
/** An accent that looks like a backtick and fences nothing. */
const GRAVE = '\u02cb';

declare const escaped: unique symbol;

/**
 * Markup that we wrote, in which everything from people has been escaped. A plain string is none: it comes from
 * `escape`, `say.md` and the functions here, and a message's `text` takes nothing else.
 */
export type Escaped = string & { readonly [escaped]: true };

/**
 * Escapes text from people for mrkdwn (plain_text objects interpret nothing and need none). Afterwards there is no `<`, so no mention, channel, link, date or
 * broadcast can be forged; `@here` and its like are broken for places where Slack still parses names; a code
 * fence or `>>>`, which would swallow the text after it, loses its meaning. To be applied once.
 */
export function escape(text: string): Escaped {
  return text
    .toWellFormed()
    .replace(/[&<>]/g, (character) => ENTITIES[character] ?? character)
    .replace(/@(?=here|channel|everyone|group)/gi, `@${WORD_JOINER}`)
    .replace(/`{3,}/g, (fence) => GRAVE.repeat(fence.length))
    .replace(/^([ \t\u00a0]*)(?=&gt;)/gm, `$1${WORD_JOINER}`) as Escaped;
}

const USER = /^[UW][A-Z0-9]+$/;
const CHANNEL = /^[CDG][A-Z0-9]+$/;

/** The id of somebody who is to be known no more: there is nobody to mention. */
const ERASED = /^UERASED([0-9A-F]+)$/;
export const isErased = (userId: string): boolean => ERASED.test(userId);

/** Mentions a person (an id of U… or W…); anything else is shown as it is, escaped. */
export function mention(userId: string): Escaped {
  const erased = ERASED.exec(userId)?.[1];
  if (erased) return escape(`erased-${erased.toLowerCase()}`);
  return USER.test(userId) ? (`<@${userId}>` as Escaped) : escape(userId);
}

/** Links a conversation (an id of C…, G… or D…); anything else is shown as it is, escaped. */
export function channelLink(channelId: string): Escaped {
  return CHANNEL.test(channelId) ? (`<#${channelId}>` as Escaped) : escape(channelId);
}

const URL_CODES: Record<string, string> = { '&': '&amp;', '<': '%3C', '>': '%3E', '|': '%7C' };

/** The address as it may stand in a link, or nothing when it must not be one. */
function safeUrl(url: string): string | undefined {
  const parsed = URL.parse(url);
  if (!parsed || (parsed.protocol !== 'https:' && parsed.protocol !== 'http:')) return undefined;
  // `https://slack.com@elsewhere` leads elsewhere.
  if (parsed.username !== '' || parsed.password !== '') return undefined;
  return parsed.href.replace(/[&<>|]/g, (character) => URL_CODES[character] ?? character);
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/**
 * A link with a text; both may come from people. Only http and https without user names become links; of
 * others the text alone is shown. An empty text shows the address.
 */
export function link(url: string, text: string): Escaped {
  const label = escape(oneLine(text));
  const href = safeUrl(url);
  if (!href) return label;
  return (label === '' ? `<${href}>` : `<${href}|${label}>`) as Escaped;
}

/**
 * A time in the reader's zone and language.
 * @param epochSeconds seconds since 1970
 * @param format Slack's tokens, such as `{date_short_pretty} {time}`; ours, never from people
 * @param fallback what clients show that cannot, such as `24 Nov 2026, 16:10 UTC`
 */
export function date(epochSeconds: number, format: string, fallback: string): Escaped {
  const shown = escape(oneLine(fallback));
  if (!Number.isFinite(epochSeconds)) return shown;
  return `<!date^${Math.trunc(epochSeconds)}^${format.replace(/[\^|<>]/g, '')}|${shown}>` as Escaped;
}

/**
 * Text from people for the `text` of a message beside its blocks, which notifications and screen readers use:
 * one line, escaped, of a length that is read. Applied instead of `escape`, once.
 */
export function plain(text: string): Escaped {
  return fitText(escape(oneLine(text)), LIMITS.message.fallback) as Escaped;
}

/** Puts other escaped text in place of what a pattern finds; `by` gets its first group. */
export const replaced = (text: Escaped, pattern: RegExp, by: (group: string) => Escaped): Escaped =>
  text.replace(pattern, (_, group: string) => by(group)) as Escaped;
