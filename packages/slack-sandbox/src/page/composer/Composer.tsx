import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useChannels, useStore } from '../store/store.ts';
import { addFiles, clearFiles, placeKey, useWaiting } from './attachments.ts';
import { ComposerTools } from './ComposerTools.tsx';
import { readDraft, writeDraft } from './drafts.ts';
import { SuggestionList } from './SuggestionList.tsx';
import { dispatch } from './sending.ts';
import { complete, type Suggestion, suggest } from './suggestions.ts';

interface Props {
  channel: string;
  thread?: string;
  label: string;
}

/** Where one writes: Enter sends, Shift+Enter makes a line, `/`, `@` and `#` suggest. */
export function Composer({ channel, thread, label }: Props) {
  const place = placeKey(channel, thread);
  const [text, setText] = useState(() => readDraft(place));
  const [caret, setCaret] = useState(0);
  const [at, setAt] = useState(0);
  const [quiet, setQuiet] = useState(false);
  const [error, setError] = useState('');
  const [sending, setSending] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const files = useWaiting(place);
  const boot = useStore((s) => s.boot);
  const channels = useChannels();
  const wanted = useStore((s) => s.draft);
  const found = quiet ? [] : suggest(text, caret, boot, channels);
  const usage = boot?.commands.find((c) => text.startsWith(`${c.command} `))?.usageHint;

  const change = (next: string, position: number) => {
    setText(next);
    writeDraft(place, next);
    setCaret(position);
    setAt(0);
    setQuiet(false);
    setError('');
  };
  const takenDraft = useRef(wanted?.id);
  useEffect(() => {
    if (!wanted || thread || takenDraft.current === wanted.id) return;
    takenDraft.current = wanted.id;
    setText(wanted.text);
    setCaret(wanted.text.length);
    area.current?.focus();
  }, [wanted, thread]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useLayoutEffect(() => {
    const box = area.current;
    if (!box) return;
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight, 240)}px`;
  }, [text]);
  useEffect(() => area.current?.focus(), []);

  const send = async () => {
    if (sending || (text.trim() === '' && files.length === 0)) return;
    setSending(true);
    const before = text;
    change('', 0);
    const problem = await dispatch({ channel, thread, text: before, files: files.map((f) => f.id) });
    setSending(false);
    if (problem) {
      setError(problem);
      if (area.current?.value === '') change(before, before.length);
      setError(problem);
      setQuiet(true);
    } else clearFiles(place);
  };
  const take = (s: Suggestion) => {
    const next = complete(text, caret, s.insert);
    change(next.text, next.caret);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(next.caret, next.caret);
    });
  };
  const keyInList = (event: React.KeyboardEvent): boolean => {
    const chosen = found[at];
    if (!chosen) return false;
    if (event.key === 'ArrowDown') setAt((at + 1) % found.length);
    else if (event.key === 'ArrowUp') setAt((at - 1 + found.length) % found.length);
    else if (event.key === 'Escape') setQuiet(true);
    else if (event.key === 'Tab' || (event.key === 'Enter' && !isWhole(text.slice(0, caret), chosen)))
      take(chosen);
    else return false;
    return true;
  };
  const key = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (keyInList(event)) event.preventDefault();
    else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void send();
    }
  };

  return (
    <div className="composer" data-testid={thread ? 'reply-composer' : 'composer'}>
      {found.length > 0 && <SuggestionList id={`${place}-suggest`} items={found} active={at} onPick={take} />}
      {error && (
        <div className="composer-error" role="alert">
          ⚠ {error}
        </div>
      )}
      <div className="composer-box">
        <textarea
          ref={area}
          rows={1}
          aria-label={label}
          placeholder={label}
          value={text}
          aria-autocomplete="list"
          aria-controls={`${place}-suggest`}
          aria-activedescendant={found[at] ? `${place}-suggest-${at}` : undefined}
          onChange={(event) => change(event.target.value, event.target.selectionStart)}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
          onKeyDown={key}
          onPaste={(event) => {
            const pasted = [...event.clipboardData.files];
            if (pasted.length > 0) void addFiles(channel, thread, pasted);
          }}
        />
        <ComposerTools
          channel={channel}
          thread={thread}
          files={files}
          canSend={!sending && (text.trim() !== '' || files.length > 0)}
          usage={usage}
          onSend={() => void send()}
          onCommand={() => {
            change('/', 1);
            area.current?.focus();
          }}
        />
      </div>
    </div>
  );
}

/** A command or name already written out is sent by Enter, not completed. */
function isWhole(before: string, chosen: Suggestion): boolean {
  const word = before.toLowerCase();
  return (
    word.endsWith(chosen.insert.trim().toLowerCase()) ||
    (chosen.handle ? word.endsWith(`@${chosen.handle}`) : false)
  );
}
