import { useState } from 'react';
import { act, attempt, openChannel, wording } from '../store/actions.ts';
import { useChannels } from '../store/store.ts';
import { loadState } from '../store/sync.ts';
import { Dialog } from '../ui/Dialog.tsx';

export function CreateChannel({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('');
  const [isPrivate, setPrivate] = useState(false);
  const [error, setError] = useState('');
  const create = async () => {
    const clean = name.trim().replace(/^#/, '');
    if (!/^[\p{Ll}\p{N}_-]{1,80}$/u.test(clean)) {
      return setError('Lower case letters, numbers, hyphens and underscores, at most 80.');
    }
    const result = await act({ kind: 'create-channel', name: clean, isPrivate });
    if (!result.ok) return setError(wording(result.error));
    await loadState();
    onClose();
    if (result.channel) openChannel(result.channel);
  };
  return (
    <Dialog title="Create a channel" onClose={onClose} className="small">
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <div className="dialog-body">
          <div className={error ? 'field invalid' : 'field'}>
            <label className="label" htmlFor="new-channel">
              Name
            </label>
            <input
              id="new-channel"
              type="text"
              autoComplete="off"
              placeholder="ai-ticket-triage"
              value={name}
              onChange={(event) => setName(event.target.value.toLowerCase().replaceAll(' ', '-'))}
            />
            {error && (
              <p className="field-error" role="alert">
                {error}
              </p>
            )}
          </div>
          <label className="choice">
            <input
              type="checkbox"
              checked={isPrivate}
              onChange={(event) => setPrivate(event.target.checked)}
            />
            <span>Private: only people who are invited see it</span>
          </label>
        </div>
        <footer className="dialog-foot">
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="button primary">
            Create
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

export function BrowseChannels({ onClose }: { onClose: () => void }) {
  const channels = useChannels().filter((c) => c.kind === 'public');
  const join = async (channel: string) => {
    await attempt({ kind: 'join', channel });
    await loadState();
    onClose();
    openChannel(channel);
  };
  return (
    <Dialog title="Browse channels" onClose={onClose}>
      <div className="dialog-body">
        <ul className="browse">
          {channels.map((c) => (
            <li key={c.id}>
              <button
                type="button"
                className="browse-name"
                onClick={() => {
                  onClose();
                  openChannel(c.id);
                }}
              >
                <strong># {c.name}</strong>
                <small>
                  {c.members.length} members{c.isArchived && ' · archived'}
                  {c.topic && ` · ${c.topic}`}
                </small>
              </button>
              {c.isMember ? (
                <small>joined</small>
              ) : (
                !c.isArchived && (
                  <button type="button" className="button small" onClick={() => void join(c.id)}>
                    Join<span className="visually-hidden"> #{c.name}</span>
                  </button>
                )
              )}
            </li>
          ))}
        </ul>
        {channels.length === 0 && <p>There are no public channels yet.</p>}
      </div>
    </Dialog>
  );
}
