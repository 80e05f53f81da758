import { memo, type ReactNode } from 'react';
import { withEmoji } from './emoji.ts';
import { Link } from './entities.tsx';

/** The standard Markdown of `markdown` blocks: headings, lists, quotes, code, tables and inline marks. */

const INLINE =
  /`([^`]+)`|\*\*([^*]+)\*\*|__([^_]+)__|~~([^~]+)~~|!?\[([^\]]*)\]\(([^)\s]+)\)|(?<![\w*])[*_]([^*_\n]+)[*_](?!\w)|(https?:\/\/[^\s)]+)/g;

function span(text: string): ReactNode[] {
  const out: ReactNode[] = [];
  let from = 0;
  for (const m of text.matchAll(INLINE)) {
    if (m.index > from) out.push(withEmoji(text.slice(from, m.index)));
    out.push(mark(m));
    from = m.index + m[0].length;
  }
  if (from < text.length) out.push(withEmoji(text.slice(from)));
  return out;
}

function mark(m: RegExpExecArray): ReactNode {
  const [, code, bold, bold2, strike, label, href, italic, bare] = m;
  if (code) return <code key={m.index}>{code}</code>;
  if (bold || bold2) return <strong key={m.index}>{span(bold ?? bold2 ?? '')}</strong>;
  if (strike) return <s key={m.index}>{span(strike)}</s>;
  if (href) return <Link key={m.index} url={href} label={label || href} />;
  if (italic) return <em key={m.index}>{span(italic)}</em>;
  return <Link key={m.index} url={bare ?? ''} />;
}

const cells = (line: string) =>
  line
    .replace(/^\s*\|/, '')
    .replace(/\|\s*$/, '')
    .split('|')
    .map((c) => c.trim());

const KINDS: [kind: string, test: RegExp][] = [
  ['heading', /^#{1,6}\s/],
  ['rule', /^\s*(?:-{3,}|\*{3,}|_{3,})\s*$/],
  ['quote', /^>\s?/],
  ['bullet', /^\s*[-*+]\s+/],
  ['number', /^\s*\d+[.)]\s+/],
  ['table', /^\s*\|.*\|\s*$/],
  ['blank', /^\s*$/],
];

const kindOf = (line: string) => KINDS.find(([, test]) => test.test(line))?.[0] ?? 'text';

/** Neighbouring lines of one kind; a code fence is one group. */
function group(text: string): { kind: string; lines: string[] }[] {
  const out: { kind: string; lines: string[] }[] = [];
  let fence = false;
  for (const line of text.split('\n')) {
    if (line.startsWith('```')) {
      fence = !fence;
      if (fence) out.push({ kind: 'code', lines: [] });
      continue;
    }
    const kind = fence ? 'code' : kindOf(line);
    const last = out.at(-1);
    if (last && last.kind === kind && kind !== 'heading') last.lines.push(line);
    else out.push({ kind, lines: [line] });
  }
  return out;
}

function Table({ lines }: { lines: string[] }) {
  const rows = lines.filter((l) => !/^[\s|:-]+$/.test(l)).map(cells);
  const [head = [], ...body] = rows;
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            {head.map((c) => (
              <th key={c}>{span(c)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a fixed text
            <tr key={i}>
              {row.map((c, j) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns of a fixed text
                <td key={j}>{span(c)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function items(lines: string[], cut: RegExp): ReactNode[] {
  // biome-ignore lint/suspicious/noArrayIndexKey: lines of a fixed text
  return lines.map((l, i) => <li key={i}>{span(l.replace(cut, ''))}</li>);
}

function part({ kind, lines }: { kind: string; lines: string[] }, key: number): ReactNode {
  const first = lines[0] ?? '';
  if (kind === 'blank') return null;
  if (kind === 'rule') return <hr key={key} />;
  if (kind === 'code') return <pre key={key}>{lines.join('\n')}</pre>;
  if (kind === 'table') return <Table key={key} lines={lines} />;
  if (kind === 'bullet') return <ul key={key}>{items(lines, /^\s*[-*+]\s+(\[[ x]\]\s)?/)}</ul>;
  if (kind === 'number') return <ol key={key}>{items(lines, /^\s*\d+[.)]\s+/)}</ol>;
  if (kind === 'quote')
    return <blockquote key={key}>{span(lines.map((l) => l.replace(/^>\s?/, '')).join('\n'))}</blockquote>;
  if (kind === 'heading') {
    const level = Math.min((/^#+/.exec(first)?.[0].length ?? 1) + 2, 6);
    const Heading = `h${level}` as 'h3';
    return <Heading key={key}>{span(first.replace(/^#+\s+/, ''))}</Heading>;
  }
  return <p key={key}>{span(lines.join('\n'))}</p>;
}

export const Markdown = memo(({ text }: { text: string }) => (
  <div className="markdown">{group(text).map(part)}</div>
));
