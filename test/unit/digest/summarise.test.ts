import { describe, expect, it } from 'vitest';
import type { Happened } from '../../../src/digest/audit-store.ts';
import { changeLines, idsIn } from '../../../src/digest/summarise.ts';
import { changes } from '../../../src/engagement/changes.ts';
import type { ChangeWordings } from '../../../src/news.ts';
import { sayIn } from '../../../src/texts/say.ts';

const say = sayIn('en');
const names = new Map([
  ['ULENA', 'Lena'],
  ['UMARCO', 'Marco <b>'],
  ['USAM', 'Sam'],
]);
const wordings: ChangeWordings = { ...changes, 'toy.draft.keep': null };

const happened = (action: string, changes: Partial<Happened> = {}): Happened => ({
  action,
  count: 1,
  actors: ['ULENA'],
  newest: [{ action, subject: 'x', actor: 'ULENA', before: null, after: null }],
  ...changes,
});
const added = (userId: string) => ({
  action: 'engagement.person.add',
  subject: 'x',
  actor: 'ULENA',
  before: null,
  after: { userId, role: 'legal' },
});

describe('what changed', () => {
  it('[D1] is one sentence for fifty events, people named', () => {
    const fifty = happened('engagement.person.add', {
      count: 50,
      actors: ['ULENA', 'UMARCO', 'system', 'U0FOUR', 'U0FIVE'],
      newest: [added('USAM'), added('UMARCO'), added('UMARCO')],
    });
    expect(changeLines(say, [fifty], wordings, names)).toEqual([
      'Sam, Marco &lt;b&gt;, and 47 others were given a role by Lena, Marco &lt;b&gt;, <@U0FOUR>, and 1 other',
    ]);
  });

  it('[D1] counts what has no words, and leaves out bookkeeping', () => {
    const all = [
      happened('toy.draft.keep', { count: 9 }),
      happened('engagement.details.change'),
      happened('toy.thing.edit', { count: 3 }),
      happened('toy.thing.add'),
    ];
    expect(changeLines(say, all, wordings, names)).toEqual([
      'name, goal or calendar changed by Lena',
      '4 other changes',
    ]);
    expect(changeLines(say, [happened('toy.thing.add')], wordings, names)).toEqual(['1 change']);
    expect(changeLines(say, [happened('toy.draft.keep')], wordings, names)).toEqual([]);
  });

  it('[D1] tells the newest kinds of change and counts the rest', () => {
    const kinds = Object.keys(changes).map((action) => happened(action, { count: 2 }));
    const lines = changeLines(say, kinds, wordings, names);
    expect(lines).toHaveLength(9);
    expect(lines.at(-1)).toBe(`${(kinds.length - 8) * 2} other changes`);
  });

  it('[D1] names the program where it acted by itself', () => {
    const resumed = happened('engagement.resume', { actors: ['system'] });
    expect(changeLines(say, [resumed], wordings, names)).toEqual(['resumed by Phasegate']);
  });

  it('[X3] escapes reasons that people typed', () => {
    const paused = happened('engagement.pause', {
      newest: [
        {
          action: 'engagement.pause',
          subject: 'x',
          actor: 'ULENA',
          before: null,
          after: { reason: '<!here> wait' },
        },
      ],
    });
    expect(changeLines(say, [paused], wordings, names)).toEqual(['paused by Lena: &lt;!here&gt; wait']);
  });

  it('[D1] looks up the people it will name', () => {
    const one = happened('engagement.person.add', { newest: [added('USAM')], actors: ['ULENA', 'system'] });
    expect(idsIn([one], wordings, say)).toEqual(['ULENA', 'USAM']);
  });
});
