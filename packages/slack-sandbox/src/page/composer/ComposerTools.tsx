import { useRef } from 'react';
import { attempt } from '../store/actions.ts';
import { useStore } from '../store/store.ts';
import { Menu } from '../ui/Menu.tsx';
import { addFiles, dropFile, placeKey, type Waiting } from './attachments.ts';

interface Props {
  channel: string;
  thread?: string;
  files: Waiting[];
  canSend: boolean;
  usage?: string;
  onSend: () => void;
  onCommand: () => void;
}

const NONE: { callbackId: string; name: string; type: 'global' | 'message' }[] = [];

/** The row under the text: files, shortcuts, commands, send. */
export function ComposerTools(props: Props) {
  const { channel, thread, files } = props;
  const input = useRef<HTMLInputElement>(null);
  const shortcuts = useStore((s) => s.boot?.shortcuts ?? NONE);
  const app = useStore((s) => s.boot?.app.name);
  return (
    <>
      {files.length > 0 && (
        <div className="waiting">
          {files.map((f) => (
            <span key={f.id} className="file-chip">
              📄 {f.name}
              <button
                type="button"
                className="icon-button"
                aria-label={`Remove ${f.name}`}
                onClick={() => dropFile(placeKey(channel, thread), f.id)}
              >
                ✕
              </button>
            </span>
          ))}
        </div>
      )}
      <div className="composer-tools">
        <button
          type="button"
          className="icon-button"
          aria-label="Attach a file"
          title="Attach a file"
          onClick={() => input.current?.click()}
        >
          📎
        </button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          data-testid={thread ? 'reply-files' : 'composer-files'}
          onChange={async (event) => {
            await addFiles(channel, thread, [...(event.target.files ?? [])]);
            if (input.current) input.current.value = '';
          }}
        />
        {!thread && (
          <>
            <Menu
              label="Shortcuts"
              className="icon-button"
              trigger="⚡"
              items={shortcuts
                .filter((s) => s.type === 'global')
                .map((s) => ({
                  key: s.callbackId,
                  label: s.name,
                  hint: app,
                  onPick: () => void attempt({ kind: 'shortcut', callbackId: s.callbackId }),
                }))}
            />
            <button
              type="button"
              className="icon-button"
              aria-label="Commands"
              title="Commands"
              onClick={props.onCommand}
            >
              /
            </button>
          </>
        )}
        {props.usage && <small className="usage">{props.usage}</small>}
        <button
          type="button"
          className="send"
          aria-label="Send"
          title="Send"
          disabled={!props.canSend}
          onClick={props.onSend}
        >
          ➤
        </button>
      </div>
    </>
  );
}
