import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';

interface Props {
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
  children: ReactNode;
  align?: 'start' | 'end';
  /** As wide as the anchor, at least. */
  matchWidth?: boolean;
  className?: string;
}

/** A form's buttons stay in sight below its open list. */
function floorOf(anchor: HTMLElement | null): number {
  const foot = anchor?.closest('.dialog')?.querySelector('.dialog-foot');
  return foot ? foot.getBoundingClientRect().top : window.innerHeight;
}

/** A layer beside its anchor, above everything; closes on Esc and on a click elsewhere. */
export function Popover({ anchor, onClose, children, align = 'start', matchWidth, className }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [style, setStyle] = useState<React.CSSProperties>({ visibility: 'hidden' });

  useLayoutEffect(() => {
    const place = () => {
      const a = anchor.current?.getBoundingClientRect();
      const b = box.current;
      if (!a || !b) return;
      const height = b.scrollHeight;
      const floor = floorOf(anchor.current);
      const below = floor - a.bottom - 12;
      const up = below < Math.min(height, 320) && a.top > below;
      const room = Math.max(80, (up ? a.top : floor - a.bottom) - 16);
      const width = matchWidth ? a.width : b.offsetWidth;
      const left = align === 'end' ? a.right - width : a.left;
      setStyle({
        left: Math.max(8, Math.min(left, window.innerWidth - width - 8)),
        ...(up ? { bottom: window.innerHeight - a.top + 4 } : { top: a.bottom + 4 }),
        maxHeight: Math.min(room, 420),
        ...(matchWidth ? { width: a.width } : {}),
      });
    };
    place();
    const watch = new ResizeObserver(place);
    if (box.current) watch.observe(box.current);
    window.addEventListener('resize', place);
    window.addEventListener('scroll', place, true);
    return () => {
      watch.disconnect();
      window.removeEventListener('resize', place);
      window.removeEventListener('scroll', place, true);
    };
  }, [anchor, align, matchWidth]);

  useEffect(() => {
    const outside = (event: PointerEvent) => {
      const target = event.target as Node;
      if (!box.current?.contains(target) && !anchor.current?.contains(target)) onClose();
    };
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      event.preventDefault();
      onClose();
    };
    document.addEventListener('pointerdown', outside, true);
    document.addEventListener('keydown', onEscape, true);
    return () => {
      document.removeEventListener('pointerdown', outside, true);
      document.removeEventListener('keydown', onEscape, true);
    };
  }, [anchor, onClose]);

  return createPortal(
    <div ref={box} className={`popover ${className ?? ''}`} style={style}>
      {children}
    </div>,
    document.body,
  );
}
