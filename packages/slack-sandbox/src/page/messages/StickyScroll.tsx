import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';

interface Props {
  className: string;
  label: string;
  /** Changes when there is something new at the end. */
  last: string | undefined;
  /** The newest one is the person's own: the list goes to its end wherever it stood. */
  isOwn?: boolean;
  children: ReactNode;
}

/** A scrolling list that stays at its end while one is at its end. */
export function StickyScroll({ className, label, last, isOwn = false, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const sizes = useRef('');
  const toEnd = () => {
    if (box.current && atEnd.current) box.current.scrollTop = box.current.scrollHeight;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new last message is the reason to scroll
  useLayoutEffect(() => {
    if (isOwn) atEnd.current = true;
    toEnd();
  }, [last]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: watches the box of this component only
  useEffect(() => {
    const watch = new ResizeObserver(toEnd);
    if (inner.current) watch.observe(inner.current);
    if (box.current) watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  return (
    <div
      ref={box}
      className={className}
      role="log"
      aria-label={label}
      onScroll={(event) => {
        const { scrollHeight, scrollTop, clientHeight } = event.currentTarget;
        // A list that grew or shrank scrolls by itself; only a person's own scrolling counts.
        const now = `${scrollHeight}/${clientHeight}`;
        const isResized = sizes.current !== now;
        sizes.current = now;
        if (!isResized) atEnd.current = scrollHeight - scrollTop - clientHeight < 40;
      }}
    >
      <div ref={inner} className="scroll-inner">
        {children}
      </div>
    </div>
  );
}
