import { useRef, useState } from 'react';
import { upload } from '../api.ts';
import { useFormContext } from '../forms/useForm.ts';
import { get } from '../store/store.ts';
import { type ElementProps, tied } from './types.ts';

interface Held {
  id: string;
  name: string;
  size?: number;
}

/** Files are stored as soon as they are chosen; the form holds their ids. */
export function FileInput(props: ElementProps) {
  const { el, blockId, dispatch } = props;
  const form = useFormContext();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const files = (form.valueOf(blockId, el)?.files ?? []) as Held[];
  const most = el.max_files ?? 10;

  const add = async (chosen: File[]) => {
    if (chosen.length === 0) return;
    const strange = chosen.find(
      (f) => el.filetypes && !el.filetypes.includes(f.name.split('.').pop()?.toLowerCase() ?? ''),
    );
    if (strange) return setError(`${strange.name} is not one of: ${el.filetypes?.join(', ')}`);
    if (files.length + chosen.length > most)
      return setError(`At most ${most} ${most === 1 ? 'file' : 'files'}.`);
    setBusy(true);
    setError('');
    try {
      const stored = await Promise.all(
        chosen.map(async (f) => ({
          name: f.name,
          size: f.size,
          mimetype: f.type,
          ...(await upload(get().as, f)),
        })),
      );
      form.put(blockId, el, [...files, ...stored], dispatch);
    } catch (cause) {
      setError(cause instanceof Error ? cause.message : 'The file was not stored.');
    } finally {
      setBusy(false);
      if (input.current) input.current.value = '';
    }
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way beside the file button
    <div
      className="file-input"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        void add([...event.dataTransfer.files]);
      }}
    >
      {files.map((file) => (
        <div key={file.id} className="file-chip">
          📄 <span>{file.name}</span>
          <button
            type="button"
            className="icon-button"
            aria-label={`Remove ${file.name}`}
            onClick={() =>
              form.put(
                blockId,
                el,
                files.filter((f) => f.id !== file.id),
                dispatch,
              )
            }
          >
            ✕
          </button>
        </div>
      ))}
      <div className="file-drop">
        <input
          {...tied(props)}
          ref={input}
          type="file"
          multiple={most > 1}
          accept={el.filetypes?.map((t) => `.${t}`).join(',')}
          disabled={busy || files.length >= most}
          onChange={(event) => void add([...(event.target.files ?? [])])}
        />
        {busy ? (
          <span className="spinner" role="status" aria-label="Uploading" />
        ) : (
          <small>or drop it here</small>
        )}
      </div>
      {error && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
