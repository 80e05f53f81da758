import { useSyncExternalStore } from 'react';
import type { Boot, Channel, Message, Person, State } from '../contract.ts';

export interface Snapshot {
  boot: Boot | null;
  /** Whose eyes the page looks through. */
  as: string;
  /** The channel in the middle; Home is shown instead of the app's conversation when `tab` says so. */
  channel: string;
  tab: 'home' | 'messages';
  state: State | null;
  /** Top-level messages by channel, oldest first, ephemeral ones among them. */
  messages: Readonly<Record<string, Message[]>>;
  /** Threads by `channel:ts`, the root first. */
  threads: Readonly<Record<string, Message[]>>;
  openThread: { channel: string; ts: string } | null;
  connection: 'starting' | 'open' | 'lost';
  /** A line that comes up at the bottom and goes by itself. */
  toast: { id: number; text: string } | null;
  /** Text another part of the page asks the composer to hold. */
  draft: { id: number; text: string } | null;
}

let snapshot: Snapshot = {
  boot: null,
  as: '',
  channel: '',
  tab: 'messages',
  state: null,
  messages: {},
  threads: {},
  openThread: null,
  connection: 'starting',
  toast: null,
  draft: null,
};
const listeners = new Set<() => void>();

export const get = (): Snapshot => snapshot;

export function set(change: Partial<Snapshot>): void {
  snapshot = { ...snapshot, ...change };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Reads a part of the store; `select` returns something kept in it, never a new object. */
export function useStore<T>(select: (s: Snapshot) => T): T {
  return useSyncExternalStore(subscribe, () => select(snapshot));
}

const NO_PEOPLE: Person[] = [];
const NO_CHANNELS: Channel[] = [];

export const usePeople = (): Person[] => useStore((s) => s.boot?.people ?? NO_PEOPLE);
export const useChannels = (): Channel[] => useStore((s) => s.state?.channels ?? NO_CHANNELS);
export const useMe = (): Person | undefined => useStore((s) => s.boot?.people.find((p) => p.id === s.as));
export const usePerson = (id: string | undefined): Person | undefined =>
  useStore((s) => s.boot?.people.find((p) => p.id === id));
export const useChannel = (id: string): Channel | undefined =>
  useStore((s) => s.state?.channels.find((c) => c.id === id));

export const appName = (): string => snapshot.boot?.app.name ?? 'The app';

let counter = 0;

export function toast(text: string): void {
  counter += 1;
  const id = counter;
  set({ toast: { id, text } });
  setTimeout(() => {
    if (snapshot.toast?.id === id) set({ toast: null });
  }, 6000);
}

/** Puts text into the composer of the open channel. */
export function suggestDraft(text: string): void {
  counter += 1;
  set({ draft: { id: counter, text } });
}
