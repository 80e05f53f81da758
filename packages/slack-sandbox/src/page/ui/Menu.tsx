import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { Popover } from './Popover.tsx';

export interface MenuItem {
  key: string;
  label: ReactNode;
  hint?: ReactNode;
  danger?: boolean;
  checked?: boolean;
  onPick: () => void;
}

interface Props {
  label: string;
  className?: string;
  trigger: ReactNode;
  items: MenuItem[];
  align?: 'start' | 'end';
  disabled?: boolean;
}

/** A button that opens a list of things to do; arrows move, Enter picks, Esc closes. */
export function Menu({ label, className, trigger, items, align, disabled }: Props) {
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => setOpen(false), []);
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className={className}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        disabled={disabled}
        title={label}
        onClick={() => setOpen(!open)}
      >
        {trigger}
      </button>
      {open && (
        <Popover anchor={anchor} onClose={close} align={align}>
          <Items
            label={label}
            items={items}
            done={() => {
              close();
              anchor.current?.focus();
            }}
          />
        </Popover>
      )}
    </>
  );
}

function Items({ label, items, done }: { label: string; items: MenuItem[]; done: () => void }) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.querySelector<HTMLElement>('[role^=menuitem]')?.focus(), []);
  const move = (event: React.KeyboardEvent) => {
    if (event.key === 'Tab') return done();
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const all = [...(list.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];
    const at = all.indexOf(document.activeElement as HTMLElement);
    all[(at + step + all.length) % all.length]?.focus();
  };
  return (
    <div ref={list} role="menu" tabIndex={-1} aria-label={label} onKeyDown={move}>
      {items.map((item) => (
        <button
          key={item.key}
          type="button"
          role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
          {...(item.checked === undefined ? {} : { 'aria-checked': item.checked })}
          className={item.danger ? 'menu-item danger' : 'menu-item'}
          onClick={() => {
            done();
            item.onPick();
          }}
        >
          <span>{item.label}</span>
          {item.hint && <small>{item.hint}</small>}
        </button>
      ))}
      {items.length === 0 && <div className="menu-empty">Nothing here</div>}
    </div>
  );
}
