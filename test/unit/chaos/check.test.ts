import { describe, expect, it } from 'vitest';
import type { Event } from '../../chaos/check/record.ts';
import { approvals, chained, found, mark, outcome, post, recorded } from './hand-written.ts';

describe('the chain', () => {
  const events = chained(approvals);

  it('[A1] is whole as it was written', () => {
    expect(found(events)).toEqual([]);
  });

  it.each<[string, (events: Event[]) => unknown]>([
    ['is not what its hash says', ([first]) => Object.assign(first ?? {}, { actor: 'UOTHER' })],
    ['is not what its hash says', ([first]) => Object.assign(first?.after ?? {}, { role: 'legal' })],
    ['follows place 0', (all) => all.shift()],
    ['follows place 1', (all) => all.splice(1, 1)],
    ['ends at place 2, and should at 3', (all) => all.pop()],
  ])('[A1] %s where somebody laid hands on it', (what, change) => {
    const changed = structuredClone(events);
    const ends = recorded(events).lanes;
    change(changed);
    expect(found(changed, {}, { lanes: ends })).toContainEqual(expect.stringContaining(what));
  });
});

describe('messages', () => {
  const calls = [post('a:1', '1.1'), post('a:2', '1.2')];

  it('[X5] are posted once, whatever Slack answered', () => {
    expect(found([], { calls })).toEqual([]);
    expect(found([], { calls: [...calls, post('a:1', '1.3', { done: false })] })).toEqual([]);
    expect(found([], { calls: [...calls, post('a:1', '1.3')] })).toEqual(['a:1 (2) was posted twice']);
    // Whoever pressed twice may be told twice that it could not be done.
    const unmarked = post('x', '1.3', { message: null });
    expect(found([], { calls: [unmarked, unmarked] })).toEqual([]);
  });

  it('[X6] never go back to an older version', () => {
    const edit = (version: number) =>
      post('a:1', '1.1', { method: 'chat.update', message: mark('a:1', version) });
    expect(found([], { calls: [...calls, edit(2), edit(2), edit(3)] })).toEqual([]);
    expect(found([], { calls: [...calls, edit(3), edit(2)] })).toEqual(['a:1 went back from version 3 to 2']);
  });

  it('[X6] come in the order of the record within their thread', () => {
    const reply = (id: string, ts: string) => post(`gates.decision:${id}`, ts, { threadTs: '1.0' });
    const end = (ts: string) => post('gates.outcome:r1', ts, { threadTs: '1.0' });
    const events = chained([...approvals, outcome('approved')]);
    expect(found(events, { calls: [reply('d1', '1.1'), reply('d2', '1.2'), end('1.3')] })).toEqual([]);
    expect(found(events, { calls: [reply('d2', '1.1'), reply('d1', '1.2'), end('1.3')] })).toEqual([
      expect.stringContaining('gates.decision:d1 comes too late'),
    ]);
    const note = (number: number, ts: string) =>
      post(`monitoring.alert_note:a ${number}`, ts, { threadTs: '1.0' });
    expect(found([], { calls: [note(2, '1.1'), note(1, '1.2')] })).toEqual([
      expect.stringContaining('monitoring.alert_note:a 1 comes too late'),
    ]);
  });

  it('[X6] all stand in Slack in the end, as they should', () => {
    const row = { subject: 'a:1', wanted: 2, delivered: 2, channel: 'C1', ts: '1.1', deadReason: null };
    const stands = (version: number) => ({
      standing: [{ channel: 'C1', ts: '1.1', actions: [], reactions: [], message: mark('a:1', version) }],
    });
    expect(found([], stands(2), { messages: [row] })).toEqual([]);
    expect(found([], stands(1), { messages: [row] })).toEqual(['a:1 shows version 1 of 2']);
    expect(found([], {}, { messages: [row] })).toEqual(['a:1 does not stand where it is said to']);
    expect(found([], stands(2), { messages: [{ ...row, wanted: 3 }] })).toEqual(['a:1 was never delivered']);
    expect(found([], stands(2), { messages: [{ ...row, deadReason: 'x' }] })).toEqual(['a:1 is dead: x']);
  });

  it('[X5] no entry of the queue is given up', () => {
    expect(found([], {}, { givenUp: [{ queue: 'delivery', entries: 2 }] })).toEqual([
      '2 entries of the queue delivery were given up',
    ]);
  });
});
