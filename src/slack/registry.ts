import type { Command, Room } from '../room.ts';
import type {
  ActionHandler,
  EventHandler,
  ShortcutHandler,
  SuggestHandler,
  ViewHandler,
} from './handlers.ts';

/** Everything the rooms answer to, by exact id. */
export interface Registry {
  commands: ReadonlyMap<string, Command>;
  actions: ReadonlyMap<string, ActionHandler>;
  /** Whether a click is acknowledged only once it is done. */
  decides(body: unknown): boolean;
  views: ReadonlyMap<string, ViewHandler>;
  closed: ReadonlyMap<string, ViewHandler>;
  shortcuts: ReadonlyMap<string, ShortcutHandler>;
  suggestions: ReadonlyMap<string, SuggestHandler>;
  /** event type → the rooms that listen. Several may: each is told by itself. */
  events: ReadonlyMap<string, ReadonlyMap<string, EventHandler>>;
}

/** @throws Error where two rooms claim one id: which of them answered would be chance */
export function gather(rooms: readonly Room[]): Registry {
  const events = new Map<string, Map<string, EventHandler>>();
  for (const room of rooms) {
    for (const [type, handler] of Object.entries(room.slack?.events ?? {})) {
      const listeners = events.get(type) ?? new Map<string, EventHandler>();
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

function once<T>(
  rooms: readonly Room[],
  kind: string,
  of: (room: Room) => readonly (readonly [string, T])[] | undefined,
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
