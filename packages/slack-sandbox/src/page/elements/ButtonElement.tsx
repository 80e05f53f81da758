import { useFormContext } from '../forms/useForm.ts';
import { words } from '../kit.ts';
import { openUrl } from '../store/links.ts';
import { withEmoji } from '../text/emoji.ts';
import { useConfirm } from './Confirm.tsx';
import type { ElementProps } from './types.ts';

/** A button; one with an address opens it, and still tells the app. */
export function ButtonElement({ el, blockId }: ElementProps) {
  const form = useFormContext();
  const { ask, dialog } = useConfirm(el.confirm);
  const busy = form.pending.has(`${blockId}/${el.action_id}`);
  const text = withEmoji(words(el.text));
  const click = () => {
    if (busy) return;
    if (el.url) openUrl(el.url);
    void form.fire(blockId, el, { value: el.value, text: el.text });
  };
  return (
    <>
      <button
        type="button"
        className={`button ${el.style ?? ''}`}
        aria-label={el.accessibility_label}
        aria-busy={busy}
        data-action-id={el.action_id}
        onClick={() => ask(click)}
      >
        {busy && <span className="spinner" aria-hidden="true" />}
        <span>{text}</span>
        {el.url && <span aria-hidden="true"> ↗</span>}
      </button>
      {dialog}
    </>
  );
}

/** Thumbs up and down. */
export function FeedbackButtons({ el, blockId }: ElementProps) {
  const form = useFormContext();
  return (
    <span className="feedback">
      {[el.positive_button, el.negative_button].map(
        (b, i) =>
          b && (
            <button
              key={words(b.text)}
              type="button"
              className="icon-button"
              title={words(b.text)}
              onClick={() => void form.fire(blockId, el, { value: b.value, text: b.text })}
            >
              {i === 0 ? '👍' : '👎'} {withEmoji(words(b.text))}
            </button>
          ),
      )}
    </span>
  );
}
