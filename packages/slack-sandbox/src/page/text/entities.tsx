import { openChannel, openDm } from '../store/actions.ts';
import { follow } from '../store/links.ts';
import { useChannel, useMe, usePerson, useStore } from '../store/store.ts';
import { dateText, format } from './dates.ts';
import { emoji, knowsEmoji } from './emoji.ts';

/** The things a text can point at: people, channels, groups, moments, addresses. */

export function UserMention({ id, label }: { id: string; label?: string }) {
  const person = usePerson(id);
  const mine = useStore((s) => s.as === id);
  return (
    <button type="button" className={mine ? 'mention me' : 'mention'} onClick={() => void openDm(id)}>
      @{person?.realName ?? label ?? id}
    </button>
  );
}

export function ChannelLink({ id, label }: { id: string; label?: string }) {
  const channel = useChannel(id);
  if (!channel) return <span className="mention">#{label ?? id}</span>;
  return (
    <button type="button" className="mention" onClick={() => openChannel(id)}>
      #{channel.name}
    </button>
  );
}

export function Usergroup({ id, label }: { id: string; label?: string }) {
  const group = useStore((s) => s.state?.userGroups.find((g) => g.id === id));
  return <span className="mention">@{group?.handle ?? label?.replace(/^@/, '') ?? id}</span>;
}

export function Broadcast({ range }: { range: string }) {
  return <span className="mention me">@{range}</span>;
}

export function Emoji({ name }: { name: string }) {
  if (!knowsEmoji(name)) return <>{`:${name}:`}</>;
  return (
    <span className="emoji" role="img" aria-label={name.replaceAll('_', ' ')}>
      {emoji(name)}
    </span>
  );
}

/** Only addresses a browser may follow become links. */
export function Link({ url, label }: { url: string; label?: string }) {
  if (!/^(https?:|mailto:|tel:|slack:|\/)/i.test(url)) return <>{label ?? url}</>;
  return (
    <a
      href={url}
      target="_blank"
      rel="noreferrer"
      onClick={(event) => {
        if (follow(url)) event.preventDefault();
      }}
    >
      {label ?? url}
    </a>
  );
}

export function DateText(props: { ts: number; format: string; url?: string; fallback: string }) {
  const me = useMe();
  if (!me || !Number.isFinite(props.ts)) return <>{props.fallback}</>;
  const text = dateText(props.ts, props.format, me);
  const date = new Date(props.ts * 1000);
  const full = format(date, { dateStyle: 'full', timeStyle: 'short' }, me);
  return (
    <time dateTime={date.toISOString()} title={full}>
      {props.url ? <Link url={props.url} label={text} /> : text}
    </time>
  );
}
