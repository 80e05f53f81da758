import type { ReactNode } from 'react';
import type { RichNode } from '../kit.ts';
import { Broadcast, ChannelLink, DateText, Emoji, Link, Usergroup, UserMention } from './entities.tsx';

/** `rich_text` blocks: sections, lists of any depth, quotes and preformatted text. */

function styled(node: RichNode, content: ReactNode): ReactNode {
  const style = typeof node.style === 'object' ? node.style : undefined;
  if (!style) return content;
  let out = content;
  if (style.code) out = <code>{out}</code>;
  if (style.strike) out = <s>{out}</s>;
  if (style.italic) out = <em>{out}</em>;
  if (style.underline) out = <u>{out}</u>;
  if (style.bold) out = <strong>{out}</strong>;
  return out;
}

function leaf(node: RichNode): ReactNode {
  switch (node.type) {
    case 'text':
      return node.text ?? '';
    case 'link':
      return <Link url={node.url ?? ''} label={node.text} />;
    case 'user':
      return <UserMention id={node.user_id ?? ''} />;
    case 'channel':
      return <ChannelLink id={node.channel_id ?? ''} />;
    case 'usergroup':
      return <Usergroup id={node.usergroup_id ?? ''} />;
    case 'broadcast':
      return <Broadcast range={node.range ?? 'channel'} />;
    case 'emoji':
      return <Emoji name={node.name ?? ''} />;
    case 'date':
      return (
        <DateText
          ts={node.timestamp ?? 0}
          format={node.format ?? '{date}'}
          url={node.url}
          fallback={node.fallback ?? ''}
        />
      );
    default:
      return node.text ?? node.value ?? '';
  }
}

function leaves(nodes: RichNode[] | undefined): ReactNode[] {
  // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a fixed text
  return (nodes ?? []).map((node, i) => <span key={i}>{styled(node, leaf(node))}</span>);
}

function part(node: RichNode, key: number): ReactNode {
  if (node.type === 'rich_text_list') {
    const List = node.style === 'ordered' ? 'ol' : 'ul';
    return (
      <List key={key} start={(node.offset ?? 0) + 1} style={{ marginLeft: `${(node.indent ?? 0) * 24}px` }}>
        {(node.elements ?? []).map((item, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: items of a fixed text
          <li key={i}>{leaves(item.elements)}</li>
        ))}
      </List>
    );
  }
  if (node.type === 'rich_text_quote') return <blockquote key={key}>{leaves(node.elements)}</blockquote>;
  if (node.type === 'rich_text_preformatted') return <pre key={key}>{leaves(node.elements)}</pre>;
  return (
    <div key={key} className="line">
      {leaves(node.elements)}
    </div>
  );
}

export function RichText({ elements }: { elements: RichNode[] | undefined }) {
  return <div className="rich-text">{(elements ?? []).map(part)}</div>;
}
