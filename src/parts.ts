import type { Room } from './room.ts';

/** A part of a room: what one of its folders contributes. */
export type Part = Omit<Room, 'name' | 'phase'>;
type Slack = NonNullable<Part['slack']>;

/**
 * How what several parts offer becomes what the room offers: lists one after another, records together by their keys;
 * `one` is what only one part can have.
 */
type How = 'list' | 'record' | 'one';

/** What the room asks each part for in turn; it is joined below. */
type Asked = 'slack' | 'workers' | 'routes' | 'cardLines' | 'tasks' | 'digest' | 'pack';

const PART: Readonly<Record<Exclude<keyof Part, Asked>, How>> = {
  ticks: 'list',
  imports: 'list',
  api: 'list',
  questions: 'list',
  search: 'list',
  steps: 'list',
  cards: 'record',
  checks: 'record',
  evidence: 'record',
  subjects: 'record',
  changes: 'record',
  links: 'record',
  status: 'one',
  ending: 'one',
  adds: 'one',
  retrained: 'one',
  replaceModel: 'one',
  modelEnded: 'one',
  sealing: 'one',
  sealed: 'one',
  passed: 'one',
  dataSources: 'one',
  deployments: 'one',
  openGap: 'one',
  nextCycle: 'one',
  reuseWords: 'one',
  remaining: 'one',
  cycleBegun: 'one',
  entered: 'one',
  phaseChanged: 'one',
  changed: 'one',
  behind: 'one',
  realised: 'one',
  keyDeployments: 'one',
  erasing: 'one',
  undelivered: 'one',
};

const SLACK: Readonly<Record<keyof Slack, How>> = {
  commands: 'list',
  decides: 'list',
  actions: 'record',
  views: 'record',
  closed: 'record',
  shortcuts: 'record',
  events: 'record',
  suggestions: 'record',
};

/** Puts a room together from its parts. @throws Error where two parts claim the same thing */
export function furnish(room: Pick<Room, 'name' | 'phase'>, parts: readonly Part[]): Room {
  return {
    ...room,
    ...joined(parts, PART),
    slack: joined(
      parts.map((part) => part.slack ?? {}),
      SLACK,
    ),
    workers: (backstage) => parts.flatMap((part) => part.workers?.(backstage) ?? []),
    routes: (world) => parts.flatMap((part) => part.routes?.(world) ?? []),
    cardLines: async (context, id) => (await inTurn(parts, (part) => part.cardLines?.(context, id))).flat(),
    tasks: async (context, userId, id) =>
      (await inTurn(parts, (part) => part.tasks?.(context, userId, id))).flat(),
    pack: async (context) => {
      const told = await inTurn(parts, (part) => part.pack?.(context));
      return {
        chapters: told.flatMap(({ chapters }) => chapters),
        facts: Object.assign({}, ...told.map(({ facts }) => facts ?? {})),
      };
    },
    digest: async (context, id, since) => {
      const told = await inTurn(parts, (part) => part.digest?.(context, id, since));
      const next = told.flatMap((one) => one.next ?? []).toSorted(byDay)[0];
      const value = told.flatMap((one) => one.value ?? []).join(' · ');
      const picture = told.findLast((one) => one.picture)?.picture;
      return {
        changed: told.flatMap((one) => one.changed),
        waiting: told.flatMap((one) => one.waiting),
        ...(next && { next }),
        ...(value && { value }),
        ...(picture && { picture }),
      };
    },
  };
}

function joined<Offer extends object>(
  offers: readonly Offer[],
  ways: Readonly<Record<string, How>>,
): Partial<Offer> {
  const entries = Object.entries(ways).flatMap(([name, how]) => {
    const given = offers.map((offer) => (offer as Record<string, unknown>)[name]);
    const there = given.filter((one) => one !== undefined);
    return there.length > 0 ? [[name, JOIN[how](name, there)]] : [];
  });
  return Object.fromEntries(entries) as Partial<Offer>;
}

const JOIN: Readonly<Record<How, (name: string, given: readonly unknown[]) => unknown>> = {
  list: (_, given) => given.flat(),
  record(name, given) {
    const all: Record<string, unknown> = {};
    for (const [id, value] of given.flatMap((one) => Object.entries(one as object))) {
      if (Object.hasOwn(all, id)) throw new Error(`two parts of a room claim “${id}” under ${name}`);
      all[id] = value;
    }
    return all;
  },
  one(name, given) {
    if (given.length > 1) throw new Error(`two parts of a room have ${name}`);
    return given[0];
  },
};

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

/** The earliest first; what has no day comes last. */
const byDay = (a: { on: Temporal.PlainDate | null }, b: { on: Temporal.PlainDate | null }): number =>
  (a.on?.toString() ?? '9') < (b.on?.toString() ?? '9') ? -1 : 1;
