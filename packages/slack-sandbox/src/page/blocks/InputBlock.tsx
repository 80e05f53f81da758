import { useId } from 'react';
import { ElementView } from '../elements/ElementView.tsx';
import { useFormContext } from '../forms/useForm.ts';
import { type Block, words } from '../kit.ts';
import { withEmoji } from '../text/emoji.ts';

/** A label with its input; the error, when there is one, stands under it. */
export function InputBlock({ block, id }: { block: Block; id: string }) {
  const dom = useId();
  const form = useFormContext();
  const error = form.errors[id];
  const { element } = block;
  if (!element) return null;
  const hint = withEmoji(words(block.hint));
  const group = element.type === 'checkboxes' || element.type === 'radio_buttons';
  const label = (
    <>
      {withEmoji(words(block.label))}
      {block.optional && <span className="optional"> (optional)</span>}
    </>
  );
  const describedBy = [error && `${dom}-error`, hint && `${dom}-hint`].filter(Boolean).join(' ') || undefined;
  return (
    <div className={error ? 'field invalid' : 'field'} data-field={id}>
      {group ? (
        <div className="label" id={`${dom}-label`}>
          {label}
        </div>
      ) : (
        <label className="label" htmlFor={dom}>
          {label}
        </label>
      )}
      <ElementView
        el={element}
        blockId={id}
        dispatch={block.dispatch_action === true}
        id={dom}
        describedBy={describedBy}
        invalid={error !== undefined}
      />
      {error && (
        <p className="field-error" id={`${dom}-error`} role="alert">
          {error}
        </p>
      )}
      {hint && (
        <p className="hint" id={`${dom}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
