import { openApp, openChannel, openThread } from './actions.ts';
import { get } from './store.ts';

/** Addresses that lead to a place in this workspace are opened on this page; returns whether one was. */
export function follow(url: string): boolean {
  const home = /^slack:\/\/app\?.*\btab=(home|messages)/.exec(url);
  if (home) {
    void openApp(home[1] as 'home' | 'messages');
    return true;
  }
  const [, channel, seconds, micros] = /\/archives\/(\w+)(?:\/p(\d{10})(\d{6}))?/.exec(url) ?? [];
  if (!channel || !get().state?.channels.some((c) => c.id === channel)) return false;
  if (get().channel !== channel || get().tab === 'home') openChannel(channel);
  if (!seconds) return true;
  const root = /[?&]thread_ts=([\d.]+)/.exec(url)?.[1];
  if (root) openThread(channel, root);
  else showMessage(`${seconds}.${micros}`);
  return true;
}

/** Scrolls to a message and lets it glow, as soon as it is drawn. */
export function showMessage(ts: string, tries = 40): void {
  const row = document.querySelector(`[data-testid="message"][data-ts="${CSS.escape(ts)}"]`);
  if (!row && tries > 0) {
    setTimeout(() => showMessage(ts, tries - 1), 50);
    return;
  }
  row?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  row?.classList.add('flash');
  setTimeout(() => row?.classList.remove('flash'), 1600);
}

/** As a button with an address does it. */
export function openUrl(url: string): void {
  if (!follow(url) && /^https?:/i.test(url)) window.open(url, '_blank', 'noreferrer');
}
