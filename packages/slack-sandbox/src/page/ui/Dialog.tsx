import { type ReactNode, useEffect, useId, useRef } from 'react';
import { createPortal } from 'react-dom';

interface Props {
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
  /** The ✕, where it does more than Esc. */
  onX?: () => void;
  back?: () => void;
  role?: 'dialog' | 'alertdialog';
  className?: string;
  hidden?: boolean;
  /** Changes when the content was exchanged: a focus that stands nowhere then goes to the first field. */
  content?: string;
  testId?: string;
}

const FOCUSABLE =
  'button:not(:disabled):not([tabindex="-1"]), a[href], input:not(:disabled), textarea:not(:disabled), select, [tabindex="0"]';

/** Keeps Tab inside the box. */
function trap(event: React.KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Tab') return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (e) => e.offsetParent !== null,
  );
  const first = all[0];
  const last = all.at(-1);
  const at = document.activeElement;
  if (event.shiftKey && (at === first || at === event.currentTarget)) {
    event.preventDefault();
    last?.focus();
  } else if (!event.shiftKey && at === last) {
    event.preventDefault();
    first?.focus();
  }
}

function focusFirst(box: HTMLElement | null): void {
  const wanted =
    box?.querySelector<HTMLElement>('[data-autofocus="true"]') ??
    box?.querySelector<HTMLElement>(
      '.dialog-body input:not([type=hidden]):not([role=combobox]), .dialog-body textarea',
    );
  (wanted ?? box)?.focus();
}

/** A box in the middle of the dimmed page: focus goes in, stays in, and returns. */
export function Dialog(props: Props) {
  const box = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const { hidden = false } = props;

  useEffect(() => {
    if (hidden) return;
    const before = document.activeElement as HTMLElement | null;
    focusFirst(box.current);
    return () => {
      if (before?.isConnected) before.focus();
    };
  }, [hidden]);

  const { onClose, content } = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the exchanged content is the reason
  useEffect(() => {
    const at = document.activeElement;
    if (!hidden && (at === document.body || at === box.current)) focusFirst(box.current);
  }, [content, hidden]);
  useEffect(() => {
    if (hidden) return;
    const lost = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && document.activeElement === document.body) onClose();
    };
    document.addEventListener('keydown', lost);
    return () => document.removeEventListener('keydown', lost);
  }, [hidden, onClose]);

  return createPortal(
    <div className="dim" hidden={hidden}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a dialog, one of two kinds */}
      <div
        ref={box}
        {...{ role: props.role ?? 'dialog', 'aria-modal': true, 'aria-labelledby': titleId }}
        tabIndex={-1}
        className={`dialog ${props.className ?? ''}`}
        data-testid={props.testId}
        onKeyDown={(event) => {
          trap(event);
          if (event.key !== 'Escape' || event.defaultPrevented) return;
          event.stopPropagation();
          props.onClose();
        }}
      >
        <header className="dialog-head">
          {props.back && (
            <button type="button" className="icon-button" aria-label="Back" onClick={props.back}>
              ‹
            </button>
          )}
          <h2 id={titleId}>{props.title}</h2>
          <button
            type="button"
            className="icon-button"
            aria-label="Close dialog"
            onClick={props.onX ?? props.onClose}
          >
            ✕
          </button>
        </header>
        {props.children}
        {props.footer}
      </div>
    </div>,
    document.body,
  );
}
