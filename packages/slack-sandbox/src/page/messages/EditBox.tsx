import { useState } from 'react';
import { typed } from '../composer/references.ts';
import type { Message } from '../contract.ts';
import { attempt } from '../store/actions.ts';
import { get } from '../store/store.ts';

/** A message being changed by who wrote it: Enter saves, Esc leaves it. */
export function EditBox({ message, onDone }: { message: Message; onDone: () => void }) {
  const [text, setText] = useState(() =>
    typed(message.text, get().boot?.people ?? [], get().state?.channels ?? []),
  );
  const save = async () => {
    const result = await attempt({ kind: 'edit', channel: message.channel, ts: message.ts, text });
    if (result.ok) onDone();
  };
  return (
    <form
      className="edit-box"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <textarea
        aria-label="Edit message"
        // biome-ignore lint/a11y/noAutofocus: the person just asked to write here
        autoFocus
        value={text}
        rows={Math.max(2, text.split('\n').length)}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.preventDefault();
            onDone();
          } else if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault();
            void save();
          }
        }}
      />
      <div className="actions">
        <button type="button" className="button small" onClick={onDone}>
          Cancel
        </button>
        <button type="submit" className="button small primary">
          Save
        </button>
      </div>
    </form>
  );
}
