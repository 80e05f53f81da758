import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SealedContent, sealedContent } from '../../../src/seal/content.ts';
import { type Difference, differences, type Field } from '../../../src/seal/diff.ts';
import { digestOf } from '../../../src/seal/digest.ts';
import { fairnessDigest } from '../../../src/seal/fairness.ts';
import { type SealHistory, sealModal } from '../../../src/seal/screens/history.ts';
import { differenceLine } from '../../../src/seal/screens/words.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { lintView } from '../../support/gallery.ts';
import { sealedContentOf } from '../../support/gates-sealed.ts';

const now = sealedContentOf();
const at = Temporal.Instant.from('2027-03-01T09:00:00Z');
const told = (found: readonly Difference[]) =>
  found.map((one) =>
    one.kind === 'changed'
      ? [`${one.item.path}.${one.field}`, one.before, one.after]
      : [one.item.path, one.kind],
  );

describe('the digest of what is sealed', () => {
  it('[P3.4] is SHA-256 of the canonical JSON: the order of keys says nothing, any value does', () => {
    const turned = Object.fromEntries(Object.entries(now).toReversed());
    expect(digestOf(turned)).toBe(digestOf(now));
    expect(digestOf({ b: 1, a: '2' })).toBe(
      '58d563c66ca0e46828def23887d2609668e0cdab0af912ec649ac4b2d0473aa0',
    );
    const other = { ...now, supervised: { ...now.supervised, minDays: 4 } };
    expect(digestOf(other)).not.toBe(digestOf(now));
  });
});

it('[P3.5] a signature is of the bounds as they are, in whatever order', () => {
  const { fairness } = now;
  const [first, ...rest] = fairness.bounds;
  if (!first) throw new Error('nothing is bounded');
  const signed = fairnessDigest(fairness);
  expect(fairnessDigest({ ...fairness, bounds: fairness.bounds.toReversed() })).toBe(signed);
  for (const changed of [
    { ...fairness, bounds: [{ ...first, limit: '0.001' }, ...rest] },
    { ...fairness, bounds: [{ ...first, minCases: first.minCases + 1 }, ...rest] },
    { ...fairness, bounds: [{ ...first, values: ['elsewhere'] }, ...rest] },
    { ...fairness, bounds: rest },
    { ...fairness, noneReason: 'Nobody is concerned' },
  ])
    expect(fairnessDigest(changed)).not.toBe(signed);
});

describe('what differs between two versions', () => {
  it('[P3.4] is told value by value, in a fixed order, and as a whole where an item is new or gone', () => {
    const [first, second] = now.baseline;
    const [region] = now.fairness.bounds;
    if (!first || !second || !region) throw new Error('no fixture');
    const later: SealedContent = {
      ...now,
      roi: { ...now.roi, volume: '380000', valuePerYear: '399000' },
      requirement: { ...now.requirement, threshold: '0.88', typedReason: 'Fewer tickets' },
      baseline: [second, { ...first, target: '10' }],
      fairness: { ...now.fairness, bounds: [region] },
    };
    expect(told(differences(now, later))).toEqual([
      ['roi.valuePerYear', '430500', '399000'],
      ['roi.volume', '410000', '380000'],
      ['requirement.threshold', '0.9', '0.88'],
      ['requirement.typedReason', null, 'Fewer tickets'],
      ['baseline[handle_time].target', '9', '10'],
      ['fairness[language accuracy]', 'gone'],
    ]);
    expect(told(differences(null, now)).slice(0, 5)).toEqual([
      ['useCase', 'new'],
      ['roi', 'new'],
      ['roi[point 1]', 'new'],
      ['roi[point 2]', 'new'],
      ['requirement', 'new'],
    ]);
  });

  it('[P3.4] is nothing where they are the same, and where only the order of a list is another', () => {
    expect(differences(now, structuredClone(now))).toEqual([]);
    const turned = {
      ...now,
      baseline: now.baseline.toReversed(),
      rollout: now.rollout.toReversed(),
      fairness: { ...now.fairness, bounds: now.fairness.bounds.toReversed() },
    };
    expect(differences(now, turned)).toEqual([]);
  });

  it('[P3.4] tells two bounds of one segment and metric apart', () => {
    const [bound] = now.fairness.bounds;
    if (!bound) throw new Error('no fixture');
    const twice = { ...now, fairness: { ...now.fairness, bounds: [bound, { ...bound, limit: '0.7' }] } };
    const changed = differences(twice, { ...twice, fairness: { ...twice.fairness, bounds: [bound, bound] } });
    expect(told(changed)).toEqual([['fairness[region recall 2].limit', '0.7', '0.8']]);
  });

  it('[P3.4] is empty exactly where every value is the same, and turned round where the versions are', () => {
    const number = fc.constantFrom('1', '2', '0.5');
    const some = fc.record({
      volume: number,
      threshold: number,
      target: number,
      minDays: fc.integer({ min: 1, max: 3 }),
      stages: fc.integer({ min: 1, max: 2 }),
    });
    const contentOf = (one: {
      volume: string;
      threshold: string;
      target: string;
      minDays: number;
      stages: number;
    }) => ({
      ...now,
      roi: { ...now.roi, volume: one.volume },
      requirement: { ...now.requirement, threshold: one.threshold },
      baseline: now.baseline.map((each) => ({ ...each, target: one.target })),
      supervised: { ...now.supervised, minDays: one.minDays },
      rollout: now.rollout.slice(0, one.stages),
    });
    fc.assert(
      fc.property(some, some, (a, b) => {
        const [old, fresh] = [contentOf(a), contentOf(b)];
        const found = differences(old, fresh);
        expect(found.length === 0).toBe(digestOf(old) === digestOf(fresh));
        const turned = { new: 'gone', gone: 'new' } as const;
        const back = told(differences(fresh, old)).map(([path, was, is]) =>
          is === undefined ? [path, turned[was as 'new' | 'gone']] : [path, is, was],
        );
        expect(back).toEqual(told(found));
      }),
    );
  });
});

describe('the seal in words', () => {
  const linesOf = (found: readonly Difference[], locale = 'en-GB') =>
    found.map((one) => differenceLine(sayIn(locale), one));

  it('[P3.4] a new item is one line, as people would say it', () => {
    expect(linesOf(differences(null, now))).toEqual([
      '• Support ticket triage · priority 320 of 625',
      '• €4.20 × 410,000 a year × 25\u00a0% = €430,500 a year · target €400,000 a year · depends on accuracy',
      '• curve: 10\u00a0% improvement at 0.8',
      '• curve: 30\u00a0% improvement at 0.95',
      '• accuracy ≥ 0.9, n ≥ 500',
      '• Escalation rate: 18\u00a0% → target 12\u00a0% (±\u00a015\u00a0%), lower is better · Q1, Zendesk export',
      '• Handle time: 12.5\u00a0minutes → target 9\u00a0minutes (±\u00a010\u00a0%), lower is better · Q1, Zendesk export',
      '• language: accuracy, gap to the best segment ≤ 0.05, n ≥ 50 each',
      '• region (EU, US): recall, ratio to the best segment ≥ 0.8, n ≥ 50 each',
      '• 500 cases an hour, errors ≤ 1\u00a0%, p95 latency ≤ 800\u00a0ms, over 60\u00a0min',
      '• accuracy ≥ 0.9, 500 cases and 3 days at least',
      '• stage 1: complexity low, confidence ≥ 0.9, 7 days at least',
      '• stage 2: complexity low, medium, confidence ≥ 0.95, 7 days at least',
      '• model’s metric ±\u00a05\u00a0%, value ±\u00a020\u00a0%',
    ]);
    const loss = {
      metric: 'mae',
      better: 'lower',
      threshold: '12',
      minCases: 90,
      typedReason: 'Agreed',
    } as const;
    const other = { ...now, requirement: loss, fairness: { bounds: [], noneReason: 'Nobody is concerned' } };
    expect(linesOf(differences(null, other), 'de-DE')).toEqual(
      expect.arrayContaining([
        '• mittlerer absoluter Fehler ≤ 12, n ≥ 90 (von Hand gesetzt: Agreed)',
        '• Keine, weil: Nobody is concerned',
      ]),
    );
    expect(linesOf(differences(now, other))).toContain(
      '• No longer in it: language: accuracy, gap to the best segment ≤ 0.05, n ≥ 50 each',
    );
  });

  it('[P3.4] [H7] every value has its name and its words, in both languages', () => {
    const all = differences(null, {
      ...now,
      requirement: { ...now.requirement, typedReason: 'Because' },
      fairness: { ...now.fairness, noneReason: 'Nobody' },
    }).flatMap(({ item }) =>
      Object.entries(item.values).map(
        ([field, after]): Difference => ({
          ...{ kind: 'changed', item, field: field as Field },
          ...{ before: null, after },
        }),
      ),
    );
    expect(all.length).toBeGreaterThan(60);
    for (const locale of ['en-GB', 'de-DE'])
      for (const line of linesOf(all, locale)) expect(line).toMatch(/^• .+: – → .+/);
    const line = (path: string, locale?: string) =>
      linesOf(
        all.filter((one) => one.kind === 'changed' && `${one.item.path}.${one.field}` === path),
        locale,
      )[0];
    expect(line('roi.volume')).toBe('• volume (transactions): – → 410,000');
    expect(line('roi.volume', 'de-DE')).toBe('• Menge (Vorgänge): – → 410.000');
    expect(line('roi[point 2].level')).toBe('• level 2 of the curve, value of the metric: – → 0.95');
    expect(line('rollout[2].complexity')).toBe('• stage 2, complexity: – → low, medium');
    expect(line('baseline[handle_time].better')).toBe('• Handle time, direction: – → lower is better');
    expect(line('baseline[handle_time].period')).toBe('• Handle time, period: – → Q1');
    expect(line('fairness[region recall].limit')).toBe('• region (recall), limit: – → 0.8');
  });

  it('[P3.4] a number keeps every digit', () => {
    const exact = { ...now, roi: { ...now.roi, valuePerYear: '12345678901234567890.123456789' } };
    expect(linesOf(differences(now, exact)).join()).toContain('12,345,678,901,234,567,890.123456789');
  });

  const version = (number: number, changes: readonly Difference[], text = 'Fewer tickets') => ({
    version: number,
    sealedAt: at,
    sealedBy: 'U0LENA',
    reason: number > 1 ? text : null,
    digest: 'a'.repeat(64),
    isIntact: number !== 2,
    changes,
  });
  const hostile = '<!channel> *b* <@U0EVIL> & `c` {x}';
  const many = sealedContentOf({
    baseline: Array.from({ length: 20 }, (_, index) => ({
      key: `k${index}`,
      name: `${hostile}${'W'.repeat(300)}`,
      unit: hostile,
      better: 'higher' as const,
      value: '1',
      period: 'W'.repeat(500),
      source: hostile,
      target: '2',
      variancePercent: '1',
    })),
  });
  const first = differences(null, now);
  const HISTORIES: Record<string, Omit<SealHistory, 'names' | 'engagement'>> = {
    empty: { earlier: null, versions: [], proposal: null },
    proposed: {
      earlier: null,
      versions: [],
      proposal: { reason: null, digest: 'b'.repeat(64), changes: first },
    },
    usual: { earlier: null, versions: [version(2, []), version(1, first)], proposal: null },
    earlier: { earlier: 1, versions: [version(1, first)], proposal: null },
    overflow: {
      earlier: null,
      versions: Array.from({ length: 30 }, (_, index) =>
        version(index + 1, differences(null, many), 'W'.repeat(2_000)),
      ),
      proposal: { reason: hostile, digest: 'b'.repeat(64), changes: differences(now, many) },
    },
  };
  it.each(
    Object.keys(HISTORIES).flatMap(
      (name) =>
        [
          [name, 'en-GB'],
          [name, 'de-DE'],
        ] as const,
    ),
  )('[P3.4] [X3] the history is what Slack takes: %s, %s', (name, locale) => {
    const more = HISTORIES[name];
    if (!more) throw new Error('no history');
    const names = new Map([['U0LENA', hostile]]);
    const view = sealModal(sayIn(locale), { engagement: { name: hostile, cycle: 2 }, names, ...more });
    expect(lintView({ ...view })).toEqual([]);
    expect(JSON.stringify(view)).not.toContain('<!channel>');
    expect(JSON.stringify(view)).not.toContain('<@U0EVIL>');
  });

  it('[P3.4] the fixture is sealed content', () => {
    expect(sealedContent.safeParse(now).success).toBe(true);
  });
});
