import { useSyncExternalStore } from 'react';
import { upload } from '../api.ts';
import { get, toast } from '../store/store.ts';

/** Files waiting in a composer, by place (a channel or a thread). */
export interface Waiting {
  id: string;
  name: string;
  size: number;
}

const waiting = new Map<string, Waiting[]>();
const listeners = new Set<() => void>();
const NONE: Waiting[] = [];

export const placeKey = (channel: string, thread?: string): string =>
  thread ? `${channel}:${thread}` : channel;

function put(key: string, files: Waiting[]): void {
  waiting.set(key, files);
  for (const listener of listeners) listener();
}

/** Stores the files at once; they are sent with the next message from that place. */
export async function addFiles(channel: string, thread: string | undefined, files: File[]): Promise<void> {
  const key = placeKey(channel, thread);
  for (const file of files) {
    try {
      const { id } = await upload(get().as, file);
      put(key, [...(waiting.get(key) ?? []), { id, name: file.name, size: file.size }]);
    } catch {
      toast(`${file.name} was not stored.`);
    }
  }
}

export function dropFile(key: string, id: string): void {
  put(
    key,
    (waiting.get(key) ?? []).filter((f) => f.id !== id),
  );
}

export function clearFiles(key: string): void {
  put(key, NONE);
}

export function useWaiting(key: string): Waiting[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting.get(key) ?? NONE,
  );
}
