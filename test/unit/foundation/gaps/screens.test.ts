import { randomUUID } from 'node:crypto';
import { escape } from '@phasegate/block-kit/escape.ts';
import { describe, expect, it } from 'vitest';
import { chooseForMessage } from '../../../../src/engagement/screens/from-message.ts';
import { listModal } from '../../../../src/forms/list.ts';
import { formModal } from '../../../../src/forms/screen.ts';
import { gapForm } from '../../../../src/foundation/gaps/gap.ts';
import { aboutGap } from '../../../../src/foundation/gaps/handlers/form.ts';
import { GAP_IDS } from '../../../../src/foundation/gaps/ids.ts';
import type { GapCounts, ListedGap } from '../../../../src/foundation/gaps/list-store.ts';
import { GAP_FILTERS, GAP_STATES } from '../../../../src/foundation/gaps/rules.ts';
import { gapsMessage } from '../../../../src/foundation/gaps/screens/card.ts';
import { gapModal } from '../../../../src/foundation/gaps/screens/detail.ts';
import { gapHistoryModal } from '../../../../src/foundation/gaps/screens/history.ts';
import { gapRow, listButtons } from '../../../../src/foundation/gaps/screens/list.ts';
import { reopenModal, resolveModal, waiveModal } from '../../../../src/foundation/gaps/screens/moves.ts';
import type { Gap } from '../../../../src/foundation/gaps/store.ts';
import { sayIn } from '../../../../src/texts/say.ts';
import { JAPANESE, lintMessage, lintView } from '../../../support/gallery.ts';
import { playbook } from '../../../support/sources.ts';

const NOW = Temporal.Instant.from('2027-03-01T09:00:00Z');
const TODAY = '2027-03-01';
const CASES = {
  empty: { text: '', count: 0 },
  usual: { text: 'Labels of 2024 and 2025 differ', count: 4 },
  overflow: { text: 'Wörter '.repeat(400), count: 200 },
  japanese: { text: JAPANESE.repeat(3), count: 4 },
  hostile: { text: '<!channel> <@U0EVIL> <https://evil.example|click> ``` @here & *bold*', count: 12 },
} as const;
type Case = keyof typeof CASES;

const engagement = { id: randomUUID(), name: 'Support ticket triage', goal: 'Faster' };
const settled = (state: Gap['state'], text: string): Partial<Gap> => {
  if (state === 'waived') {
    const waiver = { waivedBy: 'UDATA', waivedAt: NOW, waiverLoss: 12.5, waiverExpiresOn: '2027-05-01' };
    return { ...waiver, waiverReason: text.slice(0, 500) || 'x' };
  }
  if (state !== 'resolved') return {};
  return {
    evidenceLink: `https://example.com/${'x'.repeat(300)}`,
    evidenceNote: text.slice(0, 500) || null,
    evidenceFile: 'F0FILE',
    evidenceFileName: text.slice(0, 200) || 'a.csv',
    resolvedBy: 'ULEAD',
    resolvedAt: NOW,
  };
};
const NOTHING_SETTLED = {
  evidenceLink: null,
  evidenceNote: null,
  evidenceFile: null,
  evidenceFileName: null,
  resolvedBy: null,
  resolvedAt: null,
  waivedBy: null,
  waivedAt: null,
  waiverLoss: null,
  waiverExpiresOn: null,
  waiverReason: null,
};
const gapOf = (kind: Case, n: number): Gap => {
  const text = CASES[kind].text;
  const state = GAP_STATES[n % 4] ?? 'open';
  return {
    workspaceId: 'T1',
    id: randomUUID(),
    engagementId: engagement.id,
    type: playbook.gaps.types[n % 9]?.key ?? 'other',
    title: text.slice(0, 120) || 'x',
    description: text.slice(0, 2_000),
    openedFor: null,
    owner: kind === 'empty' ? null : 'U0OWNER',
    dueOn: n % 3 === 0 ? null : n % 3 === 1 ? '2027-02-01' : '2027-04-01',
    effort: kind === 'empty' ? null : 'days',
    effect: n % 2 === 0 || state === 'waived' ? 'degrading' : 'blocking',
    expectedLoss: 12.5,
    effectNote: text.slice(0, 500) || null,
    state,
    openedBy: n % 5 === 0 ? 'system' : 'ULEAD',
    openedAt: NOW,
    ...NOTHING_SETTLED,
    ...settled(state, text),
    version: 1,
  };
};

const screens = (kind: Case, locale: string) => {
  const say = sayIn(locale);
  const { text, count } = CASES[kind];
  const choices = playbook.gaps;
  const listed = Array.from(
    { length: Math.min(10, count) },
    (_, n): ListedGap => ({
      gap: gapOf(kind, n),
      rank: n < 9 ? n + 190 : null,
      ownerLeft: n === 3,
      source: null,
    }),
  );
  const counts: GapCounts = { open: count, blocking: count, waived: count, resolved: count, since: null };
  const pages = { total: count, page: 1, pages: Math.max(1, Math.ceil(count / 10)) };
  const found = { gaps: listed, ...pages };
  const names = Array.from({ length: kind === 'overflow' ? 1_000 : count }, (_, n) => ({
    id: randomUUID(),
    name: `${n} ${text}`.slice(0, 120),
  }));
  const sources = names.slice(0, 100).map((one) => one.id);
  const context = {
    choices,
    sources: new Map(names.map(({ id, name }) => [id, name])),
    today: TODAY,
    before: null,
    usual: 'blocking' as const,
  };
  const words = { say, context };
  const meta = { engagementId: engagement.id, id: randomUUID(), back: null, page: 1 };
  const back = { search: text.slice(0, 100), filter: 'mine' as const, page: 20 };
  const fields = { ...gapOf(kind, 1), sources };
  const form = (step: number, version: number) =>
    formModal(gapForm, GAP_IDS, 'gaps', {
      say,
      context,
      meta: { ...meta, back, step, version, round: 0 },
      engagementName: engagement.name,
      typed: { ...fields },
      above: aboutGap(step, fields, { say, context }),
      ...(kind === 'hostile' && { notice: say.md('gaps.form.about', { type: text, title: text }) }),
    });
  const event = (action: string) => ({
    seq: 1,
    at: NOW,
    actor: 'ULEAD',
    action: `foundation.gap.${action}`,
    before: { ...fields, state: 'open' },
    after: {
      ...gapOf(kind, 3),
      ...fields,
      reason: text,
      evidenceNote: text,
      state: 'waived',
      waiverExpiresOn: '2027-05-01',
    },
  });
  const events = ['open', 'edit', 'start', 'resolve', 'waive'].slice(0, kind === 'empty' ? 0 : 5).map(event);
  return {
    views: {
      ...Object.fromEntries(
        GAP_FILTERS.map((filter) => [
          `list ${filter}`,
          listModal('gaps', GAP_IDS, GAP_FILTERS, {
            say,
            engagement,
            list: { search: kind === 'empty' ? '' : text.slice(0, 100), filter, page: 1 },
            found,
            counts: say('gaps.list.counts', { ...counts, since: '' }),
            buttons: listButtons(say, engagement.id, () => true),
            rows: listed.flatMap((row) =>
              gapRow({ say, choices, inventory: playbook.inventory, today: TODAY, may: () => true }, row),
            ),
            empty: say('gaps.list.empty'),
            ...(kind === 'hostile' && { notice: escape(text) }),
          }),
        ]),
      ),
      ...Object.fromEntries(
        GAP_STATES.map((state, n) => [
          `detail ${state}`,
          gapModal({
            words,
            gap: { ...gapOf(kind, n), sources },
            rank: n,
            ownerLeft: false,
            source: null,
            engagement,
            today: TODAY,
            may: () => true,
          }),
        ]),
      ),
      'form 1 new': form(1, 0),
      'form 2 new': form(2, 0),
      'form 1': form(1, 3),
      'form 2': form(2, 3),
      resolve: resolveModal(say, gapOf(kind, 0), meta),
      waive: waiveModal(say, gapOf(kind, 0), meta),
      reopen: reopenModal(say, gapOf(kind, 2), meta),
      history: gapHistoryModal(
        words,
        text || 'x',
        { ...meta, back },
        { events, page: 1, pages: 3, total: 12 },
      ),
      choose: chooseForMessage(say, GAP_IDS.choose, {
        id: meta.id,
        text,
        engagements: [engagement, { id: randomUUID(), name: text || 'x', goal: text }],
      }),
    },
    message: gapsMessage(say, { ...engagement, name: text || 'x' }, found, counts, TODAY),
  };
};

describe.each(['en', 'de'])('screens of gaps in %s', (locale) => {
  it.each(Object.keys(CASES) as Case[])('[F3.1] [F3.2] %s: Slack would take them all', (kind) => {
    const { views, message } = screens(kind, locale);
    for (const [name, view] of Object.entries(views)) expect(lintView(view), name).toEqual([]);
    expect(lintMessage(message as never)).toEqual([]);
  });

  it('[X3] what people wrote mentions and links nothing', () => {
    const { views, message } = screens('hostile', locale);
    for (const shown of [...Object.values(views), message]) {
      const mrkdwn = [...JSON.stringify(shown).matchAll(/"type":"mrkdwn","text":"((?:[^"\\]|\\.)*)"/g)].map(
        (one) => one[1],
      );
      for (const text of mrkdwn) expect(text).not.toMatch(/<!channel>|<@U0EVIL>|<https:\/\/evil/);
    }
  });

  it('[F3.2] the message shows the first ten and says how many more there are', () => {
    const { message } = screens('overflow', locale);
    const shown = JSON.stringify(message.blocks);
    expect(shown).toContain(sayIn(locale)('gaps.card.more', { count: 190 }));
  });

  it('[K7] the form of a gap fits in bytes among 1,000 sources with Japanese names', () => {
    const ids = Array.from({ length: 1_000 }, () => randomUUID());
    const sources = new Map(ids.map((id, at) => [id, `${'顧客データ'.repeat(20)} ${at}`]));
    const say = sayIn(locale);
    const typed = {
      type: 'other',
      title: '顧'.repeat(120),
      sources: ids.slice(0, 100),
      description: '客'.repeat(2_000),
    };
    const context = { choices: playbook.gaps, sources, today: TODAY, before: null, usual: null };
    const view = formModal(gapForm, GAP_IDS, 'gaps', {
      say,
      context,
      meta: { engagementId: engagement.id, id: randomUUID(), version: 0, step: 1, round: 0, back: null },
      engagementName: '顧'.repeat(100),
      typed,
      above: aboutGap(1, typed, { say, context }),
    });
    expect(lintView(view)).toEqual([]);
    // A hundred chosen ones, each with its name.
    expect(Buffer.byteLength(JSON.stringify(view))).toBeGreaterThan(30_000);
  });
});
