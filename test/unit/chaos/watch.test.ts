import { describe, expect, it } from 'vitest';
import type { AlertStatus, Line } from '../../chaos/check/logs.ts';
import type { Event } from '../../chaos/check/record.ts';
import { chained, found, post } from './hand-written.ts';

describe('alerts', () => {
  const event = (stage: string, subject: string) => ({
    action: `monitoring.alert.${stage}`,
    kind: 'alert',
    subject,
    after: { told: stage, about: 'Recall' },
  });
  const readings = [0.8, 0.97].map((value, at) => ({ monitor: 'm', name: 'Recall', value, takenAt: at }));
  const whole = chained([event('firing', 'a1'), event('resolved', 'a1')]);
  const calls = [post('monitoring.alert:a1', '1.1')];

  it('[M6] fire and recover as their readings say, in one message each', () => {
    expect(found(whole, { calls }, { readings })).toEqual([]);
    expect(found(whole, {}, { readings })).toEqual(['alert a1 has no message']);
    const [fired] = whole;
    expect(found(chained([fired as Event]), { calls }, { readings })).toEqual([
      'Recall should have recovered 1 times, and did 0',
    ]);
    expect(found([], {}, { readings: readings.slice(0, 1) })).toEqual([
      'Recall should have fired 1 times, and did 0',
    ]);
    const twice = chained([event('firing', 'a1'), event('firing', 'a2')]);
    const both = [...calls, post('monitoring.alert:a2', '1.2')];
    expect(found(twice, { calls: both }, { readings: readings.slice(0, 1) })).toContainEqual(
      'Recall fires in alert a2 while a1 is open',
    );
  });

  it('[M9] of an Alertmanager are there as often as they began and ended, however often it tells them', () => {
    const line = (did: 'tells alert' | 'told alert', status: AlertStatus, startsAt: number): Line => ({
      did,
      alert: 'Drift',
      status,
      startsAt,
      at: startsAt,
    });
    const told = (status: AlertStatus, startsAt: number) => [
      line('tells alert', status, startsAt),
      line('told alert', status, startsAt),
    ];
    const of = (stage: string, subject: string) => ({
      ...event(stage, subject),
      after: { told: stage, about: 'Drift' },
    });
    const lines = [...told('firing', 1), ...told('firing', 1), ...told('resolved', 1), ...told('firing', 2)];
    const ofTwo = [...calls, post('monitoring.alert:a2', '1.2')];
    const events = chained([of('firing', 'a1'), of('resolved', 'a1'), of('firing', 'a2')]);
    expect(found(events, { lines, calls: ofTwo })).toEqual([]);
    expect(found(events.slice(0, 2), { lines, calls })).toEqual([
      'the alert Drift was told as firing 2 times, and is on record 1 times',
      'the alert Drift is firing in the end, and on record resolved',
    ]);
    const doubled = chained([of('firing', 'a1'), of('resolved', 'a1'), of('resolved', 'a1')]);
    expect(found(doubled, { lines: lines.slice(0, 6), calls })).toEqual([
      'the alert Drift was told as resolved 1 times, and is on record 2 times',
    ]);
    // What nobody answered may have been taken, or not.
    const unsure = [...told('firing', 1), line('tells alert', 'resolved', 1)];
    expect(found(events.slice(0, 2), { lines: unsure, calls })).toEqual([]);
    expect(found(events.slice(0, 1), { lines: unsure, calls })).toEqual([]);
  });

  it('[M9] that were told out of order may be on record or not, but end as they ended', () => {
    const line = (did: 'tells alert' | 'told alert', status: AlertStatus, startsAt: number, at: number) => ({
      did,
      alert: 'Drift',
      status,
      startsAt,
      at,
    });
    const of = (stage: string, subject: string) => ({
      ...event(stage, subject),
      after: { told: stage, about: 'Drift' },
    });
    // It was over when it was taken that it fires.
    const lines: Line[] = [
      line('tells alert', 'firing', 1, 1),
      line('tells alert', 'resolved', 1, 5),
      line('told alert', 'resolved', 1, 6),
      line('told alert', 'firing', 1, 7),
    ];
    const both = [of('firing', 'a1'), of('resolved', 'a1')];
    expect(found([], { lines })).toEqual([]);
    expect(found(chained(both), { lines, calls })).toEqual([]);
    expect(found(chained(both.slice(0, 1)), { lines, calls })).toEqual([
      'the alert Drift is resolved in the end, and on record firing',
    ]);
    expect(found(chained([...both, ...both]), { lines, calls })).toContain(
      'the alert Drift was told as firing 0 times or up to 1, and is on record 2 times',
    );
    // The next one began before the end of the first was taken: they may be one.
    const next: Line[] = [
      line('tells alert', 'firing', 1, 1),
      line('told alert', 'firing', 1, 2),
      line('tells alert', 'resolved', 1, 5),
      line('tells alert', 'firing', 6, 6),
      line('told alert', 'firing', 6, 7),
      line('told alert', 'resolved', 1, 8),
    ];
    const second = [...both, of('firing', 'a2')];
    const posted = [...calls, post('monitoring.alert:a2', '1.2')];
    expect(found(chained(second), { lines: next, calls: posted })).toEqual([]);
    expect(found(chained(both), { lines: next, calls })).toContain(
      'the alert Drift is firing in the end, and on record resolved',
    );
  });

  it('[M3] values that were acknowledged are there', () => {
    const lines: Line[] = [{ did: 'pushed', monitor: 'm', measuredAt: 5, value: 0.8, at: 6 }];
    expect(found([], { lines }, { pushed: [{ monitor: 'm', measuredAt: 5, value: 0.8 }] })).toEqual([]);
    expect(found([], { lines })).toEqual([expect.stringContaining('was acknowledged, and is lost')]);
  });
});

describe('digests and sources', () => {
  const lines: Line[] = [{ did: 'subscribed', engagement: 'e', subscriber: 'U1', date: '2027-03-01', at: 1 }];
  const digest = post('digest.daily:e U1 2027-03-01', '1.1');

  it('[D3] a digest comes once', () => {
    expect(found([], { lines, calls: [digest] })).toEqual([]);
    expect(found([], { lines })).toEqual([expect.stringContaining('came 0 times')]);
    expect(found([], { lines, calls: [digest, { ...digest, ts: '1.2' }] })).toContainEqual(
      expect.stringContaining('came 2 times'),
    );
    const other = post('digest.daily:e U1 2027-03-02', '1.2');
    expect(found([], { lines, calls: [digest, other] })).toEqual([
      'a digest of e for U1 on 2027-03-02 came, and none was due',
    ]);
    expect(found([], { lines, calls: [digest, post('digest.daily:f U1 2027-03-02', '1.2')] })).toEqual([]);
  });

  it('[X5] a source is added once', () => {
    const added: Line[] = [{ did: 'added source', name: 'tickets', at: 1 }];
    const event = { action: 'foundation.source.add', kind: 'source', after: { name: 'tickets' } };
    expect(found(chained([event]), { lines: added })).toEqual([]);
    expect(found(chained([event, event]), { lines: added })).toEqual([
      'source tickets was acknowledged and stands 2 times on record',
    ]);
  });
});
