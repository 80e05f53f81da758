import { describe, expect, it } from 'vitest';
import type { Happened } from '../../../src/digest/audit-store.ts';
import { changeLines, idsIn, isCut } from '../../../src/digest/summarise.ts';
import { changes } from '../../../src/engagement/changes.ts';
import { changes as ofGates } from '../../../src/gates/changes.ts';
import type { ChangeWordings } from '../../../src/news.ts';
import { loadPlaybook } from '../../../src/playbook/playbook.ts';
import { rooms } from '../../../src/rooms.ts';
import { catalogues } from '../../../src/texts/catalogue.ts';
import { sayIn } from '../../../src/texts/say.ts';

const playbook = loadPlaybook();
const telling = { say: sayIn('en'), playbook };
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
    expect(changeLines(telling, [fifty], wordings, names)).toEqual([
      'Sam, Marco &lt;b&gt;, and 47 others were given a role by Lena, Marco &lt;b&gt;, <@U0FOUR>, and <@U0FIVE>',
    ]);
  });

  it('[D1] [S11] names all of them where one more would be “1 other”; of more than six, five', () => {
    const by = (people: number) => {
      const actors = Array.from({ length: people }, (_person, at) => `U0${at}`);
      return changeLines(telling, [happened('engagement.resume', { actors })], wordings, names)[0];
    };
    expect(by(6)).toBe('resumed by <@U00>, <@U01>, <@U02>, <@U03>, <@U04>, and <@U05>');
    expect(by(7)).toBe('resumed by <@U00>, <@U01>, <@U02>, <@U03>, <@U04>, and 2 others');
  });

  const gateEvent = (action: string, after: Record<string, unknown>): Happened['newest'][number] => ({
    action,
    subject: 'r',
    actor: 'ULENA',
    before: null,
    after,
  });
  it.each([
    ['en', 'Lena and Sam approved the gate Data foundation'],
    ['de', 'Gate Datengrundlage freigegeben von Lena und Sam'],
  ])(
    '[D1] [S11] sixteen approvals of one gate are told once, by its name, never “13 others” (%s)',
    (locale, told) => {
      const approve = gateEvent('gates.decision.approve', { gate: 'foundation', about: null, role: 'data' });
      const sixteen = happened('gates.decision.approve', {
        count: 16,
        actors: ['ULENA', 'USAM'],
        newest: Array.from({ length: 16 }, () => approve),
      });
      expect(changeLines({ say: sayIn(locale), playbook }, [sixteen], ofGates, names)).toEqual([told]);
    },
  );

  it.each([
    ['en', 'Lena attested: Personal data is used lawfully, or there is none'],
    ['de', /^bestätigt von Lena: \S+ \S+/],
  ])('[D1] [S11] tells what was attested, not the note to it (%s)', (locale, told) => {
    const item = playbook.gates.flatMap((gate) => gate.items).find((one) => /lawful/.test(one.text.en));
    const attested = gateEvent('gates.item.attest', { item: item?.key, note: 'gelesen, Mail of 27 Nov' });
    const [line] = changeLines(
      { say: sayIn(locale), playbook },
      [happened('gates.item.attest', { newest: [attested] })],
      ofGates,
      names,
    );
    expect(line).toMatch(told);
    expect(line).not.toContain('gelesen');
    expect(line).not.toContain(item?.key);
  });

  it('[D1] [S11] a rejection is about its gate, with its reason', () => {
    const after = { gate: 'performance', about: 'v3', reason: 'too few cases' };
    const newest = [gateEvent('gates.request.rejected', after)];
    expect(changeLines(telling, [happened('gates.request.rejected', { newest })], ofGates, names)).toEqual([
      'gate Performance · model v3 (too few cases) rejected by Lena',
    ]);
  });

  it('[H7] [S11] no German sentence about one or more people holds a verb of one person', () => {
    const texts = rooms
      .flatMap((room) => Object.values(room.changes ?? {}))
      .flatMap((wording) => (wording ? [catalogues.de[wording.text]] : []));
    expect(texts.length).toBeGreaterThan(50);
    expect(texts.filter((text) => /\{who\} (?:hat|ist|wurde|arbeitet|bekam)\b/.test(text))).toEqual([]);
  });

  it('[D1] leaves out bookkeeping, and never sums up “other changes”', () => {
    const all = [
      happened('toy.draft.keep', { count: 9 }),
      happened('engagement.details.change'),
      happened('toy.thing.edit', { count: 3 }),
    ];
    expect(changeLines(telling, all, wordings, names)).toEqual(['name, goal or calendar changed by Lena']);
    expect(changeLines(telling, [happened('toy.thing.add')], wordings, names)).toEqual([]);
  });

  it('[D1] tells first what means most: decisions, results, obstacles, then progress, the newest of each first', () => {
    const text = 'engagement.change.resume';
    const ranked: ChangeWordings = {
      'toy.step': { text },
      'toy.gap': { text, means: 'obstacle' },
      'toy.result': { text, means: 'result' },
      'toy.gate': { text, means: 'decision' },
    };
    const by = (action: string, who: string) => happened(action, { actors: [who] });
    const lines = changeLines(
      telling,
      [by('toy.step', 'ULENA'), by('toy.gap', 'UMARCO'), by('toy.result', 'USAM'), by('toy.gate', 'ULENA')],
      ranked,
      names,
    );
    expect(lines.map((line) => line.replace('resumed by ', ''))).toEqual([
      'Lena',
      'Sam',
      'Marco &lt;b&gt;',
      'Lena',
    ]);
  });

  it('[D1] tells six kinds of change; all of them are one click away', () => {
    const kinds = Object.keys(changes).map((action) => happened(action, { count: 2 }));
    const told = kinds.filter(({ action }) => changes[action]);
    expect(told.length).toBeGreaterThan(6);
    expect(changeLines(telling, kinds, wordings, names)).toHaveLength(6);
    expect(isCut(kinds, wordings)).toBe(true);
    expect(changeLines(telling, kinds, wordings, names, kinds.length)).toHaveLength(told.length);
    expect(isCut(kinds.slice(0, 3), wordings)).toBe(false);
  });

  it('[D1] names the program where it acted by itself', () => {
    const resumed = happened('engagement.resume', { actors: ['system'] });
    expect(changeLines(telling, [resumed], wordings, names)).toEqual(['resumed by Phasegate']);
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
    expect(changeLines(telling, [paused], wordings, names)).toEqual(['paused by Lena: &lt;!here&gt; wait']);
  });

  it('[D1] looks up the people it will name', () => {
    const one = happened('engagement.person.add', { newest: [added('USAM')], actors: ['ULENA', 'system'] });
    expect(idsIn([one], wordings, telling)).toEqual(['ULENA', 'USAM']);
  });
});
