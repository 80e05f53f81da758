import { describe, expect, it } from 'vitest';
import type { Happened } from '../../../src/digest/audit-store.ts';
import { changeLines, idsIn, newsOf } from '../../../src/digest/summarise.ts';
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
  newest: [{ action, seq: 1, subject: 'x', actor: 'ULENA', before: null, after: null }],
  ...changes,
});
type Event = Happened['newest'][number];
let seq = 0;
/** One event after another. */
const event = (action: string, changes: Partial<Event> = {}): Event => {
  seq += 1;
  return { action, seq, subject: 'x', actor: 'ULENA', before: null, after: null, ...changes };
};
/** As the record tells them: by action, the newest first. */
const record = (...events: Event[]): Happened[] =>
  [...Map.groupBy(events.toReversed(), (one) => one.action)].map(([action, newest]) => ({
    action,
    count: newest.length,
    actors: [...new Set(newest.map((one) => one.actor))],
    newest,
  }));
const added = (userId: string, role = 'legal') => event('engagement.person.add', { after: { userId, role } });
const all: ChangeWordings = Object.assign({}, ...rooms.map((room) => room.changes ?? {}));
const newsIn = (locale: string, ...events: Event[]) =>
  newsOf({ say: sayIn(locale), playbook }, record(...events), all, names).map(({ what }) => what);
const news = (...events: Event[]) => newsIn('en', ...events);

describe('news', () => {
  const gate = (what: string, about = 'v1', more: Partial<Event> = {}) =>
    event(`gates.${what}`, { subject: about, after: { gate: 'performance', about: null }, ...more });
  const gap = (what: string, from: string | null, to: string) =>
    event(`foundation.gap.${what}`, {
      subject: 'gap',
      before: from === null ? null : { state: from },
      after: { state: to, title: 'Labels disagree' },
    });
  const source = (what: string, subject: string) =>
    event(`foundation.source.${what}`, { subject, after: { name: subject } });

  it.each<[string, () => Event[], string[]]>([
    [
      'a pass after a fail',
      () => [
        gate('request.ask'),
        gate('request.rejected', 'r1', { after: { gate: 'performance', about: null, reason: 'few' } }),
        gate('request.ask', 'r2'),
        gate('request.approved', 'r2'),
      ],
      ['gate approved: Performance'],
    ],
    [
      'who signed, until it is decided',
      () => [gate('decision.approve'), gate('decision.approve', 'v1', { actor: 'USAM' })],
      ['gate: Performance signed by Sam and Lena'],
    ],
    [
      'signatures that their evidence made void',
      () => [
        gate('decision.approve'),
        gate('evidence.change', 'v1', { after: { gate: 'performance', about: null, voided: ['ULENA'] } }),
      ],
      [],
    ],
    ['asked for and withdrawn', () => [gate('request.ask'), gate('request.withdrawn')], []],
    [
      'a gap opened, begun and resolved',
      () => [
        gap('open', null, 'open'),
        gap('start', 'open', 'in progress'),
        gap('resolve', 'in progress', 'resolved'),
      ],
      [],
    ],
    [
      'a gap that was there before and is resolved',
      () => [gap('start', 'open', 'in progress'), gap('resolve', 'in progress', 'resolved')],
      ['gap resolved: Labels disagree'],
    ],
    [
      'a gap opened and begun',
      () => [gap('open', null, 'open'), gap('start', 'open', 'in progress')],
      ['gap open: Labels disagree'],
    ],
    [
      'paused and resumed',
      () => [
        event('engagement.pause', {
          before: { state: 'active' },
          after: { state: 'paused', reason: 'audit' },
        }),
        event('engagement.resume', { before: { state: 'paused' }, after: { state: 'active' } }),
      ],
      [],
    ],
    [
      'forward and back again',
      () => [
        event('engagement.phase.advance', { before: { phase: 1 }, after: { phase: 2 } }),
        event('engagement.phase.back', { before: { phase: 2 }, after: { phase: 1 } }),
      ],
      [],
    ],
    [
      '[R3] phases of two cycles: each is told of its own',
      () => [
        event('engagement.phase.advance', { before: { phase: 1 }, after: { phase: 2, cycle: 2 } }),
        event('engagement.phase.advance', { before: { phase: 4 }, after: { phase: 5, cycle: 1 } }),
        event('engagement.phase.back', { before: { phase: 2 }, after: { phase: 1, cycle: 2 } }),
      ],
      ['phase 5 Monitoring · cycle 1 began'],
    ],
    [
      'a source added and retired, another stays',
      () => [source('add', 'crm'), source('add', 'erp'), source('retire', 'crm')],
      ['new data source: erp'],
    ],
    [
      'a role given and taken',
      () => [added('USAM'), event('engagement.person.remove', { before: { userId: 'USAM', role: 'legal' } })],
      [],
    ],
    [
      'a monitor that fired and is well again',
      () => [
        event('monitoring.alert.firing', { after: { about: 'Recall' } }),
        event('monitoring.alert.resolved', { after: { about: 'Recall' } }),
      ],
      [],
    ],
    [
      'an edit that was undone',
      () => [
        event('prioritization.candidate.edit', {
          before: { name: 'A', goal: '1' },
          after: { name: 'A', goal: '2' },
        }),
        event('prioritization.candidate.edit', {
          before: { name: 'A', goal: '2' },
          after: { name: 'A', goal: '1' },
        }),
      ],
      [],
    ],
    [
      'a pipeline run that failed, and one that passed',
      () => [
        event('foundation.pipeline.record', { subject: '1', after: { failed: 2, coversAll: true } }),
        event('foundation.pipeline.record', { subject: '2', after: { failed: 0, coversAll: true } }),
      ],
      ['pipeline run passed'],
    ],
  ])('[D1] %s: what is true now and was not', (_title, events, told) => {
    expect(news(...events())).toEqual(told);
  });

  it('[D1] edits of one thing are what it was and what it is', () => {
    const edit = (was: string, is: string) =>
      event('foundation.source.edit', {
        subject: 'crm',
        before: { volume: was },
        after: { volume: is, about: 'crm' },
      });
    expect(news(edit('1 M', '2 M'), edit('2 M', '3 M'))).toEqual([
      expect.stringMatching(/^data source changed: crm \(.*1 M.*→.*3 M.*\)$/),
    ]);
    expect(news(edit('1 M', '2 M'), edit('2 M', '1 M'))).toEqual([]);
  });

  it('[D1] tells decisions, results, obstacles, then progress, the newest of each first', () => {
    expect(
      news(
        gate('request.approved'),
        source('add', 'crm'),
        gap('open', null, 'open'),
        event('foundation.pipeline.record', { after: { failed: 1 } }),
        event('engagement.phase.advance', { before: { phase: 1 }, after: { phase: 2 } }),
      ),
    ).toEqual([
      'phase 2 Prioritization and ROI began',
      'gate approved: Performance',
      'pipeline run: 1 check failed',
      'gap open: Labels disagree',
      'new data source: crm',
    ]);
  });

  it('[D1] [S11] names a few things, counts many, and never says “others”', () => {
    const many = Array.from({ length: 7 }, (_source, at) => source('add', `s${at}`));
    expect(news(...many)).toEqual(['7 new data sources']);
    expect(news(...many.slice(0, 3))).toEqual(['3 new data sources: s2, s1, and s0']);
    expect(newsIn('de', ...many)).toEqual(['7 neue Datenquellen']);
    const unseen = { ...happened('foundation.source.add'), count: 400, newest: many };
    expect(newsOf(telling, [unseen], all, names)[0]?.what).toBe('400 new data sources');
    const texts = Object.entries({ ...catalogues.en, ...catalogues.de }).filter(([key]) =>
      /^(outcome|digest)\./.test(key),
    );
    expect(
      texts.filter(([, text]) => /# (other|others|weitere)\b(?! (stand|Aufgaben))|other changes/.test(text)),
    ).toEqual([]);
  });

  it('[D1] says nothing of bookkeeping, of work begun and of notes to a form', () => {
    expect(
      news(
        event('gates.item.attest', { after: { item: 'x', note: 'gelesen, Mail of 27 Nov' } }),
        event('digest.channel.change'),
        event('monitoring.feed.secrets', { after: { name: 'prom' } }),
        event('gates.task.done', { after: { evidence: 'see mail', text: 'Name a second reviewer' } }),
      ),
    ).toEqual(['condition met: Name a second reviewer']);
  });

  it('[X3] escapes what people typed', () => {
    const paused = event('engagement.pause', {
      before: { state: 'active' },
      after: { state: 'paused', reason: '<!here> wait' },
    });
    expect(news(paused)).toEqual(['paused by Lena: &lt;!here&gt; wait']);
  });

  it('[D1] every outcome has its words in both languages, in one and in many', () => {
    const outcomes = rooms
      .flatMap((room) => Object.values(room.changes ?? {}))
      .flatMap((one) => one?.news ?? []);
    expect(outcomes.length).toBeGreaterThan(60);
    for (const locale of ['en', 'de'])
      for (const { text } of outcomes)
        for (const count of [1, 3]) {
          const said = sayIn(locale)(text, { count, named: 'yes', what: 'X', who: 'Lena' });
          expect(said).not.toMatch(/undefined|\{|\}/);
        }
  });
});

describe('all changes', () => {
  const gateEvent = (action: string, after: Record<string, unknown>): Event => ({
    action,
    seq: 1,
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

  it('[D1] names the program where it acted by itself', () => {
    const resumed = happened('engagement.resume', { actors: ['system'] });
    expect(changeLines(telling, [resumed], wordings, names)).toEqual(['resumed by Phasegate']);
  });

  it('[D1] looks up the people it will name', () => {
    const one = happened('engagement.person.add', { newest: [added('USAM')], actors: ['ULENA', 'system'] });
    expect(idsIn([one], wordings, telling)).toEqual(['ULENA', 'USAM']);
  });
});
