import { RemotePerson, until } from '@phasegate/slack-sandbox/remote.ts';
import { openChannel, playToWork } from '../demo.ts';
import { PEOPLE, Scene, words } from '../scene.ts';
import { keyFor } from '../tour/work.ts';
import { skipProduction } from './begin.ts';
import type { Local } from './local.ts';
import { nextCycle, retrain } from './retrain.ts';
import { ACCURACY, beginWatching, INTAKE, push, sealAnew, type Watched } from './watch.ts';
import { readWeeks, type Week } from './weeks.ts';

/** The week after which v2 is at work, and how often it is right: made up, since nobody has trained it. */
const RETRAINED = 6;
const V2_ACCURACY = 0.861;

/**
 * Plays two months of phase 5 in a local workspace: healthy weeks, a shift, an alert, a retraining to another version at work, and
 * the next cycle.
 */
export async function playMonitoring(local: Local, say: (line: string) => void): Promise<Scene> {
  const lena = new RemotePerson(local.slack, PEOPLE.lena);
  const scene = new Scene(local.slack, await openChannel(lena, 'employment-outreach'));
  say(`Watch it: ${scene.page('lena')}`);
  await playToWork(scene, say);
  await beginPhase5(local, scene);
  say('Phase 5: what its input is held against is sealed, and two monitors watch it, each Monday at six.');
  const watched = await beginWatching(scene);
  const key = await keyFor(scene, ['readings:write']);
  const weeks = readWeeks();
  const monday = nextMonday(local.now());
  for (const [at, week] of weeks.entries()) {
    const number = at + 1;
    const accuracy =
      number > RETRAINED ? V2_ACCURACY : Math.round((week.right / week.people) * 1_000) / 1_000;
    await passes(local, scene, { key, watched, week, accuracy, at: monday.add({ hours: 24 * 7 * at }) });
    say(`Week ${number}: ${week.people.toLocaleString('en')} people, ${percent(accuracy)} right.`);
    if (number !== RETRAINED) continue;
    await scene.shown('Firing', INTAKE);
    say(
      'Two weeks in a row too few are right, and the young have become many: an alert. It is looked into, and v1 trained anew.',
    );
    await retrain(scene);
    await sealAnew(scene, watched);
    say('v2 has passed the three gates and is at work; what its input is held against is sealed anew.');
  }
  await scene.shown('Resolved', ACCURACY);
  say('The alerts are resolved and closed. The next cycle begins.');
  await nextCycle(scene);
  return scene;
}

async function beginPhase5({ app }: Local, scene: Scene): Promise<void> {
  const card = await scene.shown('Phase 4 Production');
  const [, engagementId = ''] = /"value":"([0-9a-f-]{36})/.exec(words(card)) ?? [];
  const [workspaceId = ''] = await app.world.db.workspaceIds();
  await skipProduction(app.world, { workspaceId, userId: PEOPLE.lena, origin: 'slack' }, { engagementId });
  await scene.shown('Phase 5 Monitoring');
}

interface Passing {
  key: string;
  watched: Watched;
  week: Week;
  accuracy: number;
  /** The Monday on which it is over. */
  at: Temporal.Instant;
}

/** A week goes by: its people came in, and on Monday both monitors are checked. */
async function passes(
  local: Local,
  scene: Scene,
  { key, watched, week, accuracy, at }: Passing,
): Promise<void> {
  await local.moveTo(at.subtract({ minutes: 1 }));
  await push(local.app.url, key, watched, week, accuracy);
  // The minute's last second: whenever in it a monitor is due, it is due by then.
  await local.moveTo(at.add({ seconds: 59 }));
  await until('both checks', async () => {
    const list = words(await scene.opens('lena', '/playbook monitors'));
    return list.includes(String(accuracy)) && list.includes(week.people.toLocaleString('en'));
  });
  await scene.as('lena').clear();
}

/** At six, UTC, and a day away at least. */
function nextMonday(now: Temporal.Instant): Temporal.Instant {
  const day = now.toZonedDateTimeISO('UTC').add({ days: 1 });
  return day
    .add({ days: (8 - day.dayOfWeek) % 7 })
    .with({ hour: 6, minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 })
    .toInstant();
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
