import { describe, expect, it } from 'vitest';
import type { MonitorContext } from '../../../src/monitoring/monitors/context.ts';
import { columnsOf, monitorKind } from '../../../src/monitoring/monitors/monitor-form.ts';

const ID = '8e8f960c-63a2-41a6-96d9-fc843c681643';
const REFERENCE = '5d0d7a34-3b3d-4a0c-9d2c-6a2f64dd1c11';

const context = (references: MonitorContext['references']): MonitorContext => ({
  me: 'ULEAD',
  now: Temporal.Instant.from('2027-03-01T09:00:00Z'),
  timeZone: 'UTC',
  defaults: {
    cron: '0 * * * *',
    min_cases: 0,
    breaches_to_fire: 3,
    clears_to_resolve: 3,
    no_data_minutes: 180,
    drift_alpha: 0.05,
    drift_floor: 0.02,
  } as MonitorContext['defaults'],
  objection: () => null,
  deployments: [{ id: ID, name: 'v3' }],
  feeds: [{ id: ID, name: 'Intake' }],
  references,
  metrics: [],
});

const typed = {
  name: 'Intake',
  deploymentId: ID,
  feedId: ID,
  referenceId: REFERENCE,
  season: 'whole',
  alpha: '0.05',
  floor: '0.02',
  minN: '100',
  cron: '0 6 * * *',
  zone: 'UTC',
  breachesToFire: '2',
  clearsToResolve: '2',
  noDataAfter: '180',
  severity: 'warn',
  ownerId: 'ULEAD',
  runbookUrl: '',
};

describe('the form of a monitor on input shift', () => {
  it.each(['push', 'csv', 'sql', 'evidently'])(
    '[M2] [M4] is there for feeds that answer columns: %s',
    (feed) => {
      const offered = () => monitorKind(feed, 'drift').form.names;
      // A report has been judged already: it has values only.
      if (feed === 'evidently') expect(offered).toThrow();
      else expect(offered()).toContain('referenceId');
    },
  );

  it('[M4] takes a sealed reference, and is of the input layer', () => {
    const of = monitorKind('push', 'drift');
    const fields = of.form.check(typed, context([{ id: REFERENCE, name: 'Good days (v1)' }]));
    expect(columnsOf(of, fields)).toMatchObject({
      layer: 'input',
      rule: { kind: 'drift', alpha: 0.05, floor: 0.02, referenceId: REFERENCE },
      minN: 100,
      maturity: null,
    });
  });

  it('[M4] compares with the same season where the reference has some; a share is between 0 and 1', () => {
    const of = monitorKind('csv', 'drift');
    const asked = { answer: 'columns', column: '', rows: '', cases: '', measured: '' };
    const check = (more: object, season: string | null = 'weekday') =>
      of.form.check(
        { ...typed, ...asked, ...more },
        context([{ id: REFERENCE, name: 'Good days (v1)', season }]),
      );
    const fields = check({ season: 'season', alpha: '0.01', floor: '0.1' });
    expect(columnsOf(of, fields).rule).toEqual({
      kind: 'drift',
      alpha: 0.01,
      floor: 0.1,
      season: true,
      referenceId: REFERENCE,
    });
    expect(() => check({ season: 'season' }, null)).toThrow('monitoring.refusal.no-season');
    for (const alpha of ['0', '1', '-0.1', 'much']) expect(() => check({ alpha })).toThrow();
  });

  it('[M4] without a reference it says how to make one', () => {
    const of = monitorKind('push', 'drift');
    expect(() => of.form.check(typed, context([]))).toThrow('monitoring.refusal.no-reference');
  });
});
