import { usePerson } from '../store/store.ts';

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return ((words[0]?.[0] ?? '?') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toUpperCase();
}

/** Initials on the person's colour; the app has its own gate. */
export function Avatar({ user, size = 36 }: { user: string; size?: number }) {
  const person = usePerson(user);
  const style = { width: size, height: size, fontSize: size * 0.4, background: person?.color ?? '#777' };
  if (person?.isBot) {
    return (
      <span className="avatar" style={style} aria-hidden="true">
        <svg viewBox="0 0 16 16" width={size * 0.62} height={size * 0.62} role="presentation">
          <path
            d="M3.5 13V6.5a4.5 4.5 0 0 1 9 0V13M8 2v11M1.5 13h13"
            stroke="#fff"
            strokeWidth="1.5"
            fill="none"
          />
        </svg>
      </span>
    );
  }
  return (
    <span className="avatar" style={style} aria-hidden="true">
      {initials(person?.realName ?? '?')}
    </span>
  );
}
