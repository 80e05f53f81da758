import { useCallback, useEffect, useRef, useState } from 'react';
import type { Message } from '../contract.ts';
import { toggleReaction } from '../store/actions.ts';
import { emoji, findEmoji, PICKER } from '../text/emoji.ts';
import { Popover } from '../ui/Popover.tsx';

/** A small grid of emoji with a search. */
export function EmojiPicker({ message, className }: { message: Message; className: string }) {
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const anchor = useRef<HTMLButtonElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const close = useCallback(() => setOpen(false), []);
  useEffect(() => {
    if (open) search.current?.focus();
  }, [open]);
  const found = query.trim() ? findEmoji(query.trim()) : PICKER;
  const pick = (name: string) => {
    close();
    setQuery('');
    const users = message.reactions.find((r) => r.name === name)?.users ?? [];
    toggleReaction(message.channel, message.ts, name, users);
  };
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className={className}
        aria-label="Add reaction"
        title="Add reaction"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        ☺<sup>+</sup>
      </button>
      {open && (
        <Popover anchor={anchor} onClose={close} align="end" className="emoji-picker">
          <input
            ref={search}
            type="search"
            aria-label="Search emoji"
            placeholder="Search emoji"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && found[0]) pick(found[0]);
            }}
          />
          <div className="emoji-grid">
            {found.map((name) => (
              <button
                key={name}
                type="button"
                title={`:${name}:`}
                aria-label={`:${name}:`}
                onClick={() => pick(name)}
              >
                {emoji(name)}
              </button>
            ))}
          </div>
        </Popover>
      )}
    </>
  );
}
