import type { Message } from '../contract.ts';
import { attempt, openThread, toggleReaction } from '../store/actions.ts';
import { useStore } from '../store/store.ts';
import { emoji, QUICK } from '../text/emoji.ts';
import { Menu, type MenuItem } from '../ui/Menu.tsx';
import { EmojiPicker } from './EmojiPicker.tsx';

interface Props {
  message: Message;
  inThread: boolean;
  onEdit: () => void;
}

const NONE: { callbackId: string; name: string; type: 'global' | 'message' }[] = [];

/** The small bar that comes up over a message: reactions, reply, and the rest behind “…”. */
export function HoverActions({ message, inThread, onEdit }: Props) {
  const { channel, ts } = message;
  const isMine = useStore((s) => s.as === message.user);
  const shortcuts = useStore((s) => s.boot?.shortcuts ?? NONE);
  const app = useStore((s) => s.boot?.app.name);
  const items: MenuItem[] = shortcuts
    .filter((s) => s.type === 'message')
    .map((s) => ({
      key: s.callbackId,
      label: s.name,
      hint: app,
      onPick: () => void attempt({ kind: 'shortcut', callbackId: s.callbackId, channel, ts }),
    }));
  if (isMine) {
    items.push({ key: 'edit', label: 'Edit message', onPick: onEdit });
    items.push({
      key: 'delete',
      label: 'Delete message',
      danger: true,
      onPick: () => void attempt({ kind: 'delete', channel, ts }),
    });
  }
  return (
    <div className="hover-actions" role="toolbar" aria-label="Message actions">
      {QUICK.slice(0, 3).map((name) => (
        <button
          key={name}
          type="button"
          aria-label={`React with :${name}:`}
          title={`:${name}:`}
          onClick={() => {
            const users = message.reactions.find((r) => r.name === name)?.users ?? [];
            toggleReaction(channel, ts, name, users);
          }}
        >
          {emoji(name)}
        </button>
      ))}
      <EmojiPicker message={message} className="" />
      {!inThread && (
        <button
          type="button"
          aria-label="Reply in thread"
          title="Reply in thread"
          onClick={() => openThread(channel, message.threadTs ?? ts)}
        >
          💬
        </button>
      )}
      <Menu label="More actions" trigger="…" align="end" items={items} />
    </div>
  );
}
