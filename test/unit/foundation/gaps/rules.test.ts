import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareGaps,
  type Decision,
  decide,
  EFFECTS,
  GAP_MOVES,
  GAP_STATES,
  type GapMove,
  isLive,
  movesOf,
  type Ranked,
  rankGaps,
  type Standing,
} from '../../../../src/foundation/gaps/rules.ts';

const TODAY = '2027-03-01';
const gap = (more: Partial<Standing> = {}): Standing => ({
  state: 'open',
  effect: 'degrading',
  waiverExpiresOn: null,
  ...more,
});

describe('what can happen to a gap', () => {
  it.each<[Standing['state'], GapMove, Decision]>([
    ['open', 'edit', { to: 'open' }],
    ['open', 'start', { to: 'in progress' }],
    ['open', 'resolve', { to: 'resolved' }],
    ['open', 'waive', { to: 'waived' }],
    ['open', 'reopen', { no: 'state' }],
    ['open', 'expire', { no: 'state' }],
    ['in progress', 'edit', { to: 'in progress' }],
    ['in progress', 'start', { no: 'state' }],
    ['in progress', 'resolve', { to: 'resolved' }],
    ['in progress', 'waive', { to: 'waived' }],
    ['in progress', 'reopen', { no: 'state' }],
    ['resolved', 'edit', { no: 'state' }],
    ['resolved', 'start', { no: 'state' }],
    ['resolved', 'resolve', { no: 'state' }],
    ['resolved', 'waive', { no: 'state' }],
    ['resolved', 'reopen', { to: 'open' }],
    ['resolved', 'expire', { no: 'state' }],
    ['waived', 'edit', { no: 'state' }],
    ['waived', 'start', { no: 'state' }],
    ['waived', 'resolve', { no: 'state' }],
    ['waived', 'reopen', { to: 'open' }],
  ])('[F3.3] %s, %s', (state, move, expected) => {
    expect(decide(gap({ state, waiverExpiresOn: '2027-04-01' }), move, TODAY)).toEqual(expected);
  });

  it('[F3.4] refuses to waive a blocking gap, whatever else is so', () => {
    for (const state of ['open', 'in progress'] as const)
      expect(decide(gap({ state, effect: 'blocking' }), 'waive', TODAY)).toEqual({ no: 'blocking' });
  });

  it('[F3.4] ends a waiver from the beginning of its day on, not before', () => {
    const waived = (waiverExpiresOn: string) => gap({ state: 'waived', waiverExpiresOn });
    expect(decide(waived('2027-03-02'), 'expire', TODAY)).toEqual({ no: 'not-yet' });
    expect(decide(waived('2027-03-01'), 'expire', TODAY)).toEqual({ to: 'open' });
    expect(decide(waived('2027-02-28'), 'expire', TODAY)).toEqual({ to: 'open' });
  });

  it('[F3.4] offers waiving for a blocking gap too, so that the reason is told', () => {
    expect(movesOf(gap({ effect: 'blocking' }), TODAY, () => true)).toEqual([
      'edit',
      'start',
      'resolve',
      'waive',
    ]);
    expect(movesOf(gap({ state: 'resolved' }), TODAY, () => true)).toEqual(['reopen']);
  });
});

/** A gap in a few plain facts, written without looking at the rules. */
interface Model {
  state: Standing['state'];
  effect: Standing['effect'];
  day: number;
  expires: number | null;
}
interface Real {
  gap: Standing;
}
const dayText = (day: number) => Temporal.PlainDate.from('2027-03-01').add({ days: day }).toString();

class Step implements fc.Command<Model, Real> {
  readonly move: GapMove | 'effect' | 'sleep';
  readonly days: number;
  constructor(move: GapMove | 'effect' | 'sleep', days: number) {
    this.move = move;
    this.days = days;
  }
  check = () => true;
  toString = () => `${this.move}(${this.days})`;

  run(model: Model, real: Real): void {
    if (this.move === 'sleep') {
      model.day += this.days;
      return;
    }
    const live = model.state === 'open' || model.state === 'in progress';
    if (this.move === 'effect') {
      this.#edit(model, real, live);
      return;
    }
    const decision = decide(real.gap, this.move, dayText(model.day));
    const may = {
      edit: live,
      start: model.state === 'open',
      resolve: live,
      waive: live && model.effect === 'degrading',
      reopen: !live,
      expire: model.state === 'waived' && (model.expires ?? 0) <= model.day,
    }[this.move];
    expect('to' in decision).toBe(may);
    if (!('to' in decision)) return;
    const expires = this.move === 'waive' ? model.day + 1 + this.days : null;
    real.gap = {
      ...real.gap,
      state: decision.to,
      waiverExpiresOn: expires === null ? null : dayText(expires),
    };
    const next = {
      start: 'in progress',
      resolve: 'resolved',
      waive: 'waived',
      reopen: 'open',
      expire: 'open',
    } as const;
    model.state = this.move === 'edit' ? model.state : next[this.move];
    model.expires = expires;
    this.#hold(model, real);
  }

  #edit(model: Model, real: Real, live: boolean): void {
    const isAllowed = 'to' in decide(real.gap, 'edit', dayText(model.day));
    expect(isAllowed).toBe(live);
    if (!isAllowed) return;
    model.effect = this.days % 2 === 0 ? 'blocking' : 'degrading';
    real.gap = { ...real.gap, effect: model.effect };
    this.#hold(model, real);
  }

  #hold(model: Model, real: Real): void {
    expect(real.gap.state).toBe(model.state);
    expect(real.gap.state === 'waived' && real.gap.effect === 'blocking').toBe(false);
    expect(isLive(real.gap.state)).toBe(model.state === 'open' || model.state === 'in progress');
  }
}

describe('the life of a gap, as a model', () => {
  it('[F3.3] [F3.4] never leaves its states, and a blocking gap is never waived, in any order of moves', () => {
    const commands = [...GAP_MOVES, 'effect' as const, 'sleep' as const].map((move) =>
      fc.integer({ min: 0, max: 5 }).map((days) => new Step(move, days)),
    );
    fc.assert(
      fc.property(fc.commands(commands, { maxCommands: 40 }), (steps) => {
        const setup = () => ({
          model: { state: 'open', effect: 'degrading', day: 0, expires: null } as Model,
          real: { gap: gap() } as Real,
        });
        fc.modelRun(setup, steps);
      }),
      { numRuns: 500 },
    );
  });
});

const ranked: fc.Arbitrary<Ranked> = fc.record({
  id: fc.uuid(),
  effect: fc.constantFrom(...EFFECTS),
  expectedLoss: fc.option(fc.integer({ min: 0, max: 4 }), { nil: null }),
  dueOn: fc.option(fc.constantFrom('2027-03-01', '2027-03-02', '2027-04-01'), { nil: null }),
  openedAt: fc
    .integer({ min: 0, max: 3 })
    .map((second) => Temporal.Instant.fromEpochMilliseconds(second * 1_000)),
});
const several = fc.uniqueArray(ranked, { selector: (one) => one.id, maxLength: 12 });

describe('the order of gaps', () => {
  it('[F3.2] is total: exactly one of two comes first, and it is the same one from both sides', () => {
    fc.assert(
      fc.property(ranked, ranked, ranked, (a, b, c) => {
        expect(Math.sign(compareGaps(a, b))).toBe(-Math.sign(compareGaps(b, a)) + 0);
        if (a.id !== b.id) expect(compareGaps(a, b)).not.toBe(0);
        if (compareGaps(a, b) < 0 && compareGaps(b, c) < 0) expect(compareGaps(a, c)).toBeLessThan(0);
      }),
    );
  });

  it('[F3.2] does not depend on the order they are given in', () => {
    fc.assert(
      fc.property(several, fc.infiniteStream(fc.nat()), (gaps, keys) => {
        const shuffled = gaps
          .map((one) => ({ one, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key);
        const order = (list: Ranked[]) => rankGaps(list).map(({ id, rank }) => `${rank} ${id}`);
        expect(order(shuffled.map(({ one }) => one))).toEqual(order(gaps));
      }),
    );
  });

  it('[F3.2] puts blocking first, then the larger loss, then the earlier date; ranks count from 1', () => {
    fc.assert(
      fc.property(several, (gaps) => {
        const order = rankGaps(gaps);
        expect(order.map((one) => one.rank)).toEqual(gaps.map((_, index) => index + 1));
        // Said another way than the rule says it: one text a gap, which sorts as the gaps should.
        const keys = order.map(({ effect, expectedLoss, dueOn }) =>
          [effect === 'blocking' ? 0 : 1, 9 - (expectedLoss ?? -1), dueOn ?? '9999-99-99'].join(' '),
        );
        expect(keys).toEqual(keys.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })));
      }),
    );
  });

  it('knows every state', () => {
    expect(GAP_STATES.filter(isLive)).toEqual(['open', 'in progress']);
  });
});
