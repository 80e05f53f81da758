import type { Room } from './room.ts';

/** A part of a room: what one of its folders contributes. */
export type Part = Omit<Room, 'name' | 'phase'>;

type Slack = NonNullable<Room['slack']>;

/** Puts a room together from its parts. @throws Error where two parts claim one id */
export function furnish(room: Pick<Room, 'name' | 'phase'>, parts: readonly Part[]): Room {
  const lists = <Key extends 'ticks' | 'imports' | 'api'>(key: Key) =>
    parts.flatMap((part) => [...(part[key] ?? [])]);
  const record = <Key extends 'cards' | 'checks' | 'changes' | 'subjects'>(key: Key) =>
    merged(
      key,
      parts.map((part) => part[key]),
    );
  const slack = <Key extends 'actions' | 'views' | 'closed' | 'shortcuts' | 'suggestions' | 'events'>(
    key: Key,
  ) =>
    merged(
      key,
      parts.map((part) => part.slack?.[key] as Readonly<Record<string, unknown>> | undefined),
    ) as never;
  return {
    ...room,
    ...single(parts),
    slack: {
      commands: parts.flatMap((part) => [...(part.slack?.commands ?? [])]),
      decides: parts.flatMap((part) => [...(part.slack?.decides ?? [])]),
      actions: slack('actions'),
      views: slack('views'),
      closed: slack('closed'),
      shortcuts: slack('shortcuts'),
      suggestions: slack('suggestions'),
      events: slack('events'),
    } satisfies Slack,
    workers: (backstage) => parts.flatMap((part) => [...(part.workers?.(backstage) ?? [])]),
    ticks: lists('ticks'),
    imports: lists('imports'),
    api: lists('api'),
    cards: record('cards') as NonNullable<Room['cards']>,
    checks: record('checks') as NonNullable<Room['checks']>,
    subjects: record('subjects') as NonNullable<Room['subjects']>,
    changes: record('changes') as NonNullable<Room['changes']>,
    cardLines: async (context, id) => (await inTurn(parts, (part) => part.cardLines?.(context, id))).flat(),
    tasks: async (context, userId, id) =>
      (await inTurn(parts, (part) => part.tasks?.(context, userId, id))).flat(),
    digest: async (context, id, since) => {
      const told = await inTurn(parts, (part) => part.digest?.(context, id, since));
      const next = told.flatMap((one) => one.next ?? []).toSorted(byDay)[0];
      const value = told.find((one) => one.value)?.value;
      return {
        changed: told.flatMap((one) => one.changed),
        waiting: told.flatMap((one) => one.waiting),
        ...(next && { next }),
        ...(value && { value }),
      };
    },
  };
}

/** What only one part of a room can have. */
function single(parts: readonly Part[]): Part {
  const one = <
    Key extends
      | 'status'
      | 'tier'
      | 'sealing'
      | 'sealed'
      | 'dataSources'
      | 'openGap'
      | 'entered'
      | 'undelivered',
  >(
    key: Key,
  ) => {
    const found = parts.filter((part) => part[key] !== undefined);
    if (found.length > 1) throw new Error(`two parts of a room have ${key}`);
    return found[0] ? { [key]: found[0][key] } : {};
  };
  return {
    ...one('status'),
    ...one('tier'),
    ...one('sealing'),
    ...one('sealed'),
    ...one('dataSources'),
    ...one('openGap'),
    ...one('entered'),
    ...one('undelivered'),
  };
}

function merged(
  kind: string,
  records: readonly (Readonly<Record<string, unknown>> | undefined)[],
): Record<string, unknown> {
  const all: Record<string, unknown> = {};
  for (const [id, value] of records.flatMap((one) => Object.entries(one ?? {}))) {
    if (id in all) throw new Error(`two parts of a room claim “${id}” under ${kind}`);
    all[id] = value;
  }
  return all;
}

async function inTurn<Result>(
  parts: readonly Part[],
  ask: (part: Part) => Promise<Result> | undefined,
): Promise<Result[]> {
  const found: Result[] = [];
  for (const part of parts) {
    const answer = await ask(part);
    if (answer !== undefined) found.push(answer);
  }
  return found;
}

const byDay = (a: { on: Temporal.PlainDate | null }, b: { on: Temporal.PlainDate | null }): number =>
  (a.on?.toString() ?? '9') < (b.on?.toString() ?? '9') ? -1 : 1;
