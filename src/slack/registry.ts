import type { Core } from '../core.ts';
import type {
  ActionHandler,
  Answers,
  Command,
  EventHandler,
  ShortcutHandler,
  SuggestHandler,
  ViewHandler,
} from './handlers.ts';

/** Everything the rooms answer to, by exact id. */
export interface Registry<House = Core> {
  commands: ReadonlyMap<string, Command<House>>;
  actions: ReadonlyMap<string, ActionHandler<House>>;
  /** Whether a click is acknowledged only once it is done. */
  decides(body: unknown): boolean;
  views: ReadonlyMap<string, ViewHandler<House>>;
  closed: ReadonlyMap<string, ViewHandler<House>>;
  shortcuts: ReadonlyMap<string, ShortcutHandler<House>>;
  suggestions: ReadonlyMap<string, SuggestHandler<House>>;
  /** event type → the rooms that listen. Several may: each is told by itself. */
  events: ReadonlyMap<string, ReadonlyMap<string, EventHandler<House>>>;
}

/** A room, as far as it speaks in Slack. */
export interface Answering<House> {
  name: string;
  slack?: Answers<House>;
}

/** @throws Error where two rooms claim one id: which of them answered would be chance */
export function gather<House>(rooms: readonly Answering<House>[]): Registry<House> {
  const events = new Map<string, Map<string, EventHandler<House>>>();
  for (const room of rooms) {
    for (const [type, handler] of Object.entries(room.slack?.events ?? {})) {
      const listeners = events.get(type) ?? new Map<string, EventHandler<House>>();
      listeners.set(room.name, handler);
      events.set(type, listeners);
    }
  }
  const deciding = new Set<unknown>(rooms.flatMap((room) => room.slack?.decides ?? []));
  return {
    commands: once(rooms, 'command', (room) => room.slack?.commands?.map((one) => [one.name, one] as const)),
    actions: once(rooms, 'action', (room) => entries(room.slack?.actions)),
    decides: (body) => clicked(body).some((id) => deciding.has(id)),
    views: once(rooms, 'view', (room) => entries(room.slack?.views)),
    closed: once(rooms, 'closed view', (room) => entries(room.slack?.closed)),
    shortcuts: once(rooms, 'shortcut', (room) => entries(room.slack?.shortcuts)),
    suggestions: once(rooms, 'suggestion', (room) => entries(room.slack?.suggestions)),
    events,
  };
}

/** The ids of what was clicked, as far as a body of any shape tells. */
function clicked(body: unknown): unknown[] {
  const actions = (body as { actions?: unknown } | null)?.actions;
  return Array.isArray(actions)
    ? actions.map((one) => (one as { action_id?: unknown } | null)?.action_id)
    : [];
}

const entries = <T>(record: Readonly<Record<string, T>> | undefined) => Object.entries(record ?? {});

function once<House, T>(
  rooms: readonly Answering<House>[],
  kind: string,
  of: (room: Answering<House>) => readonly (readonly [string, T])[] | undefined,
): Map<string, T> {
  const found = new Map<string, T>();
  const owners = new Map<string, string>();
  for (const room of rooms) {
    for (const [id, handler] of of(room) ?? []) {
      const owner = owners.get(id);
      if (owner !== undefined) {
        throw new Error(`The ${kind} “${id}” is registered twice: by the rooms ${owner} and ${room.name}.`);
      }
      owners.set(id, room.name);
      found.set(id, handler);
    }
  }
  return found;
}
