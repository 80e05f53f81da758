import { describe, expect, it } from 'vitest';
import type { Line } from '../../chaos/check/logs.ts';
import type { Event } from '../../chaos/check/record.ts';
import { chained, found, token } from './hand-written.ts';

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
