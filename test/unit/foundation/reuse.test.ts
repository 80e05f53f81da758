import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compressed } from '../../../src/engagement/rules.ts';
import { holdsFor, type ReuseFacts, reuseOf } from '../../../src/foundation/reuse/rules.ts';
import { reuseWords } from '../../../src/foundation/reuse/words.ts';
import { stillStale } from '../../../src/foundation/stale.ts';
import { loadPlaybook } from '../../../src/playbook/playbook.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { datesShown } from '../../support/dates.ts';

const at = (day: string) => Temporal.Instant.from(`${day}T10:00:00Z`);
const limits = loadPlaybook().reuse;
const ready = { standing: 'ready' as const, checkedOn: '2027-05-01' };
const crm = { id: 'crm', name: 'crm_tickets', ...ready };
const erp = { id: 'erp', name: 'erp_invoices', ...ready };
const assessed = (sourceId: string, more = {}) => ({
  id: `${sourceId}-1`,
  sourceId,
  use: 'training',
  at: at('2027-05-20'),
  ageNeededDays: 2,
  ...more,
});

const whole: ReuseFacts = {
  today: Temporal.PlainDate.from('2027-06-01'),
  timeZone: 'Europe/Berlin',
  limits,
  engagementId: 'here',
  sources: [crm, erp],
  retired: [],
  assessments: [assessed('crm'), assessed('erp')],
  changes: [],
  gaps: [],
  numbers: {
    sources: { total: 2, ready: 2, notReady: null },
    assessed: { total: 2, done: 2, next: null, belowWithoutGap: 0, below: null },
    gaps: { total: 0, blocking: 0, degrading: 0, firstBlocking: null, firstDegrading: null },
    lineage: { begun: true, final: 'training set', orphans: [] },
    pipeline: { kind: 'valid', at: at('2027-05-20') },
  },
  pipeline: { kind: 'valid', at: at('2027-05-20') },
  final: { before: 'training set', next: 'training set' },
};
const pipeline = (one: ReuseFacts['pipeline']): Partial<ReuseFacts> => ({
  pipeline: one,
  numbers: { ...whole.numbers, pipeline: one },
});
const say = sayIn('en-GB');
const reasons = (change: Partial<ReuseFacts>) =>
  reuseWords(say, reuseOf({ ...whole, ...change })).stale.map(datesShown);

describe('[R3] what the next cycle reuses', () => {
  it('is everything where everything holds', () => {
    expect(reuseOf(whole)).toEqual({
      sources: { total: 2, reused: 2 },
      lineage: true,
      pipeline: true,
      share: 1,
      stale: [],
    });
  });

  it.for<[string, Partial<ReuseFacts>, string]>([
    [
      'a check that is too old',
      { sources: [{ ...crm, checkedOn: '2026-12-02' }, erp] },
      '*Source crm_tickets*: its access was checked on 2 Dec 2026, 181 days ago, and a check holds 180 days',
    ],
    [
      'a source that is not accessible any more',
      { sources: [{ ...crm, standing: 'inaccessible' }, erp] },
      '*Source crm_tickets*: it is not accessible',
    ],
    [
      'a source that was retired',
      { retired: [{ id: 'x', name: 'old_mail', on: '2027-05-30' }] },
      '*Source old_mail*: it was retired on 30 May 2027',
    ],
    [
      'a source that changed after its assessment',
      { changes: [{ sourceId: 'crm', field: 'format', at: at('2027-05-21') }] },
      '*Assessment crm_tickets*: the source changed after it, on 21 May 2027: Current format',
    ],
    [
      'an assessment older than the use can do with',
      { assessments: [assessed('crm', { at: at('2027-05-01') }), assessed('erp')] },
      '*Assessment crm_tickets*: it is of 1 May 2027, 31 days ago, and for this use one holds 30 days',
    ],
    [
      'a source without an assessment',
      { assessments: [assessed('erp')] },
      '*Assessment crm_tickets*: there is none',
    ],
    [
      'a waiver that is over',
      { gaps: [{ id: 'g', title: 'No history before 2020', expiredOn: '2027-05-31' }] },
      '*Gap No history before 2020*: its waiver ended on 31 May 2027',
    ],
    [
      'a gap that is open',
      { gaps: [{ id: 'g', title: 'Labels', expiredOn: null }] },
      '*Gap Labels*: it is open',
    ],
    [
      'a run that a change voided',
      pipeline({ kind: 'void', changedAt: at('2027-05-22'), what: 'source', name: 'crm_tickets' }),
      '*Pipeline run*: something changed after it, on 22 May 2027: crm_tickets',
    ],
    [
      'a run that failed',
      pipeline({ kind: 'failed', failed: 2, at: at('2027-05-22') }),
      '*Pipeline run*: it had failed checks',
    ],
    [
      'a run that is too old',
      pipeline({ kind: 'valid', at: at('2026-12-02') }),
      '*Pipeline run*: it is of 2 Dec 2026, 181 days ago, and one holds 180 days',
    ],
    [
      'a run that led to another dataset',
      { final: { before: 'training set', next: 'second set' } },
      '*Pipeline run*: it led to “training set”, which is not the final dataset of the new cycle',
    ],
  ])('names %s, and why', ([, change, expected]) => {
    expect(reasons(change)).toEqual([expected]);
    expect(reuseOf({ ...whole, ...change }).stale).toHaveLength(1);
  });

  it('names the final dataset anew for each cycle, and then the run does not hold either', () => {
    expect(reasons({ final: { before: 'training set', next: null } })).toEqual([
      '*Lineage*: each cycle has one final training dataset, and “training set” was that of the cycle before',
      '*Pipeline run*: it led to “training set”, which is not the final dataset of the new cycle',
    ]);
  });

  it('a change before an assessment, and one of the owner, are none', () => {
    expect(reasons({ changes: [{ sourceId: 'crm', field: 'format', at: at('2027-05-19') }] })).toEqual([]);
  });

  it('an assessment holds as long as the use may do without newer data, within bounds', () => {
    expect([0.1, 29, 31, 90.5, 4_000].map((days) => holdsFor(days, limits.assessment))).toEqual([
      30, 30, 31, 91, 365,
    ]);
  });

  it('what was checked or assessed anew is not stale any more', () => {
    const reuse = reuseOf({
      ...whole,
      sources: [{ ...crm, checkedOn: '2026-01-05' }, erp],
      assessments: [assessed('crm', { at: at('2027-01-01') }), assessed('erp')],
    });
    const now = (checkedOn: string, newest: string) => {
      const { sources, assessments } = stillStale(reuse, [{ id: 'crm', checkedOn }], [{ id: newest }]);
      return [sources.length, assessments.length];
    };
    expect(now('2026-01-05', 'crm-1')).toEqual([1, 1]);
    expect(now('2027-06-01', 'crm-1')).toEqual([0, 1]);
    expect(now('2026-01-05', 'crm-2')).toEqual([1, 0]);
    // Retired since: nobody expects anything of it.
    expect(stillStale(reuse, [], [{ id: 'crm-1' }]).assessments).toEqual([]);
  });
});

describe('[E4] a planned range', () => {
  it.for<[number, number, number, number, number]>([
    [5, 15, 0, 5, 15],
    [5, 15, 0.52, 5, 10],
    [5, 15, 0.8, 5, 7],
    [5, 15, 1, 5, 5],
    [10, 10, 0.5, 10, 10],
  ])('%i–%i with %d done is %i–%i', ([from, to, share, least, most]) => {
    expect(compressed({ from, to }, share)).toEqual({ from: least, to: most });
  });

  it('never grows with what is reused, and never leaves the playbook’s', () => {
    const range = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.nat({ max: 60 }));
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(range, share, share, ([from, more], a, b) => {
        const [less, most] = [Math.min(a, b), Math.max(a, b)];
        const one = compressed({ from, to: from + more }, less);
        const other = compressed({ from, to: from + more }, most);
        expect(other.to).toBeLessThanOrEqual(one.to);
        expect(other.from).toBe(from);
        expect(other.to).toBeGreaterThanOrEqual(from);
        expect(one.to).toBeLessThanOrEqual(from + more);
      }),
    );
  });

  it('[R3] eight of ten sources reused, no run yet: one to two weeks instead of one to three', () => {
    const sources = Array.from({ length: 10 }, (_, i) => ({ ...crm, id: `s${i}`, name: `s${i}` }));
    const { share } = reuseOf({
      ...whole,
      sources,
      assessments: sources.slice(0, 8).map((one) => assessed(one.id)),
      numbers: { ...whole.numbers, gaps: { ...whole.numbers.gaps, total: 0 } },
      final: { before: 'training set', next: null },
    });
    expect(compressed({ from: 5, to: 15 }, share)).toEqual({ from: 5, to: 10 });
  });
});
