import { useEffect, useState } from 'react';
import { DetailsPane } from '../messages/Unfurl.tsx';
import { ModalStack } from '../modal/ModalStack.tsx';
import { useStore } from '../store/store.ts';
import { AppPane } from './AppPane.tsx';
import { ChannelPane } from './ChannelPane.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { Sidebar } from './Sidebar.tsx';
import { ThreadPane } from './ThreadPane.tsx';

/** The whole page. */
export function App() {
  const connection = useStore((s) => s.connection);
  const workspace = useStore((s) => s.boot?.workspace.name ?? 'Workspace');
  const isReady = useStore((s) => s.state !== null);
  const isApp = useStore((s) => {
    const channel = s.state?.channels.find((c) => c.id === s.channel);
    return channel?.withUser !== undefined && channel.withUser === s.boot?.app.botUserId;
  });
  const hasThread = useStore((s) => s.openThread !== null);
  const toast = useStore((s) => s.toast);
  const [hasSidebar, setSidebar] = useState(false);
  const channel = useStore((s) => s.channel);
  // On a phone it covers the conversation that was chosen in it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the choice is the reason
  useEffect(() => setSidebar(false), [channel]);
  const classes = ['app', hasThread && 'with-thread', hasSidebar && 'with-sidebar'].filter(Boolean).join(' ');
  return (
    <div className={classes} data-ready={isReady}>
      <header className="topbar">
        <button
          type="button"
          className="sidebar-toggle"
          aria-label="Channels and people"
          aria-expanded={hasSidebar}
          onClick={() => setSidebar(!hasSidebar)}
        >
          ☰
        </button>
        <strong className="workspace">{workspace}</strong>
        <span className="local">local sandbox</span>
        <PersonMenu />
      </header>
      {connection === 'lost' && (
        <div className="banner lost" role="status">
          The sandbox cannot be reached. Reconnecting…
        </div>
      )}
      <div className="columns">
        <Sidebar />
        {!isReady ? (
          <main className="pane loading">Loading the workspace…</main>
        ) : isApp ? (
          <AppPane />
        ) : (
          <ChannelPane />
        )}
        {isReady && <ThreadPane />}
      </div>
      <ModalStack />
      <DetailsPane />
      <div className="toasts" role="status" aria-live="polite">
        {toast && <div className="toast">{toast.text}</div>}
      </div>
    </div>
  );
}
