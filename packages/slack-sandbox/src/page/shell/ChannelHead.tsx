import { useRef, useState } from 'react';
import type { Channel } from '../contract.ts';
import { attempt } from '../store/actions.ts';
import { usePeople, usePerson, useStore } from '../store/store.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Menu } from '../ui/Menu.tsx';
import { Popover } from '../ui/Popover.tsx';
import { PinnedBar, Pins } from './Pins.tsx';

/** Name, topic, members and pins of a channel. */
export function ChannelHead({ channel, name }: { channel: Channel; name: string }) {
  const other = usePerson(channel.withUser);
  return (
    <>
      <header className="pane-head">
        <div className="pane-title">
          {other && <Avatar user={other.id} size={24} />}
          <h1>{channel.kind === 'private' ? `🔒 ${channel.name}` : name}</h1>
          {channel.topic && <span className="topic">{channel.topic}</span>}
          {other?.title && <span className="topic">{other.title}</span>}
        </div>
        <div className="pane-tools">
          <Pins channel={channel} />
          {channel.kind !== 'im' && <Members channel={channel} />}
          {channel.kind !== 'im' && channel.isMember && (
            <Menu
              label="Channel options"
              className="button small"
              trigger="…"
              align="end"
              items={[
                {
                  key: 'leave',
                  label: `Leave #${channel.name}`,
                  danger: true,
                  onPick: () => void attempt({ kind: 'leave', channel: channel.id }),
                },
              ]}
            />
          )}
        </div>
      </header>
      <PinnedBar channel={channel} />
    </>
  );
}

function Members({ channel }: { channel: Channel }) {
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const people = usePeople();
  const me = useStore((s) => s.as);
  const inside = people.filter((p) => channel.members.includes(p.id));
  const outside = people.filter((p) => !channel.members.includes(p.id) && !p.deleted);
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className="button small"
        aria-expanded={open}
        aria-label={`${channel.members.length} members`}
        onClick={() => setOpen(!open)}
      >
        <span aria-hidden="true">👥</span> {channel.members.length}
      </button>
      {open && (
        <Popover anchor={anchor} onClose={() => setOpen(false)} align="end" className="members">
          <h3>In this channel</h3>
          <ul>
            {inside.map((p) => (
              <li key={p.id}>
                <Avatar user={p.id} size={24} />
                <span>
                  {p.realName} {p.id === me && '(you)'}
                  <small>{p.title}</small>
                </span>
              </li>
            ))}
          </ul>
          {channel.isMember && outside.length > 0 && <h3>Add people</h3>}
          <ul>
            {channel.isMember &&
              outside.map((p) => (
                <li key={p.id}>
                  <Avatar user={p.id} size={24} />
                  <span>
                    {p.realName}
                    <small>{p.title}</small>
                  </span>
                  <button
                    type="button"
                    className="button small"
                    onClick={() => void attempt({ kind: 'invite', channel: channel.id, user: p.id })}
                  >
                    Add<span className="visually-hidden"> {p.realName}</span>
                  </button>
                </li>
              ))}
          </ul>
        </Popover>
      )}
    </>
  );
}
