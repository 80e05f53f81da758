import { describe, expect, it } from 'vitest';
import { check } from '../../chaos/check/check.ts';
import type { Call, Line, Seen } from '../../chaos/check/logs.ts';
import type { Event, Recorded } from '../../chaos/check/record.ts';
import { chained, decision, outcome, recorded, seen, token } from './hand-written.ts';

/** What the checker says of a record and of what was seen, both whole but for the changes. */
const found = (events: readonly Event[], more: Partial<Seen> = {}, other: Partial<Recorded> = {}): string[] =>
  check({ ...recorded(events), ...other }, { ...seen, ...more });

const approvals = [
  decision('UDATA', 'approve', 'data', 'd1'),
  decision('UBIZ', 'approve', 'business', 'd2'),
  decision('ULEGAL', 'approve', 'legal', 'd3'),
];
const pressed: Line = {
  did: 'decided',
  user: 'UDATA',
  request: 'r1',
  says: 'approve',
  via: 'button',
  heard: true,
  at: 2_000,
};

const post = (subject: string, ts: string, more: Partial<Call> = {}): Call => ({
  method: 'chat.postMessage',
  channel: 'C1',
  ts,
  threadTs: null,
  message: { id: subject, subject, version: 1 },
  text: subject,
  done: true,
  ...more,
});

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

  it('[G6] [G10] a change and a withdrawal that were acknowledged are on record', () => {
    const changed: Line[] = [{ did: 'changed evidence', request: 'r1', at: 3_000 }];
    const lost = [expect.stringContaining('its evidence was changed, and the record has lost it')];
    const ended = (at: number) => chained([{ ...outcome('withdrawn'), at }]);
    expect(found([], { lines: changed })).toEqual(lost);
    expect(found(ended(3_500), { lines: changed })).toEqual(lost);
    expect(found(ended(2_500), { lines: changed })).toEqual([]);
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

const mark = (subject: string, version = 1) => ({ id: subject, subject, version });

describe('cases', () => {
  const events = (verdict = 'agree', digest = 'aa') =>
    chained([
      {
        action: 'production.actions.propose',
        kind: 'deployment',
        after: { actions: [['c1', 'x', 'review', 'y']] },
      },
      { action: 'production.case.decide', kind: 'case', subject: 'c1', after: { verdict } },
      {
        action: 'production.action.execute',
        kind: 'deployment',
        after: { caseId: 'c1', approvedDigest: 'aa', executedDigest: digest },
      },
    ]);
  const lines: Line[] = [
    { did: 'proposed', caseId: 'c1', digest: 'aa', at: 900 },
    { did: 'reviewed', caseId: 'c1', user: 'U1', at: 1_100 },
    { did: 'executed', caseId: 'c1', digest: 'aa', token: token('c1', 'aa'), at: 1_200 },
    { did: 'reported', caseId: 'c1', digest: 'aa', at: 1_300 },
  ];
  const without = (did: Line['did']) => lines.filter((line) => line.did !== did);
  const [proposed, decided, reported] = events() as [Event, Event, Event];

  it('[S1.1] [S1.6] are whole: decided, then executed with a token, then reported', () => {
    expect(found(events(), { lines })).toEqual([]);
  });

  it.each<[string, Event[], Line[]]>([
    ['was acknowledged, and the record has lost it', [], lines],
    ['was taken in more than once', [proposed, ...events()], lines],
    ['was decided more than once', [...events(), decided], lines],
    ['was executed more than once', events(), [...lines, ...without('reported').slice(2)]],
    ['was executed without a decision', events('override'), lines],
    ['was executed without a decision', [proposed, reported], lines],
    ['was reviewed, and the record has lost it', [proposed], without('executed')],
    ['was reported, and the record has lost it', [proposed, decided], lines],
    ['is reported more than once', [...events(), reported], lines],
    ['is reported, and was never executed', events(), without('executed')],
    ['was executed otherwise than approved', events('agree', 'bb'), lines],
    ['had leave, and was never executed', [proposed, decided], without('executed')],
    ['was never settled', [proposed], lines.slice(0, 1)],
  ])('[S1.6] %s', (what, events, lines) => {
    expect(found(chained(events), { lines })).toContainEqual(`case c1 ${what}`);
  });

  it('[S1.6] are executed with a token of their own, signed by a published key', () => {
    const other = (made: string) =>
      found(events(), {
        lines: lines.map((line) => (line.did === 'executed' ? { ...line, token: made } : line)),
      });
    const refused = ['case c1 was executed without a token that allows it'];
    expect(other(token('c2', 'aa'))).toEqual(refused);
    expect(other(token('c1', 'bb'))).toEqual(refused);
    const [head, claims] = token('c1', 'aa').split('.');
    expect(other(`${head}.${claims}.AAAA`)).toEqual(refused);
    expect(other('')).toEqual(refused);
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
    const line = (
      did: 'tells alert' | 'told alert',
      status: 'firing' | 'resolved',
      startsAt: number,
    ): Line => ({
      did,
      alert: 'Drift',
      status,
      startsAt,
      at: startsAt,
    });
    const told = (status: 'firing' | 'resolved', startsAt: number) => [
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
