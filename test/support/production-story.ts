import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Message, View } from '@phasegate/slack-sandbox/page/contract.ts';
import { startSandbox } from '@phasegate/slack-sandbox/sandbox.ts';
import type { Database } from '../../db/database.ts';
import { atTheDoor } from './at-production.ts';
import { serverOf } from './database.ts';
import { freePort } from './free-port.ts';
import { MovedClock } from './moved-clock.ts';
import { type Replica, startReplica } from './replica.ts';
import { type First, ok, PEOPLE, storyOf, words } from './story.ts';

const CHANNEL = 'support-triage';
const MANIFEST = fileURLToPath(new URL('../../slack-manifest.yml', import.meta.url));
const PROGRAM = fileURLToPath(new URL('clocked-program.ts', import.meta.url));
/** Generous: two busy cores, and a program that starts anew. */
const PATIENCE = 60_000;

/**
 * The program in a process of its own, on a server, at the door of phase 4: the pilot is approved, the plan sealed. Lena leads,
 * Marco and Jonas review, Priya and Ada approve.
 */
export async function startProductionStory(db: Database, minCases: number) {
  const sandbox = await startSandbox({ manifest: MANIFEST });
  const story = storyOf(sandbox);
  const { as } = story;
  const until = <Found>(look: () => Found | undefined | null | false) => sandbox.until(look, PATIENCE);

  // Ahead of the real clock from the start: what is signed then has not expired for anybody.
  const clock = new MovedClock();
  clock.set(Temporal.Now.instant().add({ hours: 24 }));
  const PORT = String(await freePort());
  const env = { PHASEGATE_ENCRYPTION_KEY: randomBytes(32).toString('base64'), PORT };
  const start = async (): Promise<Replica> => {
    const started = await startReplica(sandbox, serverOf(db), {
      program: [PROGRAM, clock.now().toString()],
      env,
    });
    sandbox.connect(started.requestUrl);
    return started;
  };
  let replica = await start();

  const { lena, marco, jonas, priya, ada } = PEOPLE;
  const people = { lead: lena, reviewer: [marco, jonas], business: [priya], engineering: [ada] };
  const engagementId = await atTheDoor(db, clock.now(), people, minCases);

  /** Kills the program and starts another one where it was. */
  async function killed(): Promise<void> {
    await replica.kill();
    replica = await start();
  }

  async function later(duration: Temporal.DurationLike): Promise<void> {
    clock.set(clock.now().add(duration));
    await replica.ask(clock.now().toString());
  }

  /** What stands on top of a person's screen once it is something else. */
  const next = (first: First, before: View | undefined): Promise<View> =>
    until(() => {
      const view = as(first).view();
      return view && (view.id !== before?.id || view.hash !== before?.hash) ? view : undefined;
    });

  async function clear(first: First): Promise<void> {
    for (const view of as(first).views().toReversed()) await as(first).close(view, true);
  }

  /** The newest message that says this, in the channel or a thread of it. */
  const shown = (text: string | RegExp): Promise<Message> =>
    until(() =>
      as('lena')
        .messages(CHANNEL)
        .flatMap((one) => [one, ...as('lena').thread(one)])
        .findLast((one) => {
          const said = `${one.text}${words(one)}`;
          return typeof text === 'string' ? said.includes(text) : text.test(said);
        }),
    );

  async function click(first: First, target: Message | View, action: string): Promise<View> {
    const before = as(first).view();
    await ok(as(first).click(target as never, action));
    return next(first, before);
  }

  return {
    sandbox,
    as,
    CHANNEL,
    engagementId,
    get url() {
      return replica.url;
    },
    killed,
    later,
    until,
    next,
    clear,
    shown,
    click,
    opens: (first: First, line: string) => story.opens(first, CHANNEL, line),
    modal: story.modal,
    stop: async () => {
      await replica.stop();
      await sandbox.stop();
    },
  };
}

export type ProductionStory = Awaited<ReturnType<typeof startProductionStory>>;
