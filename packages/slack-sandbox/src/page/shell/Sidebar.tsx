import { type ReactNode, useState } from 'react';
import type { Channel, Person } from '../contract.ts';
import { openApp, openChannel, openDm } from '../store/actions.ts';
import { useChannels, useMe, usePeople, useStore } from '../store/store.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { BrowseChannels, CreateChannel } from './ChannelDialogs.tsx';

/** Channels, conversations and the app, with what is unread. */
export function Sidebar() {
  const channels = useChannels();
  const people = usePeople();
  const me = useMe();
  const app = useStore((s) => s.boot?.app);
  const [dialog, setDialog] = useState<'create' | 'browse' | null>(null);
  const mine = channels
    .filter((c) => c.kind !== 'im' && c.isMember && !c.isArchived)
    .sort((a, b) => a.name.localeCompare(b.name));
  const dmOf = (p: Person) => channels.find((c) => c.kind === 'im' && c.withUser === p.id);
  const others = people.filter((p) => p.id !== me?.id && !p.isBot && (!p.deleted || dmOf(p)));
  const close = () => setDialog(null);
  return (
    <nav className="sidebar" aria-label="Workspace">
      <Group title="Channels">
        {mine.map((c) => (
          <ChannelRow key={c.id} channel={c} />
        ))}
        <li>
          <button type="button" className="side-row quiet" onClick={() => setDialog('browse')}>
            <span className="side-icon">⌕</span> Browse channels
          </button>
        </li>
        <li>
          <button type="button" className="side-row quiet" onClick={() => setDialog('create')}>
            <span className="side-icon">+</span> Create a channel
          </button>
        </li>
      </Group>
      <Group title="Direct messages">
        {others.map((p) => (
          <PersonRow key={p.id} person={p} channel={dmOf(p)} />
        ))}
      </Group>
      <Group title="Apps">{app && <AppRow name={app.name} bot={app.botUserId} />}</Group>
      {dialog === 'create' && <CreateChannel onClose={close} />}
      {dialog === 'browse' && <BrowseChannels onClose={close} />}
    </nav>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul>{children}</ul>
    </section>
  );
}

function Unread({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span className="unread">
      {count > 99 ? '99+' : count}
      <span className="visually-hidden"> unread</span>
    </span>
  );
}

function ChannelRow({ channel }: { channel: Channel }) {
  const isOpen = useStore((s) => s.channel === channel.id);
  return (
    <li>
      <button
        type="button"
        className={`side-row ${channel.unread > 0 ? 'is-unread' : ''}`}
        aria-current={isOpen ? 'page' : undefined}
        data-testid={`channel-${channel.name}`}
        onClick={() => openChannel(channel.id)}
      >
        <span className="side-icon" aria-hidden="true">
          {channel.kind === 'private' ? '🔒' : '#'}
        </span>
        <span className="side-name">{channel.name}</span>
        <Unread count={channel.unread} />
      </button>
    </li>
  );
}

function PersonRow({ person, channel }: { person: Person; channel?: Channel }) {
  const isOpen = useStore((s) => channel !== undefined && s.channel === channel.id);
  const unread = channel?.unread ?? 0;
  return (
    <li>
      <button
        type="button"
        className={`side-row ${unread > 0 ? 'is-unread' : ''} ${person.deleted ? 'gone' : ''}`}
        aria-current={isOpen ? 'page' : undefined}
        title={person.title}
        onClick={() => void openDm(person.id)}
      >
        <Avatar user={person.id} size={20} />
        <span className="side-name">{person.realName}</span>
        {person.isExternal && <span className="badge">external</span>}
        <Unread count={unread} />
      </button>
    </li>
  );
}

function AppRow({ name, bot }: { name: string; bot: string }) {
  const channel = useChannels().find((c) => c.withUser === bot);
  const isOpen = useStore((s) => channel !== undefined && s.channel === channel.id);
  const unread = channel?.unread ?? 0;
  return (
    <li>
      <button
        type="button"
        className={`side-row ${unread > 0 ? 'is-unread' : ''}`}
        aria-current={isOpen ? 'page' : undefined}
        data-testid="app-home"
        onClick={() => void openApp(unread > 0 ? 'messages' : 'home')}
      >
        <Avatar user={bot} size={20} />
        <span className="side-name">{name}</span>
        <span className="badge">app</span>
        <Unread count={unread} />
      </button>
    </li>
  );
}
