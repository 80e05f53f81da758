import { Writable } from 'node:stream';
import { openLog } from '../../src/log.ts';
import { approveFoundation } from './approved-foundation.ts';
import { ok, PEOPLE, words } from './cast.ts';
import { MovedClock } from './moved-clock.ts';
import { startStory } from './story.ts';

const CHANNEL = 'support-triage';
const WARN = 40;

/** What was logged, by how much it matters. */
export interface Logged {
  /** Lines of level warn and above. */
  loud: string[];
  /** All lines at level info and above. */
  lines: number;
}

/**
 * What an ordinary beginning logs, at level info: a team starts, talks, edits and deletes what it said, drops a file, has
 * phase 1 approved, and is then left alone for ten minutes of the clock, each with its ticks.
 */
export async function tenMinutes(): Promise<Logged> {
  const lines: string[] = [];
  const paper = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(...String(chunk).trim().split('\n'));
      done();
    },
  });
  const clock = new MovedClock();
  clock.set('2027-03-01T11:00:30Z');
  const story = await startStory({ clock, log: openLog('info', paper) });
  try {
    await play(story, clock);
  } finally {
    await story.stop();
  }
  const loud = lines.filter((line) => (JSON.parse(line) as { level: number }).level >= WARN);
  return { loud, lines: lines.length };
}

async function play(story: Awaited<ReturnType<typeof startStory>>, clock: MovedClock): Promise<void> {
  const { app, sandbox, as } = story;
  const lena = as('lena');
  const card = await story.start('lena', CHANNEL, { name: 'Invoice coding' });
  await ok(lena.post(CHANNEL, 'We begin'));
  const said = await story.message('lena', CHANNEL, 'We begin');
  await ok(lena.edit(said, 'We begin today'));
  await ok(lena.react(said, 'tada'));
  await ok(lena.delete(said));
  await ok(lena.command(CHANNEL, '/playbook sorces'));
  await ok(lena.post(CHANNEL, 'sources.csv', { files: [lena.upload('sources.csv', 'name\ncrm')] }));
  await story.message('lena', CHANNEL, 'sources.csv');

  const engagementId = /"value":"([0-9a-f-]{36})"/.exec(words(card))?.[1] ?? '';
  const { lena: lead, marco: member, priya: business, jonas: legal, sam: data, ada: engineering } = PEOPLE;
  const team = { lead, member, business, legal, data, engineering };
  const [workspace] = sandbox.workspaces;
  await approveFoundation(app.world, workspace?.id ?? '', engagementId, team);
  await sandbox.until(
    () => lena.messages(CHANNEL).some((message) => words(message).includes('Phase 2')),
    20_000,
  );
  for (let minute = 1; minute <= 10; minute += 1) {
    clock.set(Temporal.Instant.from('2027-03-01T11:00:30Z').add({ minutes: minute }));
    await app.ticks.fire(clock.now());
    await sandbox.settled();
  }
}
