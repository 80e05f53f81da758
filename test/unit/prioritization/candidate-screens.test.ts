import { randomUUID } from 'node:crypto';
import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { FormValues } from '@phasegate/block-kit/form-values.ts';
import { validateView } from '@phasegate/block-kit/validate.ts';
import { describe, expect, it } from 'vitest';
import { historyModal, retireModal } from '../../../src/forms/history.ts';
import { listModal } from '../../../src/forms/list.ts';
import { formModal } from '../../../src/forms/screen.ts';
import type { Listed } from '../../../src/prioritization/candidates/list-store.ts';
import { candidateRow, listButtons } from '../../../src/prioritization/candidates/screens/list.ts';
import { rowText } from '../../../src/prioritization/candidates/screens/words.ts';
import { candidateForm } from '../../../src/prioritization/use-case/candidate.ts';
import { CANDIDATE_IDS } from '../../../src/prioritization/use-case/ids.ts';
import { FILTERS } from '../../../src/prioritization/use-case/rules.ts';
import type { HistoryEvent } from '../../../src/record/history.ts';
import { type Say, sayIn } from '../../../src/texts/say.ts';
import { JAPANESE, lintView } from '../../support/gallery.ts';

const NOW = Temporal.Instant.from('2027-03-01T09:00:00Z');
const engagementId = randomUUID();
const sourceIds = Array.from({ length: 50 }, () => randomUUID());

/** What each field holds: nothing, the usual, as much as fits, and what nobody should write. */
const CASES = {
  empty: '',
  usual: 'Invoice coding',
  overflow: 'Wörter '.repeat(1_200),
  japanese: JAPANESE.repeat(3),
  hostile: '<!channel> <@U0EVIL> <https://evil.example|click> ``` @here & *bold* 🏳️‍🌈',
} as const;
type Case = keyof typeof CASES;
const cut = (text: string, max: number) => text.slice(0, max);

const listed = (kind: Case, more: Partial<Listed['candidate']> = {}, rank: number | null = null): Listed => {
  const text = CASES[kind];
  const some = (max: number) => cut(text, max) || null;
  return {
    rank,
    candidate: {
      workspaceId: 'T1',
      id: randomUUID(),
      engagementId,
      name: some(400) ?? 'x',
      nameKey: 'x',
      description: cut(text, 8_000),
      processOwner: some(120),
      startState: some(1_000),
      endState: some(1_000),
      processDocument: kind === 'empty' ? null : 'https://wiki.example/p',
      sources: kind === 'empty' ? [] : sourceIds.slice(0, kind === 'overflow' ? 50 : 2),
      costPerTransaction: kind === 'empty' ? null : '999999999999999.999999',
      volume: kind === 'empty' ? null : '1200',
      volumePeriod: kind === 'empty' ? null : 'week',
      improvementRate: kind === 'empty' ? null : '12.5',
      currency: kind === 'empty' ? null : 'EUR',
      roiYear: kind === 'empty' ? null : '410000.125',
      round: 1,
      dataReadiness: null,
      processClarity: null,
      roiMeasurability: null,
      scopeBoundedness: null,
      priority: null,
      settledBy: null,
      settledAt: null,
      settledRound: null,
      settledNote: null,
      retiredAt: null,
      retiredReason: null,
      chosenIn: null,
      createdBy: 'ULEAD',
      createdAt: NOW,
      updatedAt: NOW,
      version: 1,
      ...more,
    },
  };
};

const many = <One>(kind: Case, make: (n: number) => One): One[] =>
  kind === 'empty' ? [] : Array.from({ length: kind === 'usual' ? 3 : 10 }, (_none, n) => make(n));

function views(kind: Case, say: Say): Record<string, Modal> {
  const text = CASES[kind];
  const name = cut(text, 80) || 'Triage';
  const pages = kind === 'empty' ? { page: 1, pages: 1, total: 0 } : { page: 2, pages: 99, total: 2_133 };
  const list = { search: cut(text, 100), filter: 'all' as const, page: 2 };
  const back = kind === 'empty' ? null : list;
  const id = randomUUID();
  const sources = new Map(sourceIds.map((id) => [id, cut(text, 120) || 'x']));
  const context = { sources, currency: kind === 'usual' ? 'EUR' : null };
  const events = many(kind, (n): HistoryEvent => {
    const { candidate } = listed(kind);
    const fields = Object.fromEntries(candidateForm.names.map((field) => [field, candidate[field]]));
    return {
      seq: n,
      at: NOW,
      actor: n === 2 ? 'system' : 'ULEAD',
      action: `prioritization.candidate.${['add', 'edit', 'retire', 'restore'][n % 4]}`,
      before: n % 4 === 1 ? fields : {},
      after: { ...(n % 4 < 2 && fields), retiredReason: text, version: n },
    };
  });
  const rows = many(kind, (n) =>
    listed(
      kind,
      {
        ...(n < 3 && { priority: 625 }),
        ...(n === 3 && { retiredAt: NOW, retiredReason: text }),
        ...(n === 4 && { processOwner: null, sources: [], roiYear: null, currency: null }),
      },
      n < 3 ? 1 : null,
    ),
  );
  const form = (step: number, version: number) =>
    formModal(candidateForm, CANDIDATE_IDS, 'candidates', {
      say,
      context,
      meta: { engagementId, id, version, step, round: 1, back },
      engagementName: name,
      typed: kind === 'empty' ? {} : { ...listed(kind).candidate },
      ...(kind !== 'empty' && { notice: say('forms.draft'), canStartAfresh: true }),
    });
  return {
    ...Object.fromEntries(
      [1, 2, 3].flatMap((step) => [0, 7].map((version) => [`form ${step} v${version}`, form(step, version)])),
    ),
    list: listModal('candidates', CANDIDATE_IDS, FILTERS, {
      say,
      engagement: { id: engagementId, name },
      list,
      found: pages,
      ...(kind !== 'empty' && {
        counts: say('candidates.list.counts', { total: pages.total, scored: 3, settled: 3 }),
      }),
      buttons: listButtons(say, engagementId, { isEmpty: kind === 'empty', may: () => true }),
      rows: rows.map((row) => candidateRow(say, { toScore: new Set(), may: () => true }, row)),
      empty: say.md('candidates.list.empty', { engagement: name }),
      ...(kind === 'usual' && { notice: say('candidates.done.added') }),
    }),
    history: historyModal(
      { form: candidateForm, texts: 'candidates', ids: CANDIDATE_IDS },
      {
        say,
        context,
        name,
        meta: { engagementId, id, page: 1, back },
        found: { events: events.slice(0, 5), ...pages },
      },
    ),
    retire: retireModal({ texts: 'candidates', ids: CANDIDATE_IDS }, say, cut(text, 400) || 'x', {
      engagementId,
      id,
      page: 1,
      back,
    }),
  };
}

describe.each(['en', 'de'])('screens of use cases in %s', (locale) => {
  const say = sayIn(locale);
  describe.each(Object.keys(CASES) as Case[])('%s', (kind) => {
    it.each(Object.entries(views(kind, say)))('%s is one that Slack takes', (_name, view) => {
      expect([...validateView(view), ...lintView(view)]).toEqual([]);
      if (kind === 'hostile') expect(unescaped(view.blocks)).toEqual([]);
    });
  });
});

/** [X3] mrkdwn in which something that people wrote works as markup. Plain text shows it as it is. */
function unescaped(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(unescaped);
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'string' && /<!channel>|<@U0EVIL>|<https:\/\/evil|&amp;lt;/.test(value)
      ? [value]
      : [];
  }
  if ('type' in value && value.type === 'plain_text') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'initial_value' || key === 'value' ? [] : unescaped(inner),
  );
}

describe('a line of the list', () => {
  const say = sayIn('en-GB');

  it('[P2.4] has place, name and product; [P3.1] the value beside it, and what is missing', () => {
    const one = listed('usual', { name: 'Refunds', priority: 240, processOwner: 'U0OWNER' }, 2);
    expect(rowText(one, say)).toBe(
      '*2.* *Refunds* · product 240 of 625\nowner <@U0OWNER> · €410,000 a year (estimate)',
    );
    const unknown = rowText(listed('empty', { name: 'Refunds' }), say);
    expect(unknown).toContain('*Refunds* · not settled yet');
    expect(unknown).toContain('missing: process owner, start state');
  });

  it('[E5] says what to do where there is nothing yet', () => {
    const view = listModal('candidates', CANDIDATE_IDS, FILTERS, {
      say,
      engagement: { id: engagementId, name: 'Triage' },
      list: { search: '', filter: 'all', page: 1 },
      found: { page: 1, pages: 1, total: 0 },
      buttons: listButtons(say, engagementId, { isEmpty: true, may: () => true }),
      rows: [],
      empty: say.md('candidates.list.empty', { engagement: 'Triage' }),
    });
    expect(JSON.stringify(view.blocks)).toContain('No use cases in Triage yet. Add the processes');
    expect(JSON.stringify(view.blocks)).not.toContain('prioritization.matrix.open');
  });
});

describe('the form', () => {
  it('[X8] reads only what a step holds', () => {
    const values = (fields: Record<string, object>) =>
      FormValues.from(
        Object.fromEntries(Object.entries(fields).map(([name, state]) => [name, { x: state as never }])),
      );
    expect(
      candidateForm.read(
        values({
          name: { type: 'plain_text_input', value: ' Refunds ' },
          ownerUser: { type: 'users_select', selected_user: 'U0OWNER' },
          processOwner: { type: 'plain_text_input', value: 'Jane' },
        }),
      ),
    ).toEqual({ name: 'Refunds', processOwner: 'U0OWNER' });
    expect(
      candidateForm.read(
        values({ sources: { type: 'multi_external_select', selected_options: [{ value: 'a' }] } }),
      ),
    ).toEqual({ sources: ['a'] });
  });
});
