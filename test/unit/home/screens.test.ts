import { button } from '@phasegate/block-kit/blocks.ts';
import { page } from '@phasegate/block-kit/fit.ts';
import { describe, expect, it } from 'vitest';
import type { HomeState, HomeTask, MyEngagement } from '../../../src/home/compose.ts';
import { countByPhase, portfolioInOrder, tasksInOrder } from '../../../src/home/rules.ts';
import { homeView } from '../../../src/home/screens/home.ts';
import { loadPlaybook } from '../../../src/playbook/playbook.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { lintView } from '../../support/gallery.ts';

const { phases } = loadPlaybook();
const SIZES: Record<number, string> = { 0: 'empty', 3: 'japanese', 500: 'overflow' };
const LONG = '顧客サポートの問い合わせ分類と自動応答の精度向上'.repeat(5).slice(0, 120);
const way = button('Open', 'gates.request.evidence', { value: 'x'.repeat(80) });
const since = Temporal.Instant.from('2027-03-01T09:00:00Z');

const engagement = (n: number): MyEngagement => {
  const planned = phases[n % phases.length];
  if (!planned) throw new Error('no phases');
  return {
    phase: planned.phase,
    planned,
    day: n,
    signal: n % 3 === 0 ? 'late' : 'on-track',
    name: `${n} ${LONG}`,
    seen: {
      engagement: { id: String(n), name: `${n} ${LONG}`, channelId: 'C0SUPPORT', state: 'active' },
      roles: ['lead'],
    } as never,
    status: { done: n % 11, total: 10 },
    next: { what: LONG.repeat(3), why: LONG, on: ['U0LENA'], since, due: null, button: way },
    isRead: true,
  };
};
const task = (n: number): HomeTask => ({
  engagementId: String(n),
  what: `${n} ${LONG.repeat(3)}`,
  why: LONG,
  due: Temporal.PlainDate.from('2027-03-04').add({ days: n }),
  since,
  button: way,
  engagement: LONG,
  isLate: n < 3,
});

function full(count: number): HomeState {
  const all = Array.from({ length: count }, (_, n) => engagement(n + 1));
  return {
    phases,
    house: 'en',
    reader: {
      userId: 'U0LENA',
      locale: 'en-GB',
      timeZone: 'Europe/Berlin',
      isAdmin: true,
      isExternal: false,
    },
    tasks: page(
      Array.from({ length: count }, (_, n) => task(n)),
      2,
    ),
    mine: page(all, 2),
    portfolio: { rows: page(all.toSorted(portfolioInOrder), 2), phases: countByPhase(all) },
    seen: count,
    digests: 1,
    left: count > 0 ? 7 : 0,
  };
}

describe('the screen of Home', () => {
  it.each(['en-GB', 'de-DE'])(
    '[H1] is taken by Slack empty, usual and with 500 of everything in Japanese: %s',
    (locale) => {
      for (const count of [0, 3, 500]) {
        const view = homeView(sayIn(locale), full(count));
        expect(lintView(view as never, SIZES[count])).toEqual([]);
        expect(view.blocks.length).toBeLessThanOrEqual(60);
        expect(Buffer.byteLength(JSON.stringify(view))).toBeLessThan(100_000);
      }
    },
  );

  it('[H1] says that it is still reading, instead of that nothing waits', () => {
    const state = { ...full(3), tasks: page<HomeTask>([], 1), left: 2 };
    const text = JSON.stringify(homeView(sayIn('en'), state).blocks);
    expect(text).toContain('Your engagements are being read');
    expect(text).not.toContain('Nothing waits on you');
  });

  it('[H1] [E8] offers the next step to whom it waits on, and to nobody whom it tells that nothing waits', () => {
    const shown = (on: string[]) => {
      const state = full(1);
      const [one] = state.mine.items;
      if (!one?.next) throw new Error('no step');
      state.mine.items[0] = { ...one, next: { ...one.next, on } };
      const view = homeView(sayIn('en'), {
        ...state,
        tasks: page<HomeTask>([], 1),
        portfolio: null,
        left: 0,
      });
      return JSON.stringify(view.blocks);
    };
    expect(shown(['U0MARCO'])).toContain('Nothing waits on you');
    expect(shown(['U0MARCO'])).not.toContain(way.action_id);
    expect(shown(['U0MARCO', 'U0LENA'])).toContain(way.action_id);
    // Nobody has it: whoever works here may take it.
    expect(shown([])).toContain(way.action_id);
  });

  it('[H1] [X3] escapes what people wrote', () => {
    const state = full(1);
    state.mine.items[0] = {
      ...engagement(1),
      seen: {
        ...engagement(1).seen,
        engagement: { ...engagement(1).seen.engagement, name: '<!channel> & co' },
      },
    };
    expect(JSON.stringify(homeView(sayIn('en'), { ...state, portfolio: null }).blocks)).toContain(
      '*&lt;!channel&gt; &amp; co*',
    );
  });
});

describe('what comes first on Home', () => {
  it('[H1] tasks: what is due first, then what waits longest, then as given', () => {
    const make = (name: string, due: string | null, at: string | null) => ({
      ...task(0),
      what: name,
      due: due ? Temporal.PlainDate.from(due) : null,
      since: at ? Temporal.Instant.from(at) : null,
    });
    const given = [
      make('neither', null, null),
      make('old', null, '2027-01-01T00:00:00Z'),
      make('later', '2027-03-05', null),
      make('young', null, '2027-02-01T00:00:00Z'),
      make('soon', '2027-03-02', '2027-02-28T00:00:00Z'),
    ];
    expect(given.toSorted(tasksInOrder).map(({ what }) => what)).toEqual([
      'soon',
      'later',
      'old',
      'young',
      'neither',
    ]);
  });

  it('[H1] [E4] the portfolio: by phase, late ones first, counted', () => {
    const rows = [
      { phase: 2, day: 3, signal: 'on-track' as const, name: 'b' },
      { phase: 1, day: 9, signal: 'due-soon' as const, name: 'c' },
      { phase: 1, day: 20, signal: 'late' as const, name: 'd' },
      { phase: 1, day: 30, signal: 'late' as const, name: 'e' },
      { phase: 2, day: 3, signal: null, name: 'a' },
    ];
    expect(rows.toSorted(portfolioInOrder).map(({ name }) => name)).toEqual(['e', 'd', 'c', 'b', 'a']);
    expect(countByPhase(rows)).toEqual([
      { phase: 1, all: 3, late: 2, soon: 1 },
      { phase: 2, all: 2, late: 0, soon: 0 },
    ]);
  });

  it.each([
    { locale: 'en-US', line: 'Language English · time zone Europe/Berlin · both as you set them in Slack' },
    {
      locale: 'es-ES',
      line: 'Language English, since there is no Spanish yet · time zone Europe/Berlin, as you set it in Slack',
    },
    { locale: 'de-AT', line: 'Sprache Deutsch · Zeitzone Europe/Berlin · beides wie in Slack eingestellt' },
  ])('[H7] says in which language it speaks to $locale, and why', ({ locale, line }) => {
    const state = full(0);
    const view = homeView(sayIn(locale), { ...state, reader: { ...state.reader, locale } });
    expect(JSON.stringify(view.blocks)).toContain(line);
  });
});
