import { Fragment } from 'react';
import type { Message } from '../contract.ts';
import { useChannel, useMe, useStore } from '../store/store.ts';
import { dateText, dayOf } from '../text/dates.ts';
import { MessageRow } from './MessageRow.tsx';
import { StickyScroll } from './StickyScroll.tsx';

const NONE: Message[] = [];
const FIVE_MINUTES = 300;

/** Messages of one person close together share one head. */
function follows(before: Message | undefined, message: Message): boolean {
  if (!before || before.user !== message.user || message.subtype || before.subtype) return false;
  if (before.ephemeral !== message.ephemeral || message.pinned) return false;
  return Number(message.ts) - Number(before.ts) < FIVE_MINUTES;
}

/** The messages of a channel, day by day. */
export function MessageList({ channel }: { channel: string }) {
  const messages = useStore((s) => s.messages[channel] ?? NONE);
  const loaded = useStore((s) => s.messages[channel] !== undefined);
  const name = useChannel(channel)?.name ?? '';
  const me = useMe();
  const viewer = me ?? { locale: 'en-GB', tz: 'UTC' };
  const day = (m: Message | undefined) => m && dayOf(new Date(Number(m.ts) * 1000), viewer);
  return (
    <StickyScroll
      key={channel}
      className="messages"
      label={`Messages in ${name}`}
      last={messages.at(-1)?.ts}
      isOwn={messages.at(-1)?.user === me?.id}
    >
      {loaded && messages.length === 0 && (
        <p className="empty">Nothing has been said here yet. Write the first message below.</p>
      )}
      {messages.map((m, i) => {
        const newDay = day(m) !== day(messages[i - 1]);
        return (
          <Fragment key={`${m.ts}${m.ephemeral ? 'e' : ''}`}>
            {newDay && (
              <div className="day">
                <span className="day-name">{dateText(Number(m.ts), '{date_long_pretty}', viewer)}</span>
              </div>
            )}
            <MessageRow message={m} isFollowUp={!newDay && follows(messages[i - 1], m)} />
          </Fragment>
        );
      })}
    </StickyScroll>
  );
}
