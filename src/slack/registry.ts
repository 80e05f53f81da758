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

/** What an id leads to: the handler of just that id, or of its family, `plan.form` for `plan.form.roi`. */
export interface Found<Handler> {
  /** The id that is registered. */
  id: string;
  handler: Handler;
  /** Which of the family: the last segment; empty where just this id is registered. */
  member: string;
}
type Lookup<Handler> = (id: string) => Found<Handler> | undefined;

/** Everything the rooms answer to, by id. */
export interface Registry<House = Core> {
  commands: ReadonlyMap<string, Command<House>>;
  action: Lookup<ActionHandler<House>>;
  /** Whether a click is acknowledged only once it is done. */
  decides(body: unknown): boolean;
  views: ReadonlyMap<string, ViewHandler<House>>;
  closed: ReadonlyMap<string, ViewHandler<House>>;
  shortcuts: ReadonlyMap<string, ShortcutHandler<House>>;
  suggestion: Lookup<SuggestHandler<House>>;
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
  const deciding = new Map(rooms.flatMap((room) => room.slack?.decides ?? []).map((id) => [id, true]));
  return {
    commands: once(rooms, 'command', (room) => room.slack?.commands?.map((one) => [one.name, one] as const)),
    action: byFamily(once(rooms, 'action', (room) => entries(room.slack?.actions))),
    decides: (body) => clicked(body).some((id) => byFamily(deciding)(id) !== undefined),
    views: once(rooms, 'view', (room) => entries(room.slack?.views)),
    closed: once(rooms, 'closed view', (room) => entries(room.slack?.closed)),
    shortcuts: once(rooms, 'shortcut', (room) => entries(room.slack?.shortcuts)),
    suggestion: byFamily(once(rooms, 'suggestion', (room) => entries(room.slack?.suggestions))),
    events,
  };
}

/**
 * Ids that stand side by side are told apart by a last segment: a pager's `.next`, each step of a form. They share
 * the handler of the id without it.
 */
const byFamily =
  <Handler>(registered: ReadonlyMap<string, Handler>): Lookup<Handler> =>
  (id) => {
    const dot = id.lastIndexOf('.');
    const candidates = [
      { id, member: '' },
      { id: id.slice(0, Math.max(0, dot)), member: id.slice(dot + 1) },
    ];
    for (const candidate of candidates) {
      const handler = registered.get(candidate.id);
      if (handler !== undefined) return { ...candidate, handler };
    }
    return undefined;
  };

/** The ids of what was clicked, as far as a body of any shape tells. */
function clicked(body: unknown): string[] {
  const actions = (body as { actions?: unknown } | null)?.actions;
  if (!Array.isArray(actions)) return [];
  return actions.flatMap((action) => {
    const id = (action as { action_id?: unknown } | null)?.action_id;
    return typeof id === 'string' ? [id] : [];
  });
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
