import { Avatar } from '../ui/Avatar.tsx';
import type { Suggestion } from './suggestions.ts';

interface Props {
  id: string;
  items: Suggestion[];
  active: number;
  onPick: (s: Suggestion) => void;
}

export function SuggestionList({ id, items, active, onPick }: Props) {
  return (
    <div role="listbox" id={id} className="suggestions" aria-label="Suggestions" tabIndex={-1}>
      {items.map((s, i) => (
        <div
          key={s.key}
          id={`${id}-${i}`}
          role="option"
          tabIndex={-1}
          aria-selected={i === active}
          className={i === active ? 'option active' : 'option'}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(s)}
          onKeyDown={() => undefined}
        >
          {s.user && <Avatar user={s.user} size={20} />}
          <strong>{s.label}</strong>
          <small>{s.hint}</small>
        </div>
      ))}
    </div>
  );
}
