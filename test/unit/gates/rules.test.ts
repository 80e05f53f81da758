import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { APPROVER_ROLES } from '../../../src/engagement/roles.ts';
import { isDecidable, isIn } from '../../../src/gates/phases.ts';
import { remindersDue } from '../../../src/gates/remind-rules.ts';
import {
  type Electorate,
  fillQuorum,
  type LiveDecision,
  outcomeOf,
  seatsOf,
  stillAsked,
  whyNot,
  withAdditions,
} from '../../../src/gates/rules.ts';
import type { ApproverRole, Quorum } from '../../../src/playbook/gates-schema.ts';
import { attested, toyGate } from '../../support/gates.ts';

const DAY = '2027-03-01';
const at = Temporal.Instant.from('2027-03-01T09:00:00Z');

const people = (roles: Record<string, ApproverRole[]>, flags: Record<string, 'gone' | 'guest'> = {}) =>
  Object.entries(roles).map(([userId, held]) => ({
    userId,
    roles: held,
    isDeactivated: flags[userId] === 'gone',
    isExternal: flags[userId] === 'guest',
  }));
const quorum = (...parts: [ApproverRole, number][]): Quorum =>
  parts.map(([role, count]) => ({ role, count }));
const electorate = (more: Partial<Electorate> = {}): Electorate => ({
  requestedBy: 'ASK',
  quorum: quorum(['data', 1], ['business', 1]),
  people: people({ D: ['data'], B: ['business'], BOTH: ['data', 'business'], L: ['legal'], ASK: ['data'] }),
  mandates: [],
  externalsMayApprove: false,
  ...more,
});
const by = (...users: string[]) =>
  users.map((userId, index) => ({ userId, at: at.add({ seconds: index }), day: DAY }));
const approval = (userId: string, more: Partial<LiveDecision> = {}): LiveDecision => ({
  userId,
  kind: 'approve',
  digest: 'd',
  at,
  day: DAY,
  ...more,
});
const away = (fromUser: string, toUser: string, more = {}) => ({
  fromUser,
  toUser,
  fromDay: '2027-03-01',
  untilDay: '2027-03-05',
  endedAt: null,
  ...more,
});

describe('who may decide', () => {
  it.each([
    ['D', null],
    ['BOTH', null],
    ['ASK', 'own'],
    ['L', 'role'],
    ['NOBODY', 'role'],
  ] as const)('[G4] %s: %s', (userId, expected) => {
    expect(whyNot(electorate(), userId, DAY)).toBe(expected);
  });

  it('[G4] nobody deactivated, nobody from another organization', () => {
    const flagged = electorate({
      people: people({ D: ['data'], B: ['business'] }, { D: 'gone', B: 'guest' }),
    });
    expect(whyNot(flagged, 'D', DAY)).toBe('deactivated');
    expect(whyNot(flagged, 'B', DAY)).toBe('external');
    expect(seatsOf(flagged, 'D', DAY)).toEqual([]);
  });

  it('[G4] people of another organization where the engagement allows it, and still nobody deactivated', () => {
    const allowed = electorate({
      people: people(
        { D: ['data'], B: ['business'], ASK: ['data'] },
        { D: 'gone', B: 'guest', ASK: 'guest' },
      ),
      externalsMayApprove: true,
    });
    expect(whyNot(allowed, 'B', DAY)).toBeNull();
    expect(seatsOf(allowed, 'B', DAY)).toEqual([{ role: 'business', holder: 'B' }]);
    expect(whyNot(allowed, 'D', DAY)).toBe('deactivated');
    expect(whyNot(allowed, 'ASK', DAY)).toBe('own');
  });

  it.each([
    ['within the days', away('D', 'L'), 'L', true],
    ['on the last day', away('D', 'L', { fromDay: '2027-02-01', untilDay: DAY }), 'L', true],
    ['before', away('D', 'L', { fromDay: '2027-03-02' }), 'L', false],
    ['after', away('D', 'L', { fromDay: '2027-02-01', untilDay: '2027-02-28' }), 'L', false],
    ['ended early', away('D', 'L', { endedAt: at }), 'L', false],
    ['for the requester', away('ASK', 'L'), 'L', false],
    ['by the requester', away('D', 'ASK'), 'ASK', false],
    ['for somebody without a role in it', away('L', 'X'), 'X', false],
  ])('[G9] standing in, %s', (_, mandate, userId, expected) => {
    const all = electorate({ mandates: [mandate] });
    const known = { ...all, people: [...all.people, ...people({ X: [] })] };
    expect(seatsOf(known, userId, DAY).length > 0).toBe(expected);
  });
});

describe('the quorum', () => {
  it.each([
    [['D', 'B'], 0],
    [['D'], 1],
    [['BOTH'], 1],
    [['BOTH', 'D'], 0],
    [['BOTH', 'B'], 0],
    [['D', 'L'], 1],
    [['D', 'ASK'], 1],
    [[], 2],
  ])('[G5] %j leaves %i places open', (users, open) => {
    const { missing } = fillQuorum(electorate(), by(...users));
    expect(missing.reduce((sum, part) => sum + part.count, 0)).toBe(open);
  });

  it('[G5] [G9] a seat is filled once: by its holder or one who stands in, not by both nor by two', () => {
    const two = electorate({ quorum: quorum(['data', 2]), mandates: [away('D', 'L'), away('D', 'B')] });
    expect(fillQuorum(two, by('D', 'L')).missing).toEqual([{ role: 'data', count: 1 }]);
    expect(fillQuorum(two, by('L', 'D')).missing).toEqual([{ role: 'data', count: 1 }]);
    expect(fillQuorum(two, by('L', 'B')).missing).toEqual([{ role: 'data', count: 1 }]);
    expect(fillQuorum(two, by('L', 'BOTH')).missing).toEqual([]);
  });

  it('[G5] is filled whenever that is possible at all, and never by one person twice', () => {
    const role = fc.constantFrom(...APPROVER_ROLES);
    const voters = fc.array(fc.uniqueArray(role, { maxLength: 4 }), { maxLength: 6 });
    const places = fc.array(role, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(voters, places, (held, wanted) => {
        const roles = Object.fromEntries(held.map((list, index) => [`U${index}`, list]));
        const parts = APPROVER_ROLES.map(
          (one) => [one, wanted.filter((each) => each === one).length] as const,
        );
        const needed = parts.filter(([, count]) => count > 0).map(([one, count]) => ({ role: one, count }));
        const all = electorate({ people: people(roles), quorum: needed });
        const { filled, missing } = fillQuorum(all, by(...Object.keys(roles)));
        expect(missing.length === 0).toBe(canFill(wanted, held));
        expect(new Set(filled.map((one) => one.userId)).size).toBe(filled.length);
        for (const one of filled) expect(roles[one.userId]).toContain(one.role);
      }),
      { numRuns: 500 },
    );
  });

  it('[G5] [G9] asks only those who can still fill what is missing', () => {
    const asked = stillAsked(electorate({ mandates: [away('B', 'L')] }), by('BOTH'), DAY);
    expect(asked).toEqual([{ role: 'business', users: ['B', 'L'] }]);
  });
});

describe('the outcome', () => {
  const now = { digest: 'd', itemsHold: true, unsure: false };
  it.each([
    ['all roles', [approval('D'), approval('B')], now, 'approved'],
    ['a role missing', [approval('D')], now, null],
    ['another digest', [approval('D'), approval('B', { digest: 'old' })], now, null],
    ['an item open', [approval('D'), approval('B')], { ...now, itemsHold: false }, null],
    ['a rejection', [approval('D'), approval('B', { kind: 'reject' })], now, 'rejected'],
    ['a rejection of somebody not eligible', [approval('D'), approval('L', { kind: 'reject' })], now, null],
    ['an approval of the requester', [approval('ASK'), approval('B')], now, null],
  ] as const)('[G5] [G6] with %s', (_, decisions, current, expected) => {
    expect(outcomeOf(electorate(), decisions, current)?.outcome ?? null).toBe(expected);
  });

  it('[B4] is none on an inconclusive item without conditions of somebody who counts', () => {
    const unsure = { ...now, unsure: true };
    const conditions = (userId: string, more = {}) => approval(userId, { kind: 'conditions', ...more });
    expect(outcomeOf(electorate(), [approval('D'), approval('B')], unsure)).toBeNull();
    expect(outcomeOf(electorate(), [conditions('L'), approval('D'), approval('B')], unsure)).toBeNull();
    const old = conditions('BOTH', { digest: 'old' });
    expect(outcomeOf(electorate(), [old, approval('D'), approval('B')], unsure)).toBeNull();
    expect(outcomeOf(electorate(), [conditions('D'), approval('B')], unsure)).toEqual({
      outcome: 'approved',
      withConditions: true,
    });
  });

  it('[G12] is conditional where anybody who counts set conditions', () => {
    const decisions = [approval('D', { kind: 'conditions' }), approval('B')];
    expect(outcomeOf(electorate(), decisions, now)).toEqual({ outcome: 'approved', withConditions: true });
  });
});

describe('gates as data', () => {
  it('[R1] [R2] [G2] gates that revalidate are asked for again later, with an item for each incident; what was left open stays so', () => {
    const again = toyGate({
      phase: 3,
      revalidates: true,
      incident: {
        attest: 'data',
        text: { en: '“{incident}” is covered', de: '„{incident}“' },
        why: { en: '', de: '' },
      },
    });
    expect([1, 2, 3, 4, 5].filter((phase) => isIn(again, phase))).toEqual([3, 4, 5]);
    expect([1, 2, 3, 4, 5].filter((phase) => isIn(toyGate({ phase: 3 }), phase))).toEqual([3]);
    const decidable = (asked: number | null) =>
      [3, 4, 5].filter((phase) => isDecidable(again, { phase: asked }, phase));
    expect(decidable(3)).toEqual([3]);
    expect(decidable(null)).toEqual([3]);
    expect(decidable(5)).toEqual([3, 4, 5]);
    const incidents = [{ number: 1, title: 'Doubled $& refunds' }];
    const { items } = withAdditions(again, { tier: 'high', incidents });
    expect(items.at(-1)).toMatchObject({
      key: 'incident_1',
      attest: 'data',
      text: { en: '“Doubled $& refunds” is covered' },
    });
    expect(withAdditions(toyGate({}), { tier: 'minimal', incidents }).items).toEqual(toyGate({}).items);
  });

  it('[G2] [E6] a risk tier adds items and people', () => {
    const gate = toyGate({
      tiers: {
        high: {
          items: [attested('review')],
          quorum: [
            { role: 'legal', count: 1 },
            { role: 'data', count: 1 },
          ],
        },
      },
    });
    expect(withAdditions(gate, { tier: 'minimal' }).quorum).toEqual(gate.quorum);
    expect(withAdditions(gate, { tier: 'limited' }).items).toHaveLength(1);
    expect(withAdditions(gate, { tier: 'high' })).toMatchObject({
      items: [{ key: 'goal' }, { key: 'review' }],
      quorum: quorum(['data', 2], ['business', 1], ['legal', 1]),
    });
    expect(gate.quorum[0]?.count).toBe(1);
  });
});

describe('reminders', () => {
  const usual = {
    today: '2027-03-03',
    hour: 9,
    isWorkingDay: true,
    dayBefore: '2027-03-03',
    dueOn: '2027-03-04',
  };
  it.each([
    [{}, ['before']],
    [{ hour: 8 }, []],
    [{ today: '2027-03-02' }, []],
    [{ today: '2027-03-04' }, ['due']],
    [{ today: '2027-03-05' }, ['due', 'overdue']],
    [{ today: '2027-03-06', isWorkingDay: false }, []],
  ])('[G9] %j → %j', (more, expected) => {
    expect(remindersDue({ ...usual, ...more })).toEqual(expected);
  });
});

/** By trying every way: what the matching is held to. */
function canFill(places: readonly string[], held: readonly (readonly string[])[]): boolean {
  const [first, ...rest] = places;
  if (first === undefined) return true;
  return held.some((roles, index) => roles.includes(first) && canFill(rest, held.toSpliced(index, 1)));
}
