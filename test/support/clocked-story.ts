import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Message, View } from '@phasegate/slack-sandbox/page/contract.ts';
import { startSandbox } from '@phasegate/slack-sandbox/sandbox.ts';
import type { Database } from '../../db/database.ts';
import { type First, ok, storyOf, words } from './cast.ts';
import { serverOf } from './database.ts';
import { freePort } from './free-port.ts';
import { MovedClock } from './moved-clock.ts';
import { type Replica, startReplica } from './replica.ts';

const CHANNEL = 'support-triage';
const MANIFEST = fileURLToPath(new URL('../../slack-manifest.yml', import.meta.url));
const PROGRAM = fileURLToPath(new URL('clocked-program.ts', import.meta.url));
/** Generous: two busy cores, and a program that starts anew. */
const PATIENCE = 60_000;

/**
 * The program in a process of its own, on a server, at a moment of the story's choosing, and the people of the workspace.
 * @param more what its environment has besides
 */
export async function startClockedStory(
  db: Database,
  { now, env: more = {} }: { now: Temporal.Instant; env?: Record<string, string> },
) {
  const sandbox = await startSandbox({ manifest: MANIFEST });
  const story = storyOf(sandbox);
  const { as } = story;
  const until = <Found>(look: () => Found | undefined | null | false) => sandbox.until(look, PATIENCE);

  const clock = new MovedClock();
  clock.set(now);
  const PORT = String(await freePort());
  const env = { PHASEGATE_ENCRYPTION_KEY: randomBytes(32).toString('base64'), PORT, ...more };
  const start = async (): Promise<Replica> => {
    const started = await startReplica(sandbox, serverOf(db), {
      program: [PROGRAM, clock.now().toString()],
      env,
    });
    sandbox.connect(started.requestUrl);
    return started;
  };
  let replica = await start();

  /** Kills the program and starts another one where it was. */
  async function killed(): Promise<void> {
    await replica.kill();
    replica = await start();
  }

  /** It is this moment from now on, for everybody; what is due then begins. */
  async function moveTo(moment: Temporal.Instant): Promise<void> {
    clock.set(moment);
    await replica.ask(moment.toString());
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

  /** Everything in the channel, threads included. */
  const everything = (): Message[] =>
    as('lena')
      .messages(CHANNEL)
      .flatMap((one) => [
        one,
        ...as('lena')
          .thread(one)
          .filter((reply) => reply.ts !== one.ts),
      ]);

  /** The newest message that says this, in the channel or a thread of it. */
  const shown = (text: string | RegExp): Promise<Message> =>
    until(() => everything().findLast((one) => has(`${one.text}${words(one)}`, text)));

  /** A message as it stands now. */
  const fresh = (message: Message): Message => everything().find(({ ts }) => ts === message.ts) ?? message;

  /** A message once it has come to say this. */
  const becomes = (message: Message, text: string | RegExp): Promise<Message> =>
    until(() => {
      const now = fresh(message);
      return has(`${now.text}${words(now)}`, text) && now;
    });

  /** What stands on top of a person's screen once it says this. */
  const says = (first: First, text: string | RegExp): Promise<View> =>
    until(() => {
      const view = as(first).view();
      return view && has(words(view), text) && view;
    });

  async function click(first: First, target: Message | View, action: string): Promise<View> {
    const before = as(first).view();
    await ok(as(first).click(target as never, action));
    return next(first, before);
  }

  return {
    sandbox,
    as,
    CHANNEL,
    get url() {
      return replica.url;
    },
    now: clock.now,
    killed,
    moveTo,
    later: (duration: Temporal.DurationLike) => moveTo(clock.now().add(duration)),
    until,
    next,
    clear,
    everything,
    shown,
    fresh,
    becomes,
    says,
    click,
    opens: (first: First, line: string) => story.opens(first, CHANNEL, line),
    modal: story.modal,
    stop: async () => {
      await replica.stop();
      await sandbox.stop();
    },
  };
}

const has = (said: string, text: string | RegExp): boolean =>
  typeof text === 'string' ? said.includes(text) : text.test(said);

export type ClockedStory = Awaited<ReturnType<typeof startClockedStory>>;
