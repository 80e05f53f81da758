import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Calendar, isWorkingDay, workingDay } from '../../../../src/engagement/calendar.ts';
import { ROLES } from '../../../../src/engagement/roles.ts';
import { dueOf, missingSteps, ownerFor, progressOf } from '../../../../src/pilot/steps/rules.ts';
import { loadPlaybook } from '../../../../src/playbook/playbook.ts';

const { build: steps, phases } = loadPlaybook();
const calendar = (more: Partial<Calendar> = {}): Calendar => ({
  workingDays: [1, 2, 3, 4, 5],
  holidays: new Set(),
  timeZone: 'Europe/Berlin',
  ...more,
});
const MONDAY = Temporal.PlainDate.from('2027-03-01');
const due = (to: number, of = calendar(), start = MONDAY) =>
  dueOf(of, start, { weeks: { from: 1, to } }).toString();

describe('the build sequence', () => {
  it('[B1] has features and baseline in weeks 1–2, development and segments in 2–4, integration and retraining by 6', () => {
    const weeks = (key: string) => steps.find((one) => one.key === key)?.weeks;
    for (const key of ['features', 'baseline_model']) expect(weeks(key), key).toEqual({ from: 1, to: 2 });
    for (const key of ['model_development', 'segment_validation'])
      expect(weeks(key), key).toEqual({ from: 2, to: 4 });
    for (const key of ['human_checkpoint', 'audit_logging', 'staging_test', 'retraining_pipeline'])
      expect(weeks(key), key).toEqual({ from: 4, to: 6 });
    expect(steps).toHaveLength(8);
    for (const { owner, text, why } of steps) {
      expect(ROLES).toContain(owner);
      expect([text.de, why.de]).not.toContain(undefined);
    }
  });

  it('[B1] [E4] ends with the planned range of its phase', () => {
    const last = Math.max(...steps.map((one) => one.weeks.to));
    expect(last * 5).toBe(phases[2]?.planned?.to);
  });

  it('[B1] a step is due on the last working day of its last week', () => {
    expect(due(1)).toBe('2027-03-05');
    expect(due(2)).toBe('2027-03-12');
    expect(due(6)).toBe('2027-04-09');
    expect(due(1, calendar(), MONDAY.add({ days: 2 }))).toBe('2027-03-09');
    expect(due(1, calendar(), MONDAY.subtract({ days: 1 }))).toBe('2027-03-05');
  });

  it('[B1] [E4] counts neither holidays nor days off', () => {
    expect(due(1, calendar({ holidays: new Set(['2027-03-03', '2027-03-06']) }))).toBe('2027-03-08');
    expect(due(1, calendar({ workingDays: [1, 2, 3, 4] }))).toBe('2027-03-04');
    expect(due(1, calendar({ workingDays: [3] }))).toBe('2027-03-03');
  });

  it('[B1] [E4] is the working day of that number, in any calendar', () => {
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 });
    const offs = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 8 });
    fc.assert(
      fc.property(
        days,
        offs,
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 0, max: 13 }),
        (week, off, to, later) => {
          const holidays = new Set(off.map((one) => MONDAY.add({ days: one }).toString()));
          const of = calendar({ workingDays: week, holidays });
          const start = MONDAY.add({ days: later });
          const day = dueOf(of, start, { weeks: { from: 1, to } });
          expect(isWorkingDay(of, day)).toBe(true);
          expect(workingDay(of, start, day)).toBe(to * week.length);
        },
      ),
    );
  });

  it('[B1] [E2] belongs to an able person of the role, else to the lead', () => {
    const person = (userId: string, role: 'data' | 'lead', more = {}) => ({
      userId,
      role,
      isDeactivated: false,
      isExternal: false,
      ...more,
    });
    const lead = person('ULEAD', 'lead');
    const owner = (...people: Parameters<typeof ownerFor>[1]) => ownerFor({ owner: 'data' }, people, 'UMADE');
    expect(owner(lead, person('UDATA', 'data'), person('UDATA2', 'data'))).toBe('UDATA');
    expect(owner(lead, person('UDATA', 'data', { isDeactivated: true }))).toBe('ULEAD');
    expect(owner(lead, person('UDATA', 'data', { isExternal: true }))).toBe('ULEAD');
    expect(owner(person('ULEAD', 'lead', { isDeactivated: true }))).toBe('UMADE');
  });

  it('[B1] tells what is done, overdue and next, and what is missing without the optional ones', () => {
    const task = (step: string, dueOn: string, state: 'open' | 'done') => ({
      id: step,
      step,
      text: step,
      owner: 'U1',
      dueOn,
      state,
    });
    const tasks = [
      task('features', '2027-03-12', 'done'),
      task('baseline_model', '2027-03-12', 'open'),
      task('model_development', '2027-03-26', 'open'),
    ];
    expect(progressOf(tasks, '2027-03-12')).toMatchObject({ done: 1, total: 3, overdue: 0 });
    const late = progressOf(tasks, '2027-03-13');
    expect(late).toMatchObject({ overdue: 1, next: { step: 'baseline_model' } });
    expect(progressOf([], '2027-03-13')).toEqual({ done: 0, total: 0, overdue: 0, next: null });
    const some = steps.slice(0, 3).map((step, index) => ({ ...step, optional: index === 2 }));
    expect(missingSteps(some, tasks).map((one) => one.key)).toEqual(['baseline_model']);
  });
});
