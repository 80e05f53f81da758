import { eventsUrl, getBoot, getMessages, getState, getThread, send } from '../api.ts';
import type { Message, PageEvent } from '../contract.ts';
import { isReply, isTopLevel, refresh, threadKey, upsert, without } from './merge.ts';
import { get, set } from './store.ts';
import { readUrl } from './url.ts';

/** Events as they came, so that an answer asked for before them does not undo them. */
const recent: { seq: number; event: PageEvent }[] = [];
let seq = 0;

function note(event: PageEvent): void {
  seq += 1;
  recent.push({ seq, event });
  if (recent.length > 300) recent.shift();
}

/** Does again what arrived while a request was under way. */
function replay(since: number): void {
  for (const each of recent) if (each.seq > since) apply(each.event);
}

/** Keeps the store in step with the server: first load, live events, reconnecting. */
let source: EventSource | null = null;
let retry: ReturnType<typeof setTimeout> | undefined;
let waitMs = 500;

export async function startStore(): Promise<void> {
  try {
    const boot = await getBoot();
    const wanted = readUrl();
    const person = boot.people.find((p) => p.id === wanted.as && !p.isBot);
    const first = person ?? boot.people.find((p) => !p.isBot && !p.deleted);
    set({ boot, as: first?.id ?? '', channel: wanted.channel, tab: wanted.tab });
    document.title = `${boot.workspace.name} · ${boot.app.name} sandbox`;
    connect();
  } catch {
    set({ connection: 'lost' });
    again(() => void startStore());
  }
}

function again(what: () => void): void {
  clearTimeout(retry);
  retry = setTimeout(what, waitMs);
  waitMs = Math.min(waitMs * 2, 5000);
}

/** Opens the stream of the person the page looks through; a closed one comes back by itself. */
export function connect(): void {
  source?.close();
  clearTimeout(retry);
  const mine = new EventSource(eventsUrl(get().as));
  source = mine;
  mine.onopen = () => {
    waitMs = 500;
    set({ connection: 'open' });
    void reload();
  };
  mine.onmessage = (event) => {
    if (source !== mine) return;
    const news = JSON.parse(event.data as string) as PageEvent;
    note(news);
    apply(news);
    follow(news);
  };
  mine.onerror = () => {
    if (source !== mine) return;
    mine.close();
    set({ connection: 'lost' });
    again(connect);
  };
}

async function reload(): Promise<void> {
  await loadState();
  const { channel, openThread } = get();
  if (channel) await loadChannel(channel);
  if (openThread) await loadThread(openThread.channel, openThread.ts);
}

export async function loadState(): Promise<void> {
  const { as } = get();
  const since = seq;
  const state = await getState(as).catch(() => null);
  if (!state || get().as !== as) return;
  set({ state });
  replay(since);
  markRead(get().channel);
  if (!state.channels.some((c) => c.id === get().channel)) {
    const first = state.channels.find((c) => c.isMember && c.kind !== 'im') ?? state.channels[0];
    if (first) {
      set({ channel: first.id });
      await loadChannel(first.id);
    }
  }
}

export async function loadChannel(channel: string): Promise<void> {
  const { as } = get();
  const since = seq;
  const fresh = await getMessages(as, channel).catch(() => null);
  if (!fresh || get().as !== as) return;
  set({ messages: { ...get().messages, [channel]: refresh(get().messages[channel], fresh) } });
  replay(since);
  markRead(channel);
}

export async function loadThread(channel: string, ts: string): Promise<void> {
  const { as } = get();
  const since = seq;
  const fresh = await getThread(as, channel, ts).catch(() => null);
  if (!fresh || get().as !== as) return;
  const key = threadKey(channel, ts);
  set({ threads: { ...get().threads, [key]: refresh(get().threads[key], fresh) } });
  const root = fresh.find((m) => m.ts === ts);
  const list = get().messages[channel];
  if (root && list?.some((m) => m.ts === ts && !m.ephemeral)) {
    set({ messages: { ...get().messages, [channel]: upsert(list, root) } });
  }
  replay(since);
}

const later = new Map<string, ReturnType<typeof setTimeout>>();

/** Several events close together cost one request. */
function soon(name: string, what: () => void): void {
  clearTimeout(later.get(name));
  later.set(name, setTimeout(what, 60));
}

/** `always` also where no unread message is known yet, because one just arrived. */
export function markRead(channel: string, always = false): void {
  const { as, state, tab } = get();
  if (!state || tab === 'home' || document.visibilityState === 'hidden') return;
  const open = state.channels.find((c) => c.id === channel);
  if (!open?.isMember || (open.unread === 0 && !always)) return;
  if (open.unread > 0) {
    set({ state: { ...state, channels: state.channels.map((c) => (c === open ? { ...c, unread: 0 } : c)) } });
  }
  soon(`read:${channel}`, () => void send({ kind: 'mark-read', as, channel }));
}

/** What an event changes in the store. */
function apply(event: PageEvent): void {
  const { state } = get();
  if (event.type === 'message') place(event.message);
  else if (event.type === 'message_deleted') forget(event.channel, event.ts);
  else if (event.type === 'views' && state) set({ state: { ...state, views: event.views } });
  else if (event.type === 'home' && state) set({ state: { ...state, home: event.view } });
}

/** What has to be asked for because of an event. */
function follow(event: PageEvent): void {
  if (event.type === 'state') {
    soon('state', () => void Promise.all([loadState(), loadPeople()]));
  } else if (event.type === 'message') {
    const { message } = event;
    const root = message.threadTs ?? message.ts;
    if (isReply(message) && !message.ephemeral) followThread(message.channel, root);
    if (message.channel === get().channel) markRead(message.channel, true);
    else soon('state', () => void loadState());
  } else if (event.type === 'message_deleted') {
    const open = get().openThread;
    if (open?.channel === event.channel && open.ts !== event.ts) followThread(open.channel, open.ts);
    else if (get().messages[event.channel])
      soon(`channel:${event.channel}`, () => void loadChannel(event.channel));
  }
}

const followThread = (channel: string, root: string) =>
  soon(`thread:${threadKey(channel, root)}`, () => void loadThread(channel, root));

function place(message: Message): void {
  const { messages, threads } = get();
  const list = messages[message.channel];
  if (list && isTopLevel(message)) {
    set({ messages: { ...messages, [message.channel]: upsert(list, message) } });
  }
  const key = threadKey(message.channel, message.threadTs ?? message.ts);
  const thread = threads[key];
  if (thread) set({ threads: { ...threads, [key]: upsert(thread, message) } });
}

function forget(channel: string, ts: string): void {
  const { messages, threads } = get();
  const list = messages[channel];
  if (list) set({ messages: { ...messages, [channel]: without(list, ts) } });
  const kept = Object.entries(threads).map(([key, thread]) => [
    key,
    key.startsWith(`${channel}:`) ? without(thread, ts) : thread,
  ]);
  set({ threads: Object.fromEntries(kept) });
}

/** Colleagues come, go and change their names. */
async function loadPeople(): Promise<void> {
  const boot = await getBoot().catch(() => null);
  if (boot && JSON.stringify(boot) !== JSON.stringify(get().boot)) set({ boot });
}

document.addEventListener('visibilitychange', () => {
  if (get().channel) markRead(get().channel);
});
