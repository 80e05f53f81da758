import { get } from './store.ts';

/** Who and where, kept in the address so that two tabs can be two people. */
export function readUrl(): { as: string; channel: string; tab: 'home' | 'messages' } {
  const params = new URLSearchParams(location.search);
  return {
    as: params.get('as') ?? '',
    channel: params.get('channel') ?? '',
    tab: params.get('tab') === 'home' ? 'home' : 'messages',
  };
}

export function urlFor(as: string, channel: string, tab: 'home' | 'messages' = 'messages'): string {
  const params = new URLSearchParams({ as });
  if (channel) params.set('channel', channel);
  if (tab === 'home') params.set('tab', 'home');
  return `?${params}`;
}

export function writeUrl(): void {
  const { as, channel, tab } = get();
  const next = urlFor(as, channel, tab);
  if (next !== location.search) history.pushState(null, '', next);
}
