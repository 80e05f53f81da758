import { setTimeout as pause } from 'node:timers/promises';
import { storyOf } from '../support/cast.ts';
import { breakThings, brewFaults } from './breaker.ts';
import { check } from './check/check.ts';
import type { Line, Seen } from './check/logs.ts';
import { type Event, type Recorded, readRecord } from './check/record.ts';
import { Faults } from './faults.ts';
import { type Furnishing, furnish } from './furnish.ts';
import { Chance } from './random.ts';
import { restOf } from './rest.ts';
import { SlackLog } from './slack-log.ts';
import { COMMITTEES, INVENTORY, openStage, type Stage, WORKSPACE } from './stage.ts';
import { playReviewer, playSystem } from './story/actions.ts';
import { playAlertmanager } from './story/alerts.ts';
import { moveDigests, subscribe } from './story/digests.ts';
import { playGates, SEEN } from './story/gates.ts';
import { type Play, sees } from './story/play.ts';
import { playMonitors, playSources, publishedKeys, tick } from './story/watch.ts';

export interface Options {
  seed: number;
  /** Ends once so many faults have happened … */
  faults: number;
  /** … or after so many milliseconds. */
  milliseconds: number;
  replicas?: number;
  /** Ends the run at once, and whatever it has started. */
  signal?: AbortSignal;
  /** Told now and then how far it is. */
  tell?(line: string): void;
}

export interface Summary {
  seed: number;
  faults: Record<string, number>;
  operations: Record<string, number>;
  chaosFaults: number;
  /** What was lost, doubled or out of order, a sentence each. */
  lost: string[];
  events: number;
  messages: number;
}

const MONITORS = 8;
const SYSTEMS = 3;
/** Milliseconds at most before the first fault. */
const QUIET = 20_000;
/** Milliseconds after the last fault in which everybody has to come to an end. */
const REST = 120_000;

/** Plays a story while things break, lets it come to rest, and holds what came of it together. */
export async function run(options: Options): Promise<Summary> {
  const stage = await openStage(options.replicas ?? 3);
  const stopped = new Promise<never>((_, reject) => {
    options.signal?.addEventListener('abort', () => reject(new Error('it was stopped')));
  });
  stopped.catch(() => {});
  try {
    const furnishing = await furnish(stage, MONITORS);
    const playing = played(stage, furnishing, options).finally(() => furnishing.close());
    return await Promise.race([playing, stopped]);
  } finally {
    await stage.close();
  }
}

async function played(
  stage: Stage,
  furnishing: Furnishing,
  { seed, faults: most, milliseconds, tell }: Options,
): Promise<Summary> {
  const chance = new Chance(seed);
  const faults = new Faults(stage.sandbox, chance);
  const log = new SlackLog(stage.sandbox);
  const end = performance.now() + milliseconds;
  let late = Number.POSITIVE_INFINITY;
  const isOver = () => performance.now() > end || faults.total() >= most;
  const play: Play = {
    stage,
    furnishing,
    faults,
    cast: storyOf(stage.sandbox),
    chance: chance.of('play'),
    lines: [],
    operations: new Map(),
    isOver,
    isLate: () => performance.now() > late,
  };
  const heard = setInterval(() => {
    log.take();
    tell?.(`${faults.total()} faults, ${play.lines.length} lines`);
  }, 5_000);
  const story = await begin(play, milliseconds);
  // People have something before them when the first thing breaks.
  const areAsked = () => (play.operations.get(SEEN) ?? 0) >= COMMITTEES.length;
  await sees(play, areAsked, QUIET);
  await Promise.all([
    breakThings(stage, faults, chance.of('breaker'), isOver),
    brewFaults(stage, faults, chance.of('brew'), isOver),
  ]);
  faults.clear();
  stage.alertmanager.chance = null;
  tell?.(`everything is whole again after ${faults.total()} faults`);
  late = performance.now() + REST;
  await story.end();
  const keys = await publishedKeys(play);
  await furnishing.restMonitors();
  await restOf(stage);
  clearInterval(heard);
  const { deploymentId } = furnishing;
  const lines = [...play.lines, ...told(play)];
  const seen: Seen = { workspaceId: WORKSPACE, deploymentId, keys, lines, ...log.seen() };
  const record = await readRecord(stage.server.url, WORKSPACE);
  return {
    seed,
    faults: faults.counts(),
    operations: Object.fromEntries(
      [...play.operations, ...happened(record)].sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
    chaosFaults: faults.total(),
    lost: check(record, seen),
    events: record.events.length,
    messages: seen.calls.length,
  };
}

/** What of it shows that the story was played. */
function happened({ events }: Recorded): [string, number][] {
  const count = (...actions: string[]) => events.filter(({ action }) => actions.includes(action)).length;
  const voided = ({ after }: Event) => (Array.isArray(after?.voided) ? after.voided.length : 0);
  return [
    ['alerts fired', count('monitoring.alert.firing')],
    ['alerts resolved', count('monitoring.alert.resolved')],
    ['gates decided', count('gates.request.approved', 'gates.request.rejected')],
    ['approvals made void', events.reduce((sum, one) => sum + voided(one), 0)],
  ];
}

/** Everybody begins, once there is what is there when the first thing breaks. `end` resolves once nobody has anything under way. */
async function begin(play: Play, milliseconds: number): Promise<{ end(): Promise<void> }> {
  const { furnishing } = play;
  const engagements = await Promise.all(COMMITTEES.map((one) => furnishing.engagement(one)));
  const inventory = await furnishing.begun(INVENTORY);
  const digests = await subscribe(play, milliseconds);
  let isDone = false;
  const systems = Array.from({ length: SYSTEMS }, () => playSystem(play));
  const reviewers = (['marco', 'jonas'] as const).map((first) => playReviewer(play, first, () => isDone));
  const others = [
    ...COMMITTEES.map((committee, at) => playGates(play, committee, engagements[at] ?? '')),
    playMonitors(play),
    playAlertmanager(play),
    playSources(play, inventory),
    moveDigests(play, digests),
  ];
  const clock = tick(play, () => isDone);
  return {
    async end() {
      // Systems wait for people: those go on until nobody waits any more.
      await Promise.all([...systems, ...others]);
      // A last look at what is due and what Slack shows.
      await pause(6_000);
      isDone = true;
      await Promise.all([...reviewers, clock]);
    },
  };
}

/** What the app said to people alone, where they stood or directly: it is marked as nothing that is delivered. */
function told({ stage }: Play): Line[] {
  const { sandbox } = stage;
  const line = (user: string, ts: string): Line => ({ did: 'was told', user, at: Number(ts) * 1_000 });
  const channels = sandbox.workspaces.flatMap((workspace) => workspace.channels);
  return sandbox.people.flatMap(({ id }) => {
    const direct = channels.find(({ kind, members }) => kind === 'im' && members.includes(id));
    const unmarked = direct?.messages.filter(
      ({ user, metadata }) => user === sandbox.botUserId && metadata === undefined,
    );
    return [...sandbox.person(id).ephemerals(), ...(unmarked ?? [])].map(({ ts }) => line(id, ts));
  });
}
