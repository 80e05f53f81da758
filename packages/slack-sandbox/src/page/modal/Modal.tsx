import { useState } from 'react';
import { Blocks } from '../blocks/BlockView.tsx';
import type { View } from '../contract.ts';
import { FormContext, useForm } from '../forms/useForm.ts';
import { validate } from '../forms/validate.ts';
import { act, attempt, wording } from '../store/actions.ts';
import { withEmoji } from '../text/emoji.ts';
import { Dialog } from '../ui/Dialog.tsx';

const TROUBLE = 'We had some trouble connecting. Try again?';

interface Props {
  view: View;
  isTop: boolean;
  isStacked: boolean;
}

/** One modal: its blocks as a form, checked here first, then by the app. */
export function Modal({ view, isTop, isStacked }: Props) {
  const form = useForm(view.blocks, { viewId: view.id }, view.hash);
  const [sending, setSending] = useState(false);

  const submit = async () => {
    if (sending || view.submit_disabled) return;
    const errors = validate(view.blocks, form.values);
    form.setErrors(errors);
    form.setTrouble(null);
    if (Object.keys(errors).length > 0) return showFirstError();
    setSending(true);
    const result = await act({ kind: 'submit', viewId: view.id, values: form.values });
    setSending(false);
    if (result.ok) return;
    form.setErrors(result.errors ?? {});
    const known = new Set(view.blocks.map((b) => b.block_id));
    const elsewhere = Object.entries(result.errors ?? {}).filter(([id]) => !known.has(id));
    if (!result.errors)
      form.setTrouble(/^(timeout|offline)$/.test(result.error) ? TROUBLE : wording(result.error));
    else if (elsewhere.length > 0) form.setTrouble(elsewhere.map(([, text]) => text).join(' '));
    showFirstError();
  };
  const close = (clear: boolean) =>
    void attempt({ kind: 'close', viewId: view.id, ...(clear ? { clear } : {}) });

  return (
    <FormContext.Provider value={form}>
      <Dialog
        title={withEmoji(view.title?.text ?? '')}
        className="modal"
        hidden={!isTop}
        content={view.hash}
        onClose={() => close(false)}
        onX={() => close(isStacked)}
        back={isStacked ? () => close(false) : undefined}
        testId="modal"
      >
        <form
          className="dialog-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            event.stopPropagation();
            if (view.submit) void submit();
          }}
        >
          {form.trouble && (
            <div className="banner error" role="alert">
              ⚠ {form.trouble}
            </div>
          )}
          <div className="dialog-body">
            <Blocks blocks={view.blocks} />
          </div>
          <footer className="dialog-foot">
            <button type="button" className="button" onClick={() => close(false)}>
              {withEmoji(view.close?.text ?? (view.submit ? 'Cancel' : 'Close'))}
            </button>
            {view.submit && (
              <button
                type="submit"
                className="button primary"
                disabled={sending || view.submit_disabled}
                aria-busy={sending}
              >
                {sending && <span className="spinner" role="status" aria-label="Sending" />}
                {withEmoji(view.submit.text)}
              </button>
            )}
          </footer>
        </form>
      </Dialog>
    </FormContext.Provider>
  );
}

/** Brings the first field with an error into sight, once it is drawn. */
function showFirstError(): void {
  requestAnimationFrame(() => {
    const field = document.querySelector('.dim:not([hidden]) .field.invalid');
    field?.scrollIntoView({ block: 'nearest' });
    field?.querySelector<HTMLElement>('input, textarea')?.focus();
  });
}
