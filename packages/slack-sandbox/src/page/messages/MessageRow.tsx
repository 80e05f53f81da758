import { memo, useState } from 'react';
import type { Message } from '../contract.ts';
import { dismiss, openThread } from '../store/actions.ts';
import { useMe, usePerson } from '../store/store.ts';
import { format } from '../text/dates.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { EditBox } from './EditBox.tsx';
import { HoverActions } from './HoverActions.tsx';
import { MessageBody } from './MessageBody.tsx';
import { Reactions } from './Reactions.tsx';

interface Props {
  message: Message;
  isFollowUp?: boolean;
  inThread?: boolean;
}

/** One message: who and when, what, and what others did with it. */
export const MessageRow = memo(({ message, isFollowUp = false, inThread = false }: Props) => {
  const person = usePerson(message.user);
  const me = useMe();
  const [editing, setEditing] = useState(false);
  const viewer = me ?? { locale: 'en-GB', tz: 'UTC' };
  const date = new Date(Number(message.ts) * 1000);
  const time = format(date, { hour: 'numeric', minute: '2-digit' }, viewer);
  const name = person?.realName ?? message.user;
  const kind = [
    message.ephemeral && 'ephemeral',
    message.pinned && !inThread && 'pinned',
    isFollowUp && 'follow-up',
  ];
  return (
    <article
      className={`message ${kind.filter(Boolean).join(' ')}`}
      aria-label={`${name}, ${time}`}
      data-testid="message"
      data-ts={message.ts}
      data-ephemeral={message.ephemeral || undefined}
    >
      <div className="gutter">
        {isFollowUp ? <time className="small-time">{time}</time> : <Avatar user={message.user} />}
      </div>
      <div className="message-main">
        {message.pinned && !inThread && <div className="pin-note">📌 Pinned</div>}
        {!isFollowUp && (
          <div className="message-head">
            <strong>{name}</strong>
            {person?.isBot && <span className="badge light">app</span>}
            {person?.isExternal && <span className="badge light">external</span>}
            <time
              dateTime={date.toISOString()}
              title={format(date, { dateStyle: 'full', timeStyle: 'medium' }, viewer)}
            >
              {time}
            </time>
          </div>
        )}
        {message.subtype === 'thread_broadcast' && !inThread && (
          <button
            type="button"
            className="thread-origin"
            onClick={() => openThread(message.channel, message.threadTs ?? message.ts)}
          >
            replied to a thread
          </button>
        )}
        {editing ? (
          <EditBox message={message} onDone={() => setEditing(false)} />
        ) : (
          <MessageBody message={message} />
        )}
        {message.ephemeral ? (
          <div className="ephemeral-note">
            👁 Only visible to you ·{' '}
            <button type="button" className="link" onClick={() => dismiss(message.channel, message.ts)}>
              Dismiss message
            </button>
          </div>
        ) : (
          <Reactions message={message} />
        )}
        {message.replyCount > 0 && !inThread && (
          <button type="button" className="replies" onClick={() => openThread(message.channel, message.ts)}>
            {message.replyCount} {message.replyCount === 1 ? 'reply' : 'replies'}
            <span aria-hidden="true"> · View thread ›</span>
          </button>
        )}
      </div>
      {!message.ephemeral && !editing && (
        <HoverActions message={message} inThread={inThread} onEdit={() => setEditing(true)} />
      )}
    </article>
  );
});
