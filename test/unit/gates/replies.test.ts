import { describe, expect, it } from 'vitest';
import { missingSteps, type Recorded, type Shown } from '../../../src/gates/reconcile-rules.ts';
import { readReaction, readReply } from '../../../src/gates/reply-words.ts';

describe('what a reply says', () => {
  it.each([
    ['approve', { kind: 'approve' }],
    ['Approved.', { kind: 'approve' }],
    [' FREIGEBEN! ', { kind: 'approve' }],
    ['genehmigt', { kind: 'approve' }],
    ['approve: conditions name an owner', { kind: 'conditions', text: 'name an owner' }],
    ['approve with conditions: a\nb', { kind: 'conditions', text: 'a\nb' }],
    ['freigeben: Auflagen Person benennen', { kind: 'conditions', text: 'Person benennen' }],
    ['freigegeben mit Auflagen: x', { kind: 'conditions', text: 'x' }],
    ['reject: no owner', { kind: 'reject', text: 'no owner' }],
    ['Ablehnen – kein &lt;b&gt; &amp; so', { kind: 'reject', text: 'kein &lt;b&gt; &amp; so' }],
    ['reject', { kind: 'reject', text: '' }],
    ['reject:', { kind: 'reject', text: '' }],
    ['approve if you fix the CRM', { kind: 'unclear' }],
    ['approve: looks good', { kind: 'unclear' }],
    ['reject it maybe?', { kind: 'unclear' }],
    ['approve: conditions', { kind: 'unclear' }],
    ['approver list please', null],
    ['approval needed', null],
    ['', null],
    ['&gt; approve', null],
    ['~approve~', null],
    ['<@UOTHER> approve', null],
  ])('[G3] %j → %j', (text, expected) => {
    expect(readReply(text, 'UBOT')).toEqual(expected);
  });

  it.each([
    ['<@UBOT> approve', { kind: 'approve' }],
    ['<@UBOT|phasegate>: approve', { kind: 'approve' }],
    ['*approve*', { kind: 'approve' }],
    ['_Approved_!', { kind: 'approve' }],
    ['<@UBOT> *approve*', { kind: 'approve' }],
    ['*reject*: no owner', { kind: 'reject', text: 'no owner' }],
    ['*reject: _no_ owner*', { kind: 'reject', text: '_no_ owner' }],
    ['LGTM', { kind: 'remark' }],
    ['looks good to me!', { kind: 'remark' }],
    [':+1:', { kind: 'remark' }],
    ['👍', { kind: 'remark' }],
    ['👍🏽', { kind: 'remark' }],
    // A skin tone is a word of its own in a text, and a part of the name in a reaction.
    [':+1::skin-tone-3:', { kind: 'remark' }],
    ['LGTM :+1:', { kind: 'remark' }],
    ['+1', { kind: 'remark' }],
    ['I approve', { kind: 'remark' }],
    ['not approved', { kind: 'remark' }],
    ['No.', { kind: 'remark' }],
    ['Ich lehne ab', { kind: 'remark' }],
    [':-1:', { kind: 'remark' }],
    ['👍👍 ship it!', { kind: 'remark' }],
    ['no owner yet', null],
    ['Jano', null],
    ['I approve of the picture', null],
    ['✅', { kind: 'remark' }],
    ['<@UBOT> passt', { kind: 'remark' }],
    ['ok, who owns the CRM?', null],
  ])('[K3] %j → %j', (text, expected) => {
    expect(readReply(text, 'UBOT')).toEqual(expected);
  });

  it.each([
    ['white_check_mark', 'approve'],
    ['heavy_check_mark', 'approve'],
    ['x', 'reject'],
    ['white_check_mark::skin-tone-2', 'approve'],
    ['thumbsup', null],
    ['negative_squared_cross_mark', null],
  ])('[G3] the reaction %s → %s', (name, expected) => {
    expect(readReaction(name)).toBe(expected);
  });
});

const ten = Temporal.Instant.from('2027-03-01T10:00:00Z');
const seconds = (at: Temporal.Instant) => (at.epochMilliseconds / 1_000).toFixed(6);
const shown = (more: Partial<Shown> = {}): Shown => ({
  reactions: [],
  replies: [],
  replied: [],
  whole: true,
  botUserId: 'UBOT',
  ...more,
});
const ticks = (...users: string[]) => shown({ reactions: [{ name: 'white_check_mark', users }] });
const recorded = (more: Partial<Recorded> = {}): Recorded => ({
  decisions: [],
  reactions: [],
  reconciledAt: null,
  changedAt: null,
  unsure: false,
  ...more,
});
const decision = (more: Partial<Recorded['decisions'][number]> = {}) => ({
  userId: 'U1',
  kind: 'approve' as const,
  via: 'reaction',
  source: null,
  at: ten,
  voidedAt: null,
  voidReason: null,
  ...more,
});
const react = [{ what: 'react', userId: 'U1' }];
const later = ten.add({ minutes: 10 });

describe('what was lost', () => {
  it.each([
    ['a ✅ nobody told of', ticks('U1'), recorded(), react],
    ['one that is known', ticks('U1'), recorded({ decisions: [decision()] }), []],
    ['a removal', shown(), recorded({ decisions: [decision()] }), [{ what: 'unreact', userId: 'U1' }]],
    [
      'no removal, where a button said it',
      shown(),
      recorded({ decisions: [decision({ via: 'button' })] }),
      [],
    ],
    [
      'a ✅ set again after it was removed',
      ticks('U1'),
      recorded({ decisions: [decision({ voidedAt: later, voidReason: 'unreacted' })] }),
      react,
    ],
    [
      'no ✅ of somebody who took it back by button',
      ticks('U1'),
      recorded({ decisions: [decision({ voidedAt: later, voidReason: 'taken back' })] }),
      [],
    ],
    [
      'no ✅ from before the evidence changed',
      ticks('U1'),
      recorded({ decisions: [decision({ voidedAt: later, voidReason: 'evidence' })], changedAt: later }),
      [],
    ],
    [
      'one set again after the change, seen to have been gone in between',
      ticks('U1'),
      recorded({
        decisions: [decision({ voidedAt: later, voidReason: 'evidence' })],
        changedAt: later,
        reconciledAt: later.add({ minutes: 1 }),
      }),
      react,
    ],
    [
      'a doubtful one, around a change: the person is asked',
      ticks('U1'),
      recorded({ changedAt: later, reconciledAt: ten }),
      [{ what: 'ask', userId: 'U1', about: 'again' }],
    ],
    [
      'still doubtful the next time',
      ticks('U1'),
      recorded({ changedAt: later, reconciledAt: later.add({ minutes: 1 }), reactions: ['U1 approve'] }),
      [{ what: 'ask', userId: 'U1', about: 'again' }],
    ],
    [
      'a ❌: the reason is asked for',
      shown({ reactions: [{ name: 'x', users: ['U1'] }] }),
      recorded(),
      [{ what: 'ask', userId: 'U1', about: 'reason' }],
    ],
  ])('[G8] %s', (_, now, known, steps) => {
    expect(missingSteps(now, known)).toEqual(steps);
  });

  const reply = { ts: seconds(ten), user: 'U1', text: 'approve', edited: false };
  const step = { what: 'reply', userId: 'U1', ts: reply.ts, said: { kind: 'approve' } };
  it.each([
    ['a reply', reply, recorded(), [step]],
    ['one that was edited', { ...reply, edited: true }, recorded(), []],
    ['one taken in', reply, recorded({ decisions: [decision({ via: 'reply', source: reply.ts })] }), []],
    [
      'one the person has said something after',
      reply,
      recorded({
        decisions: [decision({ via: 'button', at: later, voidedAt: later, voidReason: 'taken back' })],
      }),
      [],
    ],
    ['agreement in other words', { ...reply, text: 'LGTM' }, recorded(), []],
    ['small talk', { ...reply, text: 'thanks' }, recorded(), []],
    ['an unclear one', { ...reply, text: 'approve if' }, recorded(), []],
  ])('[G8] %s', (_, one, known, steps) => {
    expect(missingSteps(shown({ replies: [one] }), known)).toEqual(steps);
  });

  it('[K1] counts no reaction before the thread has been read to its end', () => {
    const part = { ...ticks('U1', 'U2'), replies: [{ ...reply, text: 'reject: no' }], whole: false };
    const said = { ...step, said: { kind: 'reject', text: 'no' } };
    expect(missingSteps(part, recorded())).toEqual([said]);
    expect(missingSteps({ ...ticks('U1', 'U2'), replied: ['U1'] }, recorded())).toEqual([
      { what: 'react', userId: 'U2' },
    ]);
  });
});
