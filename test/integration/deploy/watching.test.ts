import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { queueDepths } from '../../../src/jobs/depth.ts';
import { act } from '../../../src/record/act.ts';
import { onPostgres } from '../../support/database.ts';
import { type Story, startStory } from '../../support/story.ts';

const FOLDER = 'manifests/deploy/prometheus';
const read = (file: string) => readFileSync(`${FOLDER}/${file}`, 'utf8');

interface Rules {
  groups: { rules: { alert: string; expr: string; annotations: { summary: string; todo: string } }[] }[];
}
const rules = (parse(read('rules.yml')) as Rules).groups.flatMap((group) => group.rules);
const board = JSON.parse(read('dashboard.json')) as {
  panels: { title: string; targets: { expr: string }[] }[];
};
const expressions = [
  ...rules.map(({ expr }) => expr),
  ...board.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
];

onPostgres('what Prometheus is told', (open) => {
  let story: Story;
  beforeAll(async () => {
    story = await startStory({ db: await open() });
  });
  afterAll(() => story.stop());

  const metrics = async () => (await fetch(`${story.app.url}/metrics`)).text();
  const valueOf = (text: string, line: string) =>
    Number(
      text
        .split('\n')
        .find((one) => one.startsWith(`${line} `))
        ?.split(' ')
        .at(-1),
    );

  it('every figure that rules and dashboard ask for is there, with the values of labels that they name', async () => {
    const text = await metrics();
    const types = new Map(
      [...text.matchAll(/^# TYPE (\S+) (\w+)$/gm)].map(([, name = '', type]) => [name, type]),
    );
    for (const expr of expressions) {
      for (const [name = ''] of expr.matchAll(/\b(?:phasegate|nodejs|process)_\w+/g)) {
        const of = name.replace(/_(bucket|count|sum)$/, '');
        expect(types.get(name) ?? types.get(of), name).toBeDefined();
      }
      for (const [, name = '', labels = ''] of expr.matchAll(/\b(phasegate_\w+)\{([^}]*)\}/g)) {
        for (const [pair] of labels.matchAll(/\w+="[^"]*"/g))
          expect(
            text.split('\n').some((line) => line.startsWith(name) && line.includes(pair)),
            `${name} ${pair}`,
          ).toBe(true);
      }
    }
    expect(expressions.length).toBeGreaterThan(20);
  });

  it('counts what people do, how fast Slack is answered, what is recorded, and messages as they end', async () => {
    const before = await metrics();
    await story.start('lena', 'support-triage', { name: 'Invoice coding' });
    await expect
      .poll(async () => valueOf(await metrics(), 'phasegate_deliveries_total{outcome="placed"}'))
      .toBeGreaterThan(0);
    const after = await metrics();
    const grew = (line: string) => valueOf(after, line) - valueOf(before, line);
    expect(grew('phasegate_slack_ack_duration_seconds_count')).toBeGreaterThanOrEqual(2);
    expect(after).toMatch(/^phasegate_changes_total\{action="engagement\.\S+"\} [1-9]/m);
    expect(grew('phasegate_deliveries_total{outcome="dead"}')).toBe(0);
    expect(valueOf(after, 'phasegate_queue_waiting{queue="tick"}')).toBeGreaterThanOrEqual(0);
  });

  it('[X6] counts a message that Slack will never take', async () => {
    const count = async () => valueOf(await metrics(), 'phasegate_deliveries_total{outcome="dead"}');
    expect(await count()).toBe(0);
    await story.app.world.db.inWorkspace('T0NORTHWND', (tx) =>
      tx.execute(
        "insert into destination (workspace_id, destination, closed_reason) values ('T0NORTHWND', 'C0CLOSED00', 'is_archived')",
      ),
    );
    await act(
      story.app.world,
      { workspaceId: 'T0NORTHWND', userId: 'system', origin: 'clock' },
      async ({ show }) => {
        show({ subject: 'engagement.card:00000000-0000-4000-8000-000000000000', destination: 'C0CLOSED00' });
      },
    );
    await expect.poll(count).toBe(1);
  });

  it('[X7] says how long lines are, and since when, while nobody takes anything', async () => {
    const { db } = story.app.world;
    await db.orm.execute(`select pgboss.create_queue('nobodys', '{"policy": "standard"}'::jsonb)`);
    await db.orm.execute(
      "insert into pgboss.job_common (name, data, start_after) select 'nobodys', '{}', now() - interval '10 minutes' from generate_series(1, 3)",
    );
    const found = await queueDepths(db)();
    expect(found.find(({ queue }) => queue === 'nobodys')).toMatchObject({ waiting: 3 });
    expect(found.find(({ queue }) => queue === 'nobodys')?.oldest).toBeGreaterThanOrEqual(600);
    await db.orm.execute("delete from pgboss.job_common where name = 'nobodys'");
  });
});

describe('alerts about Phasegate itself', () => {
  const promtool = spawnSync('promtool', ['--version']).status === 0;

  it('each says what it is and what to do, and has a test', () => {
    const tests = parse(read('rules.test.yml')) as {
      tests: { name: string; alert_rule_test: { alertname: string; exp_alerts: unknown[] }[] }[];
    };
    const well = tests.tests.find(({ name }) => name === 'all is well')?.alert_rule_test ?? [];
    for (const { alert, annotations } of rules) {
      expect(annotations).toMatchObject({ summary: expect.any(String), todo: expect.any(String) });
      expect(
        well.some(({ alertname }) => alertname === alert),
        alert,
      ).toBe(true);
      const own = tests.tests.find(({ name }) => name === alert);
      expect(own?.alert_rule_test[0]?.exp_alerts, alert).toHaveLength(1);
    }
  });

  it.skipIf(!promtool)(`hold as promtool plays them${promtool ? '' : ' (skipped: no promtool)'}`, () => {
    execFileSync('promtool', ['check', 'rules', `${FOLDER}/rules.yml`]);
    expect(
      execFileSync('promtool', ['test', 'rules', `${FOLDER}/rules.test.yml`], { encoding: 'utf8' }),
    ).toContain('SUCCESS');
  });
});
