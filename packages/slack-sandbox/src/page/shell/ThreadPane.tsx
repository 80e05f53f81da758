import { Composer } from '../composer/Composer.tsx';
import type { Message } from '../contract.ts';
import { MessageRow } from '../messages/MessageRow.tsx';
import { StickyScroll } from '../messages/StickyScroll.tsx';
import { closeThread } from '../store/actions.ts';
import { threadKey } from '../store/merge.ts';
import { useChannel, usePerson, useStore } from '../store/store.ts';
import { AssistantHints } from './Assistant.tsx';
import { DropZone } from './DropZone.tsx';

const NONE: Message[] = [];

/** A message and its replies, at the right. */
export function ThreadPane() {
  const open = useStore((s) => s.openThread);
  const channel = useChannel(open?.channel ?? '');
  const me = useStore((s) => s.as);
  const other = usePerson(channel?.withUser);
  const messages = useStore((s) => (open ? (s.threads[threadKey(open.channel, open.ts)] ?? NONE) : NONE));
  if (!open || !channel) return null;
  const [root, ...replies] = messages;
  const count = replies.filter((m) => !m.ephemeral).length;
  return (
    <aside
      className="thread"
      aria-label="Thread"
      data-testid="thread"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) closeThread();
      }}
    >
      <DropZone channel={open.channel} thread={open.ts}>
        <header className="pane-head">
          <div className="pane-title">
            <h1>{root?.assistant?.title || 'Thread'}</h1>
            <span className="topic">{other ? other.realName : `#${channel.name}`}</span>
          </div>
          <button type="button" className="icon-button" aria-label="Close thread" onClick={closeThread}>
            ✕
          </button>
        </header>
        <StickyScroll
          className="thread-scroll"
          last={messages.at(-1)?.ts}
          isOwn={messages.length > 1 && messages.at(-1)?.user === me}
          label="Replies"
        >
          {root && <MessageRow message={root} inThread />}
          {count > 0 && (
            <div className="day">
              <span>
                {count} {count === 1 ? 'reply' : 'replies'}
              </span>
            </div>
          )}
          {replies.map((m) => (
            <MessageRow key={`${m.ts}${m.ephemeral ? 'e' : ''}`} message={m} inThread />
          ))}
        </StickyScroll>
        {root && <AssistantHints root={root} isNew={!replies.some((m) => m.user === me)} />}
        {channel.isMember && !channel.isArchived && (
          <Composer key={open.ts} channel={open.channel} thread={open.ts} label="Reply" />
        )}
      </DropZone>
    </aside>
  );
}
