import type { Act, ActResult, Boot, Message, SlackFile, State } from './contract.ts';

/** The app has three seconds, counted by the server; this is the page's own patience beyond that. */
const PATIENCE_MS = 6000;

async function read<T>(path: string): Promise<T> {
  const response = await fetch(path, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return (await response.json()) as T;
}

const query = (values: Record<string, string>) => new URLSearchParams(values).toString();

export const getBoot = () => read<Boot>('/sandbox/boot');

export const getState = (as: string) => read<State>(`/sandbox/state?${query({ as })}`);

export const getMessages = (as: string, channel: string) =>
  read<Message[]>(`/sandbox/messages?${query({ as, channel })}`);

export const getThread = (as: string, channel: string, thread: string) =>
  read<Message[]>(`/sandbox/messages?${query({ as, channel, thread })}`);

export const eventsUrl = (as: string) => `/sandbox/events?${query({ as })}`;

/** Does one thing as a person. Never throws: what went wrong is a result to show. */
export async function send(act: Act): Promise<ActResult> {
  try {
    const response = await fetch('/sandbox/act', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(act),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const body = (await response.json().catch(() => null)) as ActResult | null;
    return body ?? { ok: false, error: `The sandbox answered ${response.status}.` };
  } catch (cause) {
    const late = cause instanceof DOMException && cause.name === 'TimeoutError';
    return { ok: false, error: late ? 'timeout' : 'offline' };
  }
}

/** Stores a file's bytes; the id goes into a message or a file input. */
export async function upload(as: string, file: File): Promise<Partial<SlackFile> & { id: string }> {
  const response = await fetch(`/sandbox/upload?${query({ as, name: file.name })}`, {
    method: 'POST',
    headers: { 'content-type': file.type || 'application/octet-stream' },
    body: file,
  });
  if (!response.ok) throw new Error(`The file was not stored (${response.status}).`);
  return (await response.json()) as { id: string };
}

/** Whatever an image or file points at, as an address the page can load. */
export function fileUrl(file: { id?: string; url?: string } | undefined): string {
  return file?.url ?? (file?.id ? `/files/${file.id}` : '');
}
