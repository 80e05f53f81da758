import { memo, type ReactNode } from 'react';
import type { Text } from '../kit.ts';
import { withEmoji } from './emoji.ts';
import { Broadcast, ChannelLink, DateText, Emoji, Link, Usergroup, UserMention } from './entities.tsx';
import { type Inline, mrkdwn, type Piece } from './parse.ts';

function one(node: Inline, key: number): ReactNode {
  switch (node.type) {
    case 'text':
      return node.text;
    case 'bold':
      return <strong key={key}>{node.children.map(one)}</strong>;
    case 'italic':
      return <em key={key}>{node.children.map(one)}</em>;
    case 'strike':
      return <s key={key}>{node.children.map(one)}</s>;
    case 'code':
      return <code key={key}>{node.text}</code>;
    case 'link':
      return <Link key={key} url={node.url} label={node.label} />;
    case 'user':
      return <UserMention key={key} id={node.id} label={node.label} />;
    case 'channel':
      return <ChannelLink key={key} id={node.id} label={node.label} />;
    case 'usergroup':
      return <Usergroup key={key} id={node.id} label={node.label} />;
    case 'broadcast':
      return <Broadcast key={key} range={node.range} />;
    case 'date':
      return <DateText key={key} {...node} />;
    case 'emoji':
      return <Emoji key={key} name={node.name} />;
  }
}

const BULLET = /^\s*(?:[•◦▪‣-]|\d+[.)])\s+/;

function Line({ nodes }: { nodes: Inline[] }) {
  const first = nodes[0];
  const isItem = first?.type === 'text' && BULLET.test(first.text);
  return <div className={isItem ? 'line item' : 'line'}>{nodes.length > 0 ? nodes.map(one) : <br />}</div>;
}

function piece(p: Piece, key: number): ReactNode {
  if (p.type === 'code') return <pre key={key}>{p.text}</pre>;
  // biome-ignore lint/suspicious/noArrayIndexKey: lines of a fixed text
  const lines = p.lines.map((nodes, i) => <Line key={i} nodes={nodes} />);
  return p.type === 'quote' ? <blockquote key={key}>{lines}</blockquote> : <div key={key}>{lines}</div>;
}

/** Slack's mrkdwn, rendered. */
export const Mrkdwn = memo(({ text }: { text: string }) => (
  <div className="mrkdwn">{mrkdwn(text).map(piece)}</div>
));

/** A text object of either kind. */
export function TextObject({ text }: { text: Text | string | undefined }) {
  if (text === undefined) return null;
  if (typeof text === 'string') return <div className="plain">{withEmoji(text)}</div>;
  if (text.type === 'mrkdwn') return <Mrkdwn text={text.text} />;
  return <div className="plain">{withEmoji(text.text)}</div>;
}
