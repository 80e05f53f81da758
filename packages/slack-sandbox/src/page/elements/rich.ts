import type { RichNode } from '../kit.ts';
import { type Inline, inline } from '../text/parse.ts';

/** Between Slack's marks in plain text and the tree of a rich_text block. */

type Style = Record<string, boolean>;

function node(part: Inline, style: Style): RichNode[] {
  const with_ = Object.keys(style).length > 0 ? { style } : {};
  switch (part.type) {
    case 'text':
      return [{ type: 'text', text: part.text, ...with_ }];
    case 'code':
      return [{ type: 'text', text: part.text, style: { ...style, code: true } }];
    case 'bold':
    case 'italic':
    case 'strike':
      return part.children.flatMap((child) => node(child, { ...style, [part.type]: true }));
    case 'link':
      return [{ type: 'link', url: part.url, ...(part.label ? { text: part.label } : {}), ...with_ }];
    case 'user':
      return [{ type: 'user', user_id: part.id }];
    case 'channel':
      return [{ type: 'channel', channel_id: part.id }];
    case 'usergroup':
      return [{ type: 'usergroup', usergroup_id: part.id }];
    case 'broadcast':
      return [{ type: 'broadcast', range: part.range }];
    case 'emoji':
      return [{ type: 'emoji', name: part.name }];
    case 'date':
      return [{ type: 'text', text: part.fallback, ...with_ }];
  }
}

const section = (line: string): RichNode => ({
  type: 'rich_text_section',
  elements: inline(line).flatMap((part) => node(part, {})),
});

const KINDS: [RegExp, (item: RichNode) => RichNode][] = [
  [/^[-•*]\s+/, (item) => ({ type: 'rich_text_list', style: 'bullet', indent: 0, elements: [item] })],
  [/^\d+[.)]\s+/, (item) => ({ type: 'rich_text_list', style: 'ordered', indent: 0, elements: [item] })],
  [/^>\s?/, (item) => ({ type: 'rich_text_quote', elements: item.elements })],
];

export function toRichText(text: string): RichNode {
  const elements: RichNode[] = [];
  for (const line of text.split('\n')) {
    const [mark, make] = KINDS.find(([test]) => test.test(line)) ?? [];
    const made = mark && make ? make(section(line.replace(mark, ''))) : section(line);
    const last = elements.at(-1);
    if (last?.type !== made.type || last.style !== made.style) elements.push(made);
    else if (made.type === 'rich_text_list')
      last.elements = [...(last.elements ?? []), ...(made.elements ?? [])];
    else last.elements = [...(last.elements ?? []), { type: 'text', text: '\n' }, ...(made.elements ?? [])];
  }
  return { type: 'rich_text', elements };
}

function leafText(leaf: RichNode): string {
  const style = typeof leaf.style === 'object' ? leaf.style : {};
  let text = leaf.text ?? '';
  if (leaf.type === 'link') text = leaf.text ? `<${leaf.url}|${leaf.text}>` : (leaf.url ?? '');
  if (leaf.type === 'user') text = `<@${leaf.user_id}>`;
  if (leaf.type === 'channel') text = `<#${leaf.channel_id}>`;
  if (leaf.type === 'usergroup') text = `<!subteam^${leaf.usergroup_id}>`;
  if (leaf.type === 'broadcast') text = `<!${leaf.range}>`;
  if (leaf.type === 'emoji') text = `:${leaf.name}:`;
  if (style.code) text = `\`${text}\``;
  if (style.strike) text = `~${text}~`;
  if (style.italic) text = `_${text}_`;
  if (style.bold) text = `*${text}*`;
  return text;
}

const lineText = (node: RichNode) => (node.elements ?? []).map(leafText).join('');

export function toMrkdwn(rich: RichNode): string {
  return (rich.elements ?? [])
    .map((part) => {
      if (part.type === 'rich_text_list') {
        return (part.elements ?? [])
          .map((item, i) => (part.style === 'ordered' ? `${i + 1}. ` : '- ') + lineText(item))
          .join('\n');
      }
      if (part.type === 'rich_text_quote') return `> ${lineText(part).replaceAll('\n', '\n> ')}`;
      return lineText(part);
    })
    .join('\n');
}
