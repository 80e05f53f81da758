import { Composer } from '../composer/Composer.tsx';
import { MessageList } from '../messages/MessageList.tsx';
import { attempt } from '../store/actions.ts';
import { useChannel, usePerson, useStore } from '../store/store.ts';
import { loadState } from '../store/sync.ts';
import { ChannelHead } from './ChannelHead.tsx';
import { DropZone } from './DropZone.tsx';
import { Welcome } from './Welcome.tsx';

/** A channel or a conversation between two people. */
export function ChannelPane() {
  const id = useStore((s) => s.channel);
  const channel = useChannel(id);
  const other = usePerson(channel?.withUser);
  if (!channel) return <main className="pane loading">Choose a channel on the left.</main>;
  const name = other ? other.realName : `#${channel.name}`;
  return (
    <main className="pane" aria-label={name} data-testid="channel">
      <DropZone channel={id}>
        <ChannelHead channel={channel} name={name} />
        <MessageList channel={id} />
        <Welcome />
        {channel.isArchived ? (
          <div className="join-bar">This channel is archived.</div>
        ) : channel.isMember ? (
          <Composer key={id} channel={id} label={`Message ${name}`} />
        ) : (
          <div className="join-bar">
            <span>
              You are looking at <strong>{name}</strong>
            </span>
            <button
              type="button"
              className="button primary"
              onClick={async () => {
                await attempt({ kind: 'join', channel: id });
                await loadState();
              }}
            >
              Join channel
            </button>
          </div>
        )}
      </DropZone>
    </main>
  );
}
