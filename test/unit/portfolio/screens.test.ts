import { button } from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { describe, expect, it } from 'vitest';
import { loadPlaybook } from '../../../src/playbook/playbook.ts';
import type { PortfolioEngagement, PortfolioState } from '../../../src/portfolio/compose.ts';
import { portfolioMessage, portfolioModal } from '../../../src/portfolio/screens/portfolio.ts';
import { settingsForm } from '../../../src/portfolio/screens/settings.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { JAPANESE, lintMessage, lintView } from '../../support/gallery.ts';

const playbook = loadPlaybook();
const at = Temporal.Instant.from('2027-03-01T09:00:00Z');
const date = Temporal.PlainDate.from('2027-03-02');
const HOSTILE = '<!channel> *bold* <@U0EVIL> & `code` \u202e {braces} \' " ';

const SIZES: Record<string, { name: string; count: number }> = {
  empty: { name: '', count: 0 },
  usual: { name: 'Support ticket triage', count: 4 },
  overflow: { name: 'Wörter '.repeat(11), count: 500 },
  hostile: { name: HOSTILE.repeat(2).slice(0, 80), count: 3 },
  japanese: { name: JAPANESE.repeat(3), count: 4 },
};

function stateOf({ name, count }: { name: string; count: number }): PortfolioState {
  const times = <One>(most: number, make: (n: number) => One): One[] =>
    Array.from({ length: Math.min(count, most) }, (_, n) => make(n));
  const engagements = times(
    count,
    (n) =>
      ({
        name,
        phase: (n % 5) + 1,
        planned: playbook.phases[n % 5],
        day: n * 7,
        signal: (['late', 'due-soon', 'on-track', null] as const)[n % 4],
        isPaused: n % 4 === 3,
        waiting: n % 3,
        seen: { engagement: { id: String(n), name, state: 'paused' }, roles: [] },
      }) as unknown as PortfolioEngagement,
  );
  return {
    date,
    engagements,
    decisions: times(
      12,
      (n) =>
        ({ engagement: name, gate: 'foundation', subject: n % 2 ? 'v3' : null, requestedAt: at }) as never,
    ),
    sealed: times(3, (n) => ({ amount: '410000.00', currency: ['EUR', 'USD', 'JPY'][n] ?? 'EUR' })),
    realised: times(1, () => ({ amount: '120500.40', currency: 'EUR' })),
    tasks: times(20, (n) => ({
      engagementId: String(n),
      what: escape(name),
      why: escape(name),
      due: date,
      since: at,
      button: button('Approve', 'a.b.c', { value: String(n) }),
    })),
  };
}

describe.each(Object.entries(SIZES))('screens of the portfolio, %s', (name, size) => {
  it.each(['en', 'de'])('[D4] [H7] [X3] are what Slack takes, in %s', (language) => {
    const say = sayIn(language);
    const state = stateOf(size);
    const message = portfolioMessage(say, state, playbook);
    expect(lintMessage({ ...message })).toEqual([]);
    const settings = { isOn: true, time: '09:00', days: [1, 3], timeZone: 'Australia/Lord_Howe' };
    const views = [portfolioModal(say, state, playbook, 1), settingsForm(say, settings)];
    for (const view of views) expect(lintView(view), view.title.text).toEqual([]);
    if (name === 'hostile')
      expect(JSON.stringify([message.blocks, views.map(({ blocks }) => blocks)])).not.toMatch(
        /"mrkdwn","text":"[^"]*(<!channel>|<@U0EVIL>)/,
      );
  });
});
