import { openClient } from '@phasegate/client/client.ts';
import { RemotePerson, RemoteTrouble, remoteSandbox } from '@phasegate/slack-sandbox/remote.ts';
import { type Play, playActions, type Tally } from './play.ts';
import { type Presses, review } from './reviewers.ts';
import { PEOPLE, Scene, words } from './scene.ts';
import { playFoundation } from './tour/foundation.ts';
import { playPilot } from './tour/pilot.ts';
import { playPrioritization } from './tour/prioritization.ts';
import { makeKey, OUTCOMES, putToWork } from './tour/work.ts';

const CHANNEL = 'employment-outreach';
/** So many demos that were broken off are stepped over. */
const TRIES = 20;

export interface Demo extends Omit<Play, 'outcomes' | 'run'> {
  /** The local workspace's page, without a path. */
  slack: string;
  /** The app's address. */
  app: string;
  /** Nobody reviews but whoever watches. */
  yourself?: boolean;
}

interface Told {
  /** Hears what is going on, a line each. */
  say: (line: string) => void;
  tally?: (tally: Tally) => void;
}

/** What came of it, for whoever looks closer. */
export interface Played {
  scene: Scene;
  tally: Tally;
  presses: Presses;
}

/**
 * Plays phase 4 in a local workspace, by nothing but what its people can type and press: brings an engagement there, where there
 * is none yet, lets a model's system ask over the HTTP API, and two reviewers decide.
 * @throws RemoteTrouble where no local workspace answers, or something did not come about
 */
export async function playDemo(
  { slack, app, yourself = false, ...play }: Demo,
  { say, tally: tell }: Told,
): Promise<Played> {
  await remoteSandbox(slack).catch(() => {
    throw new RemoteTrouble(
      `No local workspace answers at ${slack}. Start one with \`npm start\`; where it has another address, name it with --slack.`,
    );
  });
  const { scene, isNew } = await findScene(slack);
  say(`Everything here is done by buttons and forms, as you could. Watch it: ${scene.page('lena')}`);
  if (isNew) await playToWork(scene, say);
  const { deploymentId, key } = await makeKey(scene);
  say(
    yourself
      ? `Its system asks over the HTTP API. Press Review, as Marco: ${scene.page('marco')}`
      : 'Its system asks over the HTTP API; Marco and Sam review, one click a case.',
  );
  const presses: Presses = { cases: 0, overridden: 0, blind: 0, clicks: 0 };
  const reasons = new Set<string>();
  const truths = new Map<string, string>();
  const truthOf = (caseId: string): string => truths.get(caseId) ?? OUTCOMES[0];
  const stop = new AbortController();
  const names = yourself ? [] : (['marco', 'sam'] as const);
  const reviewers = names.map((first) => review(scene, first, { truthOf, presses, stop: stop.signal }));
  const playing = playActions(
    openClient({ url: app, deploymentId, key }),
    { ...play, outcomes: OUTCOMES, run: `demo-${Math.floor(Date.now() / 1_000).toString(36)}` },
    {
      asking: (caseId, truth) => truths.set(caseId, truth),
      failed: (error) => reasons.add(error instanceof Error ? error.message : String(error)),
      ...(tell && { tally: tell }),
    },
  );
  // A reviewer who fails ends the play at once, instead of leaving its cases to wait.
  const tally = await Promise.race([playing, Promise.all(reviewers).then(() => playing)]);
  stop.abort();
  await Promise.all(reviewers);
  if (reasons.size > 0) say(`${tally.failed} failed: ${[...reasons].join(' ')}`);
  await tellEnd(scene, { tally, presses }, say);
  return { scene, tally, presses };
}

/** The channel whose engagement is in phase 4; a new one where there is none. */
async function findScene(slack: string): Promise<{ scene: Scene; isNew: boolean }> {
  const lena = new RemotePerson(slack, PEOPLE.lena);
  for (let at = 1; at <= TRIES; at += 1) {
    const name = at === 1 ? CHANNEL : `${CHANNEL}-${at}`;
    const known = (await lena.state()).channels.find((channel) => channel.name === name);
    if (!known) return { scene: new Scene(slack, await openChannel(lena, name)), isNew: true };
    const messages = await lena.messages(known.id);
    if (messages.some((one) => /production\.(deployment\.settings|review\.open)/.test(words(one))))
      return { scene: new Scene(slack, known.id), isNew: false };
  }
  throw new RemoteTrouble(`${TRIES} demos were broken off here. Delete the data folder to begin anew.`);
}

/** A channel with everybody who plays along. */
export async function openChannel(lena: RemotePerson, name: string): Promise<string> {
  const { channel = '' } = await lena.act({ kind: 'create-channel', as: lena.id, name, isPrivate: false });
  for (const user of Object.values(PEOPLE))
    if (user !== lena.id) await lena.act({ kind: 'invite', as: lena.id, channel, user });
  return channel;
}

/** Phases 1 to 3, and the version that comes of them put to work. */
export async function playToWork(scene: Scene, say: (line: string) => void): Promise<void> {
  say(
    'Phase 1: two data sources, assessed, and the gate of the foundation. All four phases take about two minutes.',
  );
  await playFoundation(scene);
  say('Phase 2: a use case, its plan, and the gate that seals it.');
  await playPrioritization(scene);
  say('Phase 3: v1 is built, evaluated, and passes its three gates.');
  await playPilot(scene);
  say('Phase 4: v1 goes to work, supervised.');
  await putToWork(scene);
}

async function tellEnd(
  scene: Scene,
  { tally, presses }: Omit<Played, 'scene'>,
  say: Told['say'],
): Promise<void> {
  await scene.as('lena').command(scene.channel, '/playbook deployment');
  const { text } = await scene.shown('at work', 'Exposure');
  say(`
${tally.asked} cases were asked about, ${tally['carried out']} carried out, ${tally.rejected} not; ${tally['not decided in time']} wait.
${pressed(presses)}
What you see now:
  ${scene.page('lena')}
    The review queue in the channel, and how the model stands: “${text}”.
    Its card, in the thread of the pinned one, draws that with its band against the sealed line; it follows within minutes.
  ${scene.page('marco')}
    Review yourself: \`npm run demo:actions -- --yourself\` leaves the next cases to you. A material error stops the model.
  Phasegate, Home: what waits on each person, and where this engagement is.`);
}

const pressed = ({ cases, clicks, overridden, blind }: Presses): string =>
  cases === 0
    ? ''
    : `The reviewers took ${clicks} clicks for ${cases} cases; ${overridden} they put right, ${blind} were blind.\n`;
