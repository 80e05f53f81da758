import { until } from '@phasegate/slack-sandbox/remote.ts';
import { VALUE_METRIC } from '../../monitoring/monitors/target.ts';
import { type Scene, type Values, words } from '../scene.ts';
import { goodDays, type Week } from './weeks.ts';

const FEED = 'Weekly job';
export const ACCURACY = 'Accuracy of the week';
export const INTAKE = 'Who comes in';
const VALUE = 'Value so far';
const REFERENCE = 'Good days';

/** Where the team's weekly job sends what it counted. */
export interface Watched {
  accuracy: string;
  intake: string;
  value: string;
}

/** What a week came to: how often the version at work was right, and what was gained since the first day, in euros. */
export interface Figures {
  accuracy: number;
  gained: number;
}

/** Phase 5: a feed that is pushed to, what input is held against, and a monitor for each of the three layers. */
export async function beginWatching(scene: Scene): Promise<Watched> {
  await sealReference(scene);
  const feeds = await scene.opens('lena', '/playbook feeds');
  const kinds = await scene.clickTo('lena', feeds, 'monitoring.feed.add');
  await scene.fill('lena', await scene.clickTo('lena', kinds, 'monitoring.feed.kind.push'), { name: FEED });
  const accuracy = await addMonitor(scene, 'limit', [
    { name: ACCURACY, layer: 'output' },
    { side: 'below', fire: '0.76', clear: '0.77', minN: '500' },
  ]);
  const intake = await addMonitor(scene, 'drift', [{ name: INTAKE }, { minN: '500' }]);
  const value = await addMonitor(scene, 'baseline', [{ name: VALUE }, { metric: VALUE_METRIC, minN: '0' }]);
  return { accuracy, intake, value };
}

/** [M2] From the choice of the feed to “Save”, each Monday at six. @returns its id */
async function addMonitor(scene: Scene, rule: string, steps: Values[]): Promise<string> {
  const list = await scene.opens('lena', '/playbook monitors');
  const choice = await scene.clickTo('lena', list, 'monitoring.monitor.add');
  const when = { cron: '0 6 * * 1', zone: 'UTC', breachesToFire: '2', noDataAfter: String(14 * 24 * 60) };
  const shown = new Set([choice.hash]);
  let view = choice;
  for (const values of [{ rule }, ...steps, when, {}]) {
    await scene.as('lena').submit(view, values);
    view = await until('the next step of the monitor', async () => {
      const now = await scene.top('lena');
      return now && !shown.has(now.hash) && now;
    });
    shown.add(view.hash);
  }
  await scene.as('lena').click(view, 'monitoring.monitor.trial');
  const tried = await until('its trial', async () => {
    const now = await scene.top('lena');
    return now?.submit?.text === 'Save' && now;
  });
  await scene.as('lena').submit(tried);
  const saved = await until('the monitor', async () => {
    const now = await scene.top('lena');
    return now && /\/monitors\/([0-9a-f-]{36})\//.exec(words(now));
  });
  await scene.as('lena').clear();
  return saved[1] ?? '';
}

/** [M4] Marco drops a file of good days into the channel, and confirms what its dry run says. */
async function sealReference(scene: Scene): Promise<void> {
  const marco = scene.as('marco');
  const file = { name: 'good-days.csv', bytes: goodDays() };
  await marco.drop(scene.channel, 'People of 2015, when all was well', file);
  const offer = await scene.shown('good-days.csv', 'imports.file.check');
  const button = (offer.blocks ?? [])
    .flatMap(({ elements }) => (elements ?? []) as { action_id?: string; text?: { text?: string } }[])
    .find(({ text }) => text?.text?.toLowerCase().includes('reference'));
  const form = await scene.clickTo('marco', offer, button?.action_id ?? 'imports.file.check');
  await marco.submit(form, { name: REFERENCE });
  await scene.press('marco', () => scene.shown('imports.file.confirm'), 'imports.file.confirm');
  await marco.clear();
  await until('the reference', async () =>
    words(
      await scene.clickTo(
        'lena',
        await scene.opens('lena', '/playbook monitors'),
        'monitoring.reference.list',
      ),
    ).includes(REFERENCE),
  );
  await scene.as('lena').clear();
}

/** [M4] What came in lately becomes the next version of what input is held against. */
export async function sealAnew(scene: Scene, { intake }: Watched): Promise<void> {
  const monitors = await scene.opens('lena', '/playbook monitors');
  const list = await scene.clickTo('lena', monitors, 'monitoring.reference.list');
  const [renew = ''] = /renew [0-9a-f-]{36}/.exec(words(list)) ?? [];
  const from = await scene.chooseTo('lena', list, 'monitoring.reference.menu', renew);
  const steps = [{ from: `monitor ${intake}` }, { days: '14', reason: 'v2 has learned from the campaign' }];
  await scene.fill('lena', from, ...steps);
}

/** [M3] What the team's job tells at the end of a week. @param accuracy of the version at work */
export async function push(
  app: string,
  key: string,
  watched: Watched,
  { people, columns }: Week,
  { accuracy, gained }: Figures,
): Promise<void> {
  const features = Object.fromEntries(Object.entries(columns).map(([name, counts]) => [name, { counts }]));
  const to = (monitor: keyof Watched, kind: string) => `${app}/v1/monitors/${watched[monitor]}/${kind}`;
  await call(to('accuracy', 'readings'), key, { value: accuracy, n: people });
  await call(to('intake', 'values'), key, { features });
  await call(to('value', 'readings'), key, { value: gained });
}

async function call(url: string, key: string, body: object): Promise<void> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
}
