import { useEffect, useRef } from 'react';
import type { Item, Offer } from './options.ts';

interface Props {
  id: string;
  offer: Offer;
  active: string | undefined;
  chosen: ReadonlySet<string>;
  many: boolean;
  onPick: (item: Item) => void;
}

/** The open list of a select. The focus stays in its input; `active` says where the arrows are. */
export function OptionList({ id, offer, active, chosen, many, onPick }: Props) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active)
      list.current?.querySelector(`[id="${id}-${CSS.escape(active)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [active, id]);
  if (offer.groups.length === 0) return <div className="menu-empty">{offer.note}</div>;
  return (
    <div ref={list} role="listbox" id={id} aria-multiselectable={many || undefined} tabIndex={-1}>
      {offer.groups.map((group, i) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of a listbox is no fieldset
        <div key={group.label ?? i} role="group" aria-label={group.label}>
          {group.label && <div className="option-group">{group.label}</div>}
          {group.items.map((item) => (
            <div
              key={item.id}
              id={`${id}-${item.id}`}
              role="option"
              aria-selected={chosen.has(item.id)}
              tabIndex={-1}
              className={item.id === active ? 'option active' : 'option'}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onPick(item)}
              onKeyDown={() => undefined}
            >
              <span className="option-text">
                {item.label}
                {item.hint && <small>{item.hint}</small>}
              </span>
              {chosen.has(item.id) && <span aria-hidden="true">✓</span>}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
