import { Blocks } from '../blocks/BlockView.tsx';
import { Composer } from '../composer/Composer.tsx';
import type { View } from '../contract.ts';
import { FormContext, useForm } from '../forms/useForm.ts';
import { MessageList } from '../messages/MessageList.tsx';
import { openChannel } from '../store/actions.ts';
import { useStore } from '../store/store.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { NewChat } from './Assistant.tsx';
import { DropZone } from './DropZone.tsx';
import { useOpenedHome } from './useOpenedHome.ts';

/** The app's own place: its Home, and the conversation with it. */
export function AppPane() {
  const channel = useStore((s) => s.channel);
  const tab = useStore((s) => s.tab);
  const app = useStore((s) => s.boot?.app);
  const home = useStore((s) => s.state?.home ?? null);
  useOpenedHome();
  if (!app) return null;
  return (
    <main className="pane" aria-label={app.name} data-testid="app-pane">
      <header className="pane-head app-head">
        <div className="pane-title">
          <Avatar user={app.botUserId} size={24} />
          <h1>{app.name}</h1>
          <span className="badge light">app</span>
          {app.hasAssistant && <NewChat />}
        </div>
        <div role="tablist" aria-label={app.name} className="tabs">
          {(['home', 'messages'] as const).map((name) => (
            <button
              key={name}
              type="button"
              role="tab"
              aria-selected={tab === name}
              onClick={() => openChannel(channel, name)}
            >
              {name === 'home' ? 'Home' : 'Messages'}
            </button>
          ))}
        </div>
      </header>
      {tab === 'home' ? (
        <div className="home" role="tabpanel" aria-label="Home" data-testid="home">
          {home ? (
            <Home key={home.id} view={home} />
          ) : (
            <p className="empty">{app.name} has not drawn its Home yet.</p>
          )}
        </div>
      ) : (
        <DropZone channel={channel}>
          <MessageList channel={channel} />
          <Composer key={channel} channel={channel} label={`Message ${app.name}`} />
        </DropZone>
      )}
    </main>
  );
}

function Home({ view }: { view: View }) {
  const form = useForm(view.blocks, { viewId: view.id }, view.hash);
  return (
    <FormContext.Provider value={form}>
      {form.trouble && (
        <div className="banner error" role="alert">
          ⚠ {form.trouble}
        </div>
      )}
      <Blocks blocks={view.blocks} />
    </FormContext.Provider>
  );
}
