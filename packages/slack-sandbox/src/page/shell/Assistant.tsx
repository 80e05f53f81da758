import type { Message } from '../contract.ts';
import { attempt, openThread } from '../store/actions.ts';
import { appName, useStore } from '../store/store.ts';

/** Begins a conversation in the app's assistant pane. */
export function NewChat() {
  const start = async () => {
    const result = await attempt({ kind: 'assistant' });
    if (result.ok && result.channel && result.ts) openThread(result.channel, result.ts);
  };
  return (
    <button type="button" className="button small" onClick={() => void start()}>
      New chat
    </button>
  );
}

/** In an assistant thread: what the app is doing, and what it suggests to ask. */
export function AssistantHints({ root, isNew }: { root: Message; isNew: boolean }) {
  const isMine = useStore((s) => s.state?.channels.find((c) => c.id === root.channel)?.isMember ?? false);
  const { assistant } = root;
  if (!assistant || !isMine) return null;
  return (
    <div className="assistant">
      {assistant.status && (
        <p role="status">
          {appName()} {assistant.status}
        </p>
      )}
      {isNew && assistant.prompts.length > 0 && (
        <div className="actions">
          {assistant.prompts.map((prompt) => (
            <button
              key={prompt.title}
              type="button"
              className="button small"
              onClick={() =>
                void attempt({ kind: 'post', channel: root.channel, threadTs: root.ts, text: prompt.message })
              }
            >
              {prompt.title}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
