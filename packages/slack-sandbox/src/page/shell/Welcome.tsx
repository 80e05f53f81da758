import { useState } from 'react';
import { openApp } from '../store/actions.ts';
import { suggestDraft, useStore } from '../store/store.ts';

const KEY = 'phasegate.sandbox.welcomed';

function wasSeen(): boolean {
  try {
    return localStorage.getItem(KEY) === 'yes';
  } catch {
    return false;
  }
}

/** What a newcomer reads first. */
export function Welcome() {
  const [seen, setSeen] = useState(wasSeen);
  const app = useStore((s) => s.boot?.app.name ?? 'the app');
  const first = useStore((s) => s.boot?.commands[0]?.command ?? '/playbook');
  if (seen) return null;
  const dismiss = () => {
    setSeen(true);
    try {
      localStorage.setItem(KEY, 'yes');
    } catch {
      // A browser that keeps nothing shows the card again.
    }
  };
  return (
    <aside className="welcome" aria-label="Welcome">
      <button type="button" className="icon-button" aria-label="Dismiss" onClick={dismiss}>
        ✕
      </button>
      <p>
        <strong>This is a local workspace to try {app}.</strong> Nothing leaves this machine. You can be any
        of the people here: switch at the top right, or open a second tab.
      </p>
      <div className="actions">
        <button type="button" className="button primary" onClick={() => suggestDraft(`${first} start`)}>
          Try {first} start
        </button>
        <button type="button" className="button" onClick={() => void openApp('home')}>
          Open {app}’s Home
        </button>
        <button
          type="button"
          className="button"
          onClick={() => document.querySelector<HTMLElement>('.person-button')?.click()}
        >
          Be somebody else
        </button>
      </div>
    </aside>
  );
}
