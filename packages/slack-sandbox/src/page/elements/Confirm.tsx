import { useState } from 'react';
import { type Confirm, words } from '../kit.ts';
import { TextObject } from '../text/Mrkdwn.tsx';
import { Dialog } from '../ui/Dialog.tsx';

/** Asks before `then` happens, where the element wants it. */
export function useConfirm(confirm: Confirm | undefined) {
  const [waiting, setWaiting] = useState<(() => void) | null>(null);
  const ask = (then: () => void) => (confirm ? setWaiting(() => then) : then());
  const close = () => setWaiting(null);
  const dialog =
    confirm && waiting ? (
      <Dialog
        role="alertdialog"
        className="confirm"
        title={words(confirm.title) || 'Are you sure?'}
        onClose={close}
        footer={
          <footer className="dialog-foot">
            <button type="button" className="button" onClick={close}>
              {words(confirm.deny) || 'Cancel'}
            </button>
            <button
              type="button"
              data-autofocus="true"
              className={`button ${confirm.style === 'danger' ? 'danger filled' : 'primary'}`}
              onClick={() => {
                close();
                waiting();
              }}
            >
              {words(confirm.confirm) || 'Yes'}
            </button>
          </footer>
        }
      >
        <div className="dialog-body">
          <TextObject text={confirm.text} />
        </div>
      </Dialog>
    ) : null;
  return { ask, dialog };
}
