/** Slack's mrkdwn into a small tree: lines grouped into quotes, code and paragraphs, and marks inside them. */
export type Inline =
  | { type: 'text'; text: string }
  | { type: 'bold' | 'italic' | 'strike'; children: Inline[] }
  | { type: 'code'; text: string }
  | { type: 'link'; url: string; label?: string }
  | { type: 'user' | 'channel' | 'usergroup'; id: string; label?: string }
  | { type: 'broadcast'; range: string }
  | { type: 'date'; ts: number; format: string; url?: string; fallback: string }
  | { type: 'emoji'; name: string };

export type Piece =
  | { type: 'lines'; lines: Inline[][] }
  | { type: 'quote'; lines: Inline[][] }
  | { type: 'code'; text: string };

const decode = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

function angle(body: string): Inline {
  const [head = '', ...rest] = body.split('|');
  const label = rest.length > 0 ? decode(rest.join('|')) : undefined;
  if (head.startsWith('@')) return { type: 'user', id: head.slice(1), label };
  if (head.startsWith('#')) return { type: 'channel', id: head.slice(1), label };
  if (head.startsWith('!subteam^')) return { type: 'usergroup', id: head.slice('!subteam^'.length), label };
  if (head.startsWith('!date^')) {
    const [, ts = '', format = '', url] = head.split('^');
    return { type: 'date', ts: Number(ts), format: decode(format), url, fallback: label ?? format };
  }
  if (head.startsWith('!')) return { type: 'broadcast', range: head.slice(1) };
  return { type: 'link', url: decode(head), label };
}

const MARKS = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
const isWord = (c: string | undefined) => c !== undefined && /[\p{L}\p{N}]/u.test(c);
const isSpace = (c: string | undefined) => c === undefined || /\s/.test(c);

/** Where the mark that opens at `at` closes, or -1: it must hug its words on both sides. */
function closing(text: string, at: number, mark: string): number {
  if (isWord(text[at - 1]) || isSpace(text[at + 1]) || text[at + 1] === mark) return -1;
  for (let end = text.indexOf(mark, at + 2); end > 0; end = text.indexOf(mark, end + 1)) {
    if (!isSpace(text[end - 1]) && !isWord(text[end + 1])) return end;
  }
  return -1;
}

const TOKEN =
  /<([^<>\n]+)>|`([^`\n]+)`|:([a-z0-9_+'-]+(?:::skin-tone-\d)?):|(https?:\/\/[^\s<>|*]+[^\s<>|*.,;:!?)\]'"])|[*_~]/giu;

function marked(text: string, match: RegExpExecArray): [Inline, number] | null {
  const [whole, inAngles, code, name, url] = match;
  const end = match.index + whole.length;
  if (inAngles !== undefined) return [angle(inAngles), end];
  if (code !== undefined) return [{ type: 'code', text: decode(code) }, end];
  if (name !== undefined) return [{ type: 'emoji', name }, end];
  if (url !== undefined) return [{ type: 'link', url: decode(url) }, end];
  const mark = whole as keyof typeof MARKS;
  const close = closing(text, match.index, mark);
  if (close < 0) return null;
  return [{ type: MARKS[mark], children: inline(text.slice(match.index + 1, close)) }, close + 1];
}

export function inline(text: string): Inline[] {
  const out: Inline[] = [];
  const token = new RegExp(TOKEN);
  let from = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const found = marked(text, match);
    if (!found) continue;
    if (match.index > from) out.push({ type: 'text', text: decode(text.slice(from, match.index)) });
    out.push(found[0]);
    from = found[1];
    token.lastIndex = from;
  }
  if (from < text.length) out.push({ type: 'text', text: decode(text.slice(from)) });
  return out;
}

export function mrkdwn(text: string): Piece[] {
  const out: Piece[] = [];
  const parts = text.split('```');
  for (const [i, part] of parts.entries()) {
    if (i % 2 === 1) out.push({ type: 'code', text: decode(part.replace(/^\n/, '').replace(/\n$/, '')) });
    else addLines(out, trimmed(part, i > 0, i < parts.length - 1));
  }
  return out;
}

/** The line ends beside a code block are its own. */
function trimmed(part: string, afterCode: boolean, beforeCode: boolean): string {
  const head = afterCode ? part.replace(/^\n/, '') : part;
  return beforeCode ? head.replace(/\n$/, '') : head;
}

function addLines(out: Piece[], part: string): void {
  if (part === '') return;
  for (const line of part.split('\n')) {
    const quote = /^(?:&gt;|>)\s?/.exec(line);
    const type = quote ? 'quote' : 'lines';
    const content = inline(quote ? line.slice(quote[0].length) : line);
    const last = out.at(-1);
    if (last?.type === type) last.lines.push(content);
    else out.push({ type, lines: [content] });
  }
}
