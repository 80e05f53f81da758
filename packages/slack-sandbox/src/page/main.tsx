import { createRoot } from 'react-dom/client';
import { App } from './shell/App.tsx';
import { startStore } from './store/sync.ts';
import './styles/base.css';
import './styles/shell.css';
import './styles/messages.css';
import './styles/composer.css';
import './styles/blocks.css';
import './styles/elements.css';
import './styles/modal.css';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(<App />);
  void startStore();
}
