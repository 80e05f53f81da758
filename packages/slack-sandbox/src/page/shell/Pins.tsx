import { useCallback, useRef, useState } from 'react';
import type { Channel, Message } from '../contract.ts';
import { words } from '../kit.ts';
import { MessageBody } from '../messages/MessageBody.tsx';
import { showMessage } from '../store/links.ts';
import { useStore } from '../store/store.ts';
import { withEmoji } from '../text/emoji.ts';
import { Popover } from '../ui/Popover.tsx';

const NONE: Message[] = [];

function usePinned(channel: Channel): Message[] {
  const messages = useStore((s) => s.messages[channel.id] ?? NONE);
  return messages.filter((m) => !m.ephemeral && (m.pinned || channel.pins.includes(m.ts)));
}

/** The first words of a message, without its marks. */
function headline(message: Message): string {
  const block = (message.blocks ?? []).find((b) => b.text || b.fields);
  const text = words(block?.text) || words(block?.fields?.[0]) || message.text;
  const first = text.split('\n').find((line: string) => line.trim() !== '') ?? '';
  return withEmoji(first.replaceAll(/<[^|>]*\|([^>]*)>/g, '$1').replaceAll(/[*_`~]/g, '')).slice(0, 120);
}

export function Pins({ channel }: { channel: Channel }) {
  const pinned = usePinned(channel);
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => setOpen(false), []);
  if (pinned.length === 0) return null;
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className="button small"
        aria-expanded={open}
        aria-label={`${pinned.length} pinned`}
        onClick={() => setOpen(!open)}
      >
        <span aria-hidden="true">📌</span> {pinned.length}
      </button>
      {open && (
        <Popover anchor={anchor} onClose={close} align="end" className="pins">
          <h3>Pinned in this channel</h3>
          {pinned.map((m) => (
            <div key={m.ts} className="pinned-card" data-testid="pinned-card">
              <MessageBody message={m} />
            </div>
          ))}
        </Popover>
      )}
    </>
  );
}

/** The newest pinned message in one line; a click shows it where it stands. */
export function PinnedBar({ channel }: { channel: Channel }) {
  const message = usePinned(channel).at(-1);
  if (!message) return null;
  return (
    <button
      type="button"
      className="pinned-bar"
      data-testid="pinned-bar"
      onClick={() => showMessage(message.ts)}
    >
      <span aria-hidden="true">📌</span> <span className="visually-hidden">Pinned: </span>
      {headline(message)}
    </button>
  );
}
