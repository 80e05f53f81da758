import type { Message } from '../contract.ts';
import { toggleReaction } from '../store/actions.ts';
import { usePeople, useStore } from '../store/store.ts';
import { emoji } from '../text/emoji.ts';
import { EmojiPicker } from './EmojiPicker.tsx';

/** What people put under a message; a click adds or takes away one's own. */
export function Reactions({ message }: { message: Message }) {
  const me = useStore((s) => s.as);
  const people = usePeople();
  if (message.reactions.length === 0) return null;
  const names = (users: string[]) =>
    users.map((u) => (u === me ? 'you' : (people.find((p) => p.id === u)?.realName ?? u))).join(', ');
  return (
    <div className="reactions">
      {message.reactions.map(({ name, users }) => (
        <button
          key={name}
          type="button"
          className="reaction"
          aria-pressed={users.includes(me)}
          aria-label={`${name.replaceAll('_', ' ')}, ${users.length}: ${names(users)}`}
          title={`${names(users)} reacted with :${name}:`}
          data-reaction={name}
          onClick={() => toggleReaction(message.channel, message.ts, name, users)}
        >
          {emoji(name)} {users.length}
        </button>
      ))}
      <EmojiPicker message={message} className="reaction add" />
    </div>
  );
}
