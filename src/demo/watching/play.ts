import { RemotePerson, until } from '@phasegate/slack-sandbox/remote.ts';
import { openChannel, playToWork } from '../demo.ts';
import { PEOPLE, Scene, words } from '../scene.ts';
import { keyFor } from '../tour/work.ts';
import { skipProduction } from './begin.ts';
import type { Local } from './local.ts';
import { nextCycle, retrain } from './retrain.ts';
import { ACCURACY, beginWatching, type Figures, INTAKE, push, sealAnew, type Watched } from './watch.ts';
import { readWeeks, type Week } from './weeks.ts';

/** The week after which v2 is at work, and how often it is right: made up, since nobody has trained it. */
const RETRAINED = 6;
const V2_ACCURACY = 0.861;
/** What the plan promises for a year, in euros, and how near to that each week comes: made up, since nobody was called. */
const PROMISED = 129_600;
const NEARNESS = [0.97, 1.01, 1.02, 1, 0.95, 0.9, 0.93, 0.96];

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
  say(
    'Phase 5: what its input is held against is sealed, and three monitors watch it, one a layer, each Monday at six.',
  );
  const watched = await beginWatching(scene);
  const key = await keyFor(scene, ['readings:write']);
  const weeks = readWeeks();
  const [begun, monday] = [local.now(), nextMonday(local.now())];
  for (const [at, week] of weeks.entries()) {
    const number = at + 1;
    const accuracy =
      number > RETRAINED ? V2_ACCURACY : Math.round((week.right / week.people) * 1_000) / 1_000;
    const over = monday.add({ hours: 24 * 7 * at });
    const years = over.since(begun).total('hours') / (365.25 * 24);
    const gained = Math.round(PROMISED * years * (NEARNESS[at] ?? 1));
    await passes(local, scene, { key, watched, week, figures: { accuracy, gained }, at: over });
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
  figures: Figures;
  /** The Monday on which it is over. */
  at: Temporal.Instant;
}

/** A week goes by: its people came in, and on Monday all monitors are checked. */
async function passes(
  local: Local,
  scene: Scene,
  { key, watched, week, figures, at }: Passing,
): Promise<void> {
  await local.moveTo(at.subtract({ minutes: 1 }));
  await push(local.app.url, key, watched, week, figures);
  // The minute's last second: whenever in it a monitor is due, it is due by then.
  await local.moveTo(at.add({ seconds: 59 }));
  await until('all checks', async () => {
    const list = words(await scene.opens('lena', '/playbook monitors'));
    return [figures.accuracy, figures.gained, week.people].every((one) =>
      list.includes(one.toLocaleString('en')),
    );
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
