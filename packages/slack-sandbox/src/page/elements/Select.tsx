import { useCallback, useRef, useState } from 'react';
import { useFormContext } from '../forms/useForm.ts';
import { valueKey } from '../forms/values.ts';
import { type Option, words } from '../kit.ts';
import { Popover } from '../ui/Popover.tsx';
import { useConfirm } from './Confirm.tsx';
import { OptionList } from './OptionList.tsx';
import { type Item, useOffer } from './options.ts';
import { type ElementProps, tied } from './types.ts';

const idOf = (raw: unknown) =>
  typeof raw === 'string' ? raw : ((raw as Option).value ?? words((raw as Option).text));

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/** Every select, searchable; the multi_ variants hold chips and tell the app when the list closes. */
export function Select(props: ElementProps) {
  const { el, blockId, dispatch, id } = props;
  const form = useFormContext();
  const { ask, dialog } = useConfirm(el.confirm);
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const changed = useRef(false);
  const offer = useOffer(el, blockId, query, open);
  const many = el.type.startsWith('multi_');
  const held = form.valueOf(blockId, el)?.[valueKey(el.type)];
  const chosen = (many ? (held ?? []) : held ? [held] : []) as unknown[];
  const items = offer.groups.flatMap((g) => g.items);
  const active = open ? items[Math.min(at, items.length - 1)] : undefined;
  const full = many && el.max_selected_items !== undefined && chosen.length >= el.max_selected_items;

  const show = () => {
    if (open) return;
    setOpen(true);
    setQuery('');
    setAt(Math.max(0, many ? 0 : items.findIndex((i) => chosen[0] && i.id === idOf(chosen[0]))));
  };
  const close = () => {
    setOpen(false);
    setQuery('');
    if (many && dispatch && changed.current)
      form.put(blockId, el, form.valueOf(blockId, el)?.[valueKey(el.type)], true);
    changed.current = false;
  };
  const closing = useRef(close);
  closing.current = close;
  const closeStable = useCallback(() => closing.current(), []);

  const putMany = (next: unknown[]) => {
    if (open || !dispatch) {
      changed.current = true;
      form.put(blockId, el, next, false);
    } else form.put(blockId, el, next, true);
  };
  const pick = (item: Item) => {
    input.current?.focus();
    if (!many) {
      close();
      ask(() => form.put(blockId, el, item.raw, dispatch));
      return;
    }
    setQuery('');
    const has = chosen.some((c) => idOf(c) === item.id);
    if (has) putMany(chosen.filter((c) => idOf(c) !== item.id));
    else if (!full) putMany([...chosen, item.raw]);
  };
  const takeOne = () => {
    if (many) putMany(chosen.slice(0, -1));
    else if (!dispatch) form.put(blockId, el, null, false);
  };
  const key = (event: React.KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (!open) show();
      else setAt((at + step + items.length) % Math.max(1, items.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (active) pick(active);
      else show();
    } else if (event.key === 'Tab') close();
    else if (event.key === 'Backspace' && query === '' && chosen.length > 0) takeOne();
  };
  const single = many || chosen.length === 0 ? '' : offer.name(chosen[0]);

  return (
    <>
      <div
        ref={box}
        className={`select ${many ? 'many' : ''} ${props.invalid ? 'invalid' : ''}`}
        onPointerDown={(event) => {
          if (event.target === input.current || (event.target as HTMLElement).closest('button')) return;
          event.preventDefault();
          input.current?.focus();
          show();
        }}
      >
        {many &&
          chosen.map((raw) => (
            <span key={idOf(raw)} className="chip">
              {offer.name(raw)}
              <button
                type="button"
                tabIndex={-1}
                aria-label={`Remove ${offer.name(raw)}`}
                onClick={() => putMany(chosen.filter((c) => idOf(c) !== idOf(raw)))}
              >
                ✕
              </button>
            </span>
          ))}
        <input
          {...tied(props)}
          ref={input}
          role="combobox"
          type="text"
          autoComplete="off"
          spellCheck={false}
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active ? `${id}-list-${active.id}` : undefined}
          value={open ? query : single}
          placeholder={
            open && single ? single : chosen.length > 0 ? '' : words(el.placeholder) || 'Select an option'
          }
          onClick={show}
          onChange={(event) => {
            show();
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={key}
        />
        <span className="caret" aria-hidden="true">
          ⌄
        </span>
      </div>
      {open && (
        <Popover anchor={box} onClose={closeStable} matchWidth className="list">
          <OptionList
            id={`${id}-list`}
            offer={offer}
            active={active?.id}
            chosen={new Set(chosen.map(idOf))}
            many={many}
            onPick={pick}
          />
          {full && <div className="menu-empty">At most {el.max_selected_items} can be chosen</div>}
        </Popover>
      )}
      {dialog}
    </>
  );
}
