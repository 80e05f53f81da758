import { randomUUID } from 'node:crypto';
import { button } from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { describe, expect, it } from 'vitest';
import { IDS } from '../../../src/digest/ids.ts';
import { changesModal, type DigestState, digestMessage } from '../../../src/digest/screens/digest.ts';
import { channelForm, mineForm, nowModal } from '../../../src/digest/screens/settings.ts';
import type { CardState } from '../../../src/engagement/screens/card.ts';
import { engagementCard } from '../../../src/engagement/screens/card.ts';
import { holidaysForm, holidaysModal } from '../../../src/engagement/screens/holidays-form.ts';
import { overviewMessage } from '../../../src/engagement/screens/overview.ts';
import type { Engagement, Named } from '../../../src/engagement/store.ts';
import type { News } from '../../../src/news.ts';
import { loadPlaybook } from '../../../src/playbook/playbook.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { datesShown } from '../../support/dates.ts';
import { JAPANESE, lintMessage, lintView } from '../../support/gallery.ts';

const { phases } = loadPlaybook();
const HOSTILE = '<!channel> *bold* `x` <@U1> \u202e```';
const at = Temporal.Instant.from('2026-11-23T16:10:00Z');
const on = (date: string) => Temporal.PlainDate.from(date);

const engagement = (changes: Partial<Engagement> = {}): Engagement => ({
  workspaceId: 'T1',
  id: randomUUID(),
  name: 'Support ticket triage',
  goal: 'Tickets reach the right team in a minute',
  channelId: 'C0SUPPORT',
  newChannelName: null,
  plannedStart: '2026-11-11',
  timeZone: 'Europe/London',
  workingDays: [1, 2, 3, 4, 5],
  visibility: 'open',
  externalsMayApprove: false,
  state: 'active',
  cycle: 1,
  createdBy: 'U0LEAD',
  createdAt: at,
  version: 1,
  ...changes,
});

function card(changes: Partial<CardState> = {}): CardState {
  const [first] = phases;
  if (!first) throw new Error('no phases');
  return {
    engagement: engagement(),
    people: [],
    phases,
    phase: first,
    today: on('2026-11-24'),
    day: 9,
    signal: 'on-track',
    status: { done: 12, total: 14, facts: 'sources 14 (12 assessed)', next: null, buttons: [] },
    next: null,
    back: null,
    compressed: null,
    rest: null,
    plannedEnd: on('2026-12-01'),
    forecast: { kind: 'pace', end: on('2026-12-02'), work: 6, approvals: 1, from: 18, days: 6 },
    ...changes,
  };
}

const task = (what: string) => ({
  engagementId: 'e',
  what,
  why: 'A gate that nobody can sign keeps the phase from ending.',
  due: on('2026-11-27'),
  since: at,
  button: button('Do it', 'a.b.c', { value: 'x' }),
});

const news = (what: string): News => ({ what, means: 'progress' });

const usual: DigestState = {
  card: card(),
  date: on('2026-11-24'),
  since: at,
  changed: [news('3 new data sources: crm, erp, and web'), news('gap resolved: Labels disagree')],
  waiting: [{ what: 'fairness gate', on: ['U0LEGAL'], since: at }],
  names: new Map([['U0LEGAL', 'Marco Ruz']]),
  next: { what: 'exit gate of phase 1', on: on('2026-11-27') },
  tasks: [task('Approve the foundation gate')],
};

const long = (length: number) => 'Wörter 大晦日 '.repeat(length / 11).slice(0, length);
const many = Array.from({ length: 60 }, (_, index) => index);
const people: Named[] = many.map((index) => ({
  userId: `U0${index}`,
  role: 'legal',
  isDeactivated: false,
  isExternal: false,
}));

const states: Record<string, DigestState> = {
  empty: {
    ...usual,
    card: card({ status: null, forecast: null, signal: null, plannedEnd: null }),
    changed: [],
    waiting: [],
    names: new Map(),
    next: null,
    tasks: [],
  },
  usual,
  overflow: {
    ...usual,
    card: card({
      engagement: engagement({ name: long(80), goal: long(1_000) }),
      status: { done: 1, total: 2, facts: long(3_000), next: null, buttons: [] },
      next: {
        what: long(500),
        why: long(200),
        on: many.map((index) => `U0${index}`),
        since: null,
        due: null,
        button: { type: 'button', text: { type: 'plain_text', text: 'Go' }, action_id: 'go' },
      },
      signal: 'due-soon',
    }),
    changed: many.map(() => news(long(400))),
    value: long(900),
    waiting: many.map((index) => ({ what: long(400), on: [`U0${index}`, 'U0A', 'U0B'], since: null })),
    next: { what: long(500), on: null },
    tasks: many.map(() => task(long(500))),
  },
  japanese: {
    ...usual,
    card: card({ engagement: engagement({ name: JAPANESE.repeat(3), goal: JAPANESE.repeat(9) }) }),
    changed: [news(JAPANESE.repeat(5)), news(JAPANESE)],
  },
  hostile: {
    ...usual,
    card: card({ engagement: engagement({ name: HOSTILE, goal: HOSTILE }) }),
    changed: [news(escape(HOSTILE))],
    waiting: [{ what: escape(HOSTILE), on: ['U0LEGAL'], since: at }],
    names: new Map([['U0LEGAL', HOSTILE]]),
  },
};

describe.each(['en', 'de'])('screens of the digest (%s)', (language) => {
  const say = sayIn(language);

  it.each(Object.keys(states))('[D1] hold what Slack and we ask of them: %s', (name) => {
    const state = states[name] ?? usual;
    const quiet = { ...state, changed: [], tasks: [] };
    for (const one of [state, quiet]) {
      const message = digestMessage(say, one);
      expect(lintMessage({ ...message })).toEqual([]);
      expect(lintView(nowModal(say, message))).toEqual([]);
      // A header is plain text: Slack reads no markup in it.
      const marked = message.blocks.filter((block) => block.type !== 'header');
      expect(JSON.stringify([message.text, marked])).not.toMatch(/<!channel>|<@U1>/);
    }
    expect(
      lintMessage({ ...engagementCard(say, { ...state.card, people: name === 'overflow' ? people : [] }) }),
    ).toEqual([]);
    const here = [{ state: { ...state.card, people }, tasks: state.tasks }];
    for (const [cards, others] of [
      [here, []],
      [
        [...here, ...here],
        [engagement(), state.card.engagement],
      ],
      [[], [engagement()]],
      [[], []],
    ] as const)
      expect(lintMessage({ ...overviewMessage(say, cards, people[0]?.userId ?? '', others) }, name)).toEqual(
        [],
      );
    const settings = {
      engagement: state.card.engagement,
      isOn: true,
      time: '09:00',
      days: [1, 2, 3],
      timeZone: 'Australia/Lord_Howe',
      mayChannel: true,
    };
    expect(
      lintView(changesModal(say, { ...state, lines: state.changed.map(({ what }) => what) }), name),
    ).toEqual([]);
    expect(lintView(mineForm(say, settings))).toEqual([]);
    expect(lintView(channelForm(say, { ...settings, isOn: false }))).toEqual([]);
    expect(
      lintView(holidaysForm(say, state.card.engagement, name === 'empty' ? '' : long(3_000), 'm')),
    ).toEqual([]);
    const days = Array.from({ length: name === 'empty' ? 0 : 270 }, () => ({
      day: '2027-12-25',
      name: '&'.repeat(80),
    }));
    expect(lintView(holidaysModal(say, state.card.engagement, days))).toEqual([]);
  });
});

describe('the digest', () => {
  const say = sayIn('en');
  const words = (state: DigestState) => JSON.stringify(digestMessage(say, state).blocks);

  it('[D1] says where the phase stands, what changed, what waits on whom since when, and what comes next', () => {
    const title = 'Tue, Nov 24 · Support ticket triage · Phase 1 Data foundation, day 9 of 5–15 ● on track';
    expect(digestMessage(say, usual).text).toBe(`${title} · 3 new data sources: crm, erp, and web`);
    const all = words(usual);
    expect(all).toMatch(
      /\*Since <!date[^>]*>:\* 3 new data sources: crm, erp, and web · gap resolved: Labels disagree/,
    );
    expect(all).toMatch(/fairness gate: on Marco Ruz, since <!date\^1795450200\^/);
    expect(datesShown(all)).toContain('*Next decision:* exit gate of phase 1, planned Nov 27, 2026');
    expect(all).toContain('*Numbers:* sources 14 (12 assessed)');
    expect(datesShown(all)).toContain('Forecast: ends Dec 2, 2026');
  });

  it('[D1] is one line where nothing changed', () => {
    const { blocks } = digestMessage(say, { ...usual, changed: [], tasks: [] });
    expect(blocks.map((block) => block.type)).toEqual(['section']);
    expect(JSON.stringify(blocks[0])).toMatch(
      /nothing changed since <!date.*Phase 1 Data foundation, day 9 of 5–15 ● on track · waiting on Marco Ruz/,
    );
  });

  it('[D2] [E5] begins a person’s own with what waits on them: what, by when, why, and the button', () => {
    const { blocks } = digestMessage(say, usual);
    expect(blocks.slice(0, 3).map((block) => block.type)).toEqual(['header', 'section', 'section']);
    expect(JSON.stringify(blocks[1])).toContain('*Waiting for you* (1)');
    const asked = JSON.stringify(blocks[2]);
    expect(datesShown(asked)).toContain('Approve the foundation gate · by Nov 27, 2026');
    expect(asked).toContain('_A gate that nobody can sign');
    expect(asked).toContain('"action_id":"a.b.c"');
  });

  it.each(['usual', 'overflow'])('[D1] is seven lines at most, the rest one click away (%s)', (name) => {
    const state = { ...(states[name] ?? usual), tasks: [] };
    const { blocks } = digestMessage(say, state);
    expect(blocks.map((block) => block.type)).toEqual(
      state.card.forecast ? ['header', 'section', 'context', 'actions'] : ['header', 'section', 'actions'],
    );
    const lines = blocks.flatMap((block) =>
      block.type === 'section' ? (block.text?.text ?? '').split('\n') : [],
    );
    expect(lines.length + 2).toBeLessThanOrEqual(7);
    expect(JSON.stringify(blocks.at(-1))).toContain(IDS.all);
    const all = changesModal(say, { ...state, lines: state.changed.map(({ what }) => what) });
    expect(lintView(all)).toEqual([]);
    expect(JSON.stringify(all)).toContain(state.waiting.at(-1)?.on[0] === 'U0LEGAL' ? 'Marco Ruz' : 'U059');
  });

  it('[D2] offers the buttons of the gate’s own message where somebody is to decide', () => {
    const acts = [button('Approve', 'gates.request.approve', { value: 'r d', style: 'primary' })];
    const { blocks } = digestMessage(say, {
      ...usual,
      tasks: [{ ...task('Decide'), acts }, task('Another')],
    });
    expect(blocks.slice(0, 5).map((block) => block.type)).toEqual([
      'header',
      'section',
      'section',
      'actions',
      'section',
    ]);
    expect(JSON.stringify(blocks[3])).toMatch(/gates\.request\.approve.*a\.b\.c/);
  });

  it('[D1] notifies nobody by being read', () => {
    expect(words({ ...usual, names: usual.names })).not.toContain('<@');
  });

  it('[E4] the card says in its first line how the phase stands', () => {
    for (const signal of ['on-track', 'due-soon', 'late'] as const) {
      const [first] = engagementCard(say, card({ signal })).blocks;
      expect(JSON.stringify(first)).toMatch(/cycle 1 {3}[●◐▲] (on track|due soon|late)/);
    }
    const paused = engagementCard(say, card({ signal: null, engagement: engagement({ state: 'paused' }) }));
    expect(JSON.stringify(paused.blocks)).not.toMatch(/on track|Forecast/);
  });

  it('[D1] has ids of its own', () => {
    expect(new Set(Object.values(IDS)).size).toBe(Object.values(IDS).length);
  });
});
