import { describe, expect, it } from 'vitest';
import type { Line } from '../../chaos/check/logs.ts';
import type { Event } from '../../chaos/check/record.ts';
import { approvals, chained, decision, found, mark, outcome, post, pressed } from './hand-written.ts';

describe('decisions', () => {
  it('[G7] are found where they were acknowledged', () => {
    expect(found(chained(approvals), { lines: [pressed] })).toEqual([]);
  });

  it('[G7] are lost where nothing tells of them, unless the outcome came first or the person was told', () => {
    const lines = [pressed];
    const lost = expect.stringContaining('UDATA said approve by button, and the record has lost it');
    expect(found([], { lines })).toEqual([lost]);
    expect(found([], { lines: [{ ...pressed, heard: false }] })).toEqual([]);
    expect(found([], { lines: [...lines, { did: 'was told', user: 'UDATA', at: 2_500 }] })).toEqual([]);
    expect(found([], { lines: [...lines, { did: 'was told', user: 'UBIZ', at: 2_500 }] })).toEqual([lost]);
    const rejected = (at: number) =>
      chained([decision('UBIZ', 'reject', 'business', 'd1'), { ...outcome('rejected'), at }]);
    expect(found(rejected(1_500), { lines })).toEqual([]);
    expect(found(rejected(2_500), { lines })).toEqual([lost]);
  });

  it('[G8] [G7] hold as long as their reaction stands', () => {
    const by = { ...approvals[0], after: { ...approvals[0]?.after, via: 'reaction' } } as Event;
    const lines: Line[] = [{ did: 'took back', user: 'UDATA', request: 'r1', at: 3_000 }];
    expect(found(chained([by]), { lines })).toEqual([expect.stringContaining('it still counts')]);
    expect(found(chained([by, { ...by, action: 'gates.decision.take-back' }]), { lines })).toEqual([]);
    const again: Line = { ...pressed, via: 'reaction', at: 4_000 };
    expect(found(chained([by]), { lines: [...lines, again] })).toEqual([]);
  });

  it('[X5] are made once, come to one outcome, and to none without their quorum', () => {
    const [data, business] = approvals as [Event, Event];
    const says = (...events: Event[]) => found(chained(events));
    expect(says(data, data)).toEqual([expect.stringContaining('was made twice')]);
    expect(says(...approvals, outcome('approved'))).toEqual([]);
    expect(says(data, business, outcome('approved'))).toEqual([
      expect.stringContaining('without the decisions'),
    ]);
    expect(says(outcome('rejected'))).toEqual([expect.stringContaining('without the decisions')]);
    expect(says(...approvals, outcome('approved'), outcome('approved'))).toEqual([
      expect.stringContaining('was approved and then approved'),
    ]);
    expect(says(data, business, outcome('withdrawn'), approvals[2] as Event)).toEqual([
      expect.stringContaining('decided after it was withdrawn'),
    ]);
  });

  it('[G6] are about what the person has seen: what changed since is decided anew', () => {
    const change: Partial<Event> = {
      action: 'gates.evidence.change',
      kind: 'gate',
      subject: 'r1',
      at: 3_000,
    };
    const [first, , legal] = approvals as [Event, Event, Event];
    const events = chained([first, change, { ...first, at: 4_000 }]);
    const again = (at: number): Line => ({ ...pressed, at });
    expect(found(events, { lines: [pressed, again(3_500)] })).toEqual([]);
    expect(found(events, { lines: [pressed] })).toEqual([
      expect.stringContaining('UDATA approved what they had not seen'),
    ]);
    // Approvals from before count no more.
    const early = chained([...approvals, change, legal, outcome('approved')]);
    expect(found(early, { lines: [{ ...pressed, user: 'ULEGAL', at: 9_000 }] })).toContainEqual(
      expect.stringContaining('without the decisions'),
    );
    // Read after the change, an event was about other evidence; a button says so at once.
    const late = (via: 'reaction' | 'button', at: number) =>
      found(chained([change]), { lines: [{ ...pressed, via, at }] });
    expect(late('reaction', 2_500)).toEqual([]);
    expect(late('reaction', 9_000)).toEqual([expect.stringContaining('the record has lost it')]);
    expect(late('button', 2_500)).toEqual([expect.stringContaining('the record has lost it')]);
  });

  it('[G6] [G8] what was said after a change counts anew, or it is asked whether it still holds', () => {
    const change: Partial<Event> = {
      action: 'gates.evidence.change',
      kind: 'gate',
      subject: 'r1',
      at: 10_000,
    };
    const events = chained([approvals[0] as Event, change]);
    const lost = [expect.stringContaining('the record has lost it')];
    const later = (via: 'button' | 'reaction'): Line[] => [pressed, { ...pressed, via, at: 20_000 }];
    expect(found(events, { lines: later('button') })).toEqual(lost);
    expect(found(events, { lines: later('reaction') })).toEqual(lost);
    for (const subject of ['gates.look:r1 again UDATA', 'gates.change:r1 2026-01-01T00:00:00.000Z']) {
      const calls = [post(subject, '1.1')];
      expect(found(events, { lines: later('reaction'), calls })).toEqual([]);
      expect(found(events, { lines: later('button'), calls })).toEqual(lost);
    }
    const anew = { ...(approvals[0] as Event), at: 20_000 };
    expect(found(chained([approvals[0] as Event, change, anew]), { lines: later('button') })).toEqual([]);
  });

  it('[G6] [G10] a change and a withdrawal that were acknowledged are on record', () => {
    const changed: Line[] = [{ did: 'changed evidence', request: 'r1', at: 3_000 }];
    const lost = [expect.stringContaining('its evidence was changed, and the record has lost it')];
    const ended = (at: number) => chained([{ ...outcome('withdrawn'), at }]);
    expect(found([], { lines: changed })).toEqual(lost);
    expect(found(ended(3_500), { lines: changed })).toEqual(lost);
    expect(found(ended(2_500), { lines: changed })).toEqual([]);
    // Each of two is one of its own.
    const change = { action: 'gates.evidence.change', kind: 'gate', subject: 'r1', at: 2_900 };
    expect(found(chained([change]), { lines: changed })).toEqual([]);
    const second: Line[] = [...changed, { did: 'changed evidence', request: 'r1', at: 4_000 }];
    expect(found(chained([change]), { lines: second })).toEqual(lost);
    const withdrew: Line[] = [{ did: 'withdrew', request: 'r1', at: 3_000 }];
    expect(found(ended(2_500), { lines: withdrew })).toEqual([]);
    expect(found(chained(approvals), { lines: withdrew })).toEqual([
      'request r1 was withdrawn, and is open on record',
    ]);
  });

  it('[G10] are shown by the card', () => {
    const card = (actions: string[]) => ({
      standing: [{ channel: 'C1', ts: '1.1', actions, reactions: [], message: mark('gates.request:r1') }],
    });
    const events = chained([...approvals, outcome('approved')]);
    expect(found(events, card([]))).toEqual([]);
    expect(found(events, card(['gates.request.approve']))).toEqual([
      expect.stringContaining('does not show that it is approved'),
    ]);
  });
});
