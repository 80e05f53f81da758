import { randomUUID } from 'node:crypto';
import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { FormValues } from '@phasegate/block-kit/form-values.ts';
import { validateView } from '@phasegate/block-kit/validate.ts';
import { describe, expect, it } from 'vitest';
import { historyModal, retireModal } from '../../../src/forms/history.ts';
import { listModal } from '../../../src/forms/list.ts';
import { formModal } from '../../../src/forms/screen.ts';
import { IDS } from '../../../src/foundation/inventory/ids.ts';
import { listButtons, savedModal, sourceRow } from '../../../src/foundation/inventory/screens/list.ts';
import { sourceForm } from '../../../src/foundation/inventory/source.ts';
import type { Source } from '../../../src/foundation/inventory/store.ts';
import { FILTERS } from '../../../src/foundation/rules.ts';
import type { HistoryEvent } from '../../../src/record/history.ts';
import { type Say, sayIn } from '../../../src/texts/say.ts';
import { JAPANESE, lintView } from '../../support/gallery.ts';
import { aSource, playbook } from '../../support/sources.ts';

const { inventory } = playbook;
const context = { inventory, me: 'ULEAD', today: '2027-03-01' };
const NOW = Temporal.Instant.from('2027-03-01T09:00:00Z');
const HOSTILE = '<!channel> <@U0EVIL> <https://evil.example|click> ``` @here & *bold* 🏳️‍🌈';
const engagementId = randomUUID();

/** What each field holds: nothing, the usual, as much as fits, and what nobody should write. */
const CASES = {
  empty: '',
  usual: 'crm_tickets',
  overflow: 'Wörter '.repeat(300),
  japanese: JAPANESE.repeat(3),
  hostile: HOSTILE,
} as const;
type Case = keyof typeof CASES;
const cut = (text: string, max: number) => text.slice(0, max);

const source = (kind: Case, more: Partial<Source> = {}): Source => ({
  ...aSource({
    name: cut(CASES[kind], 120) || 'x',
    system: cut(CASES[kind], 120) || 'x',
    owner: cut(CASES[kind], 120) || 'U0OWNER',
  }),
  extractionPlan: cut(CASES[kind], 2_000) || null,
  personalData: kind === 'empty' ? [] : inventory.personal_data.map((choice) => choice.key),
  workspaceId: 'T1',
  id: randomUUID(),
  engagementId,
  nameKey: 'x',
  retiredAt: null,
  retiredReason: null,
  createdBy: 'ULEAD',
  createdAt: NOW,
  updatedAt: NOW,
  version: 1,
  ...more,
});

const many = <One>(kind: Case, make: (n: number) => One): One[] =>
  kind === 'empty' ? [] : Array.from({ length: kind === 'usual' ? 3 : 10 }, (_none, n) => make(n));
const list = (search: string) => ({ search: cut(search, 100), filter: 'all' as const, page: 2 });
const total = (kind: Case) => (kind === 'empty' ? 0 : 999);

function views(kind: Case, say: Say): Record<string, Modal> {
  const text = CASES[kind];
  const name = cut(text, 80) || 'Triage';
  const engagement = { id: engagementId, name };
  const pages =
    kind === 'empty' ? { page: 1, pages: 1, total: 0 } : { page: 2, pages: 99, total: total(kind) };
  const sources = many(kind, (n) =>
    source(kind, {
      ...(n === 1 && { retiredAt: NOW, retiredReason: text }),
      ...(n === 2 && { existsToday: false, accessible: false }),
      ...(n === 3 && { accessible: false }),
      ...(n === 4 && { format: 'pdf', extractionPlan: null }),
      ...(n === 5 && { checkedBy: null }),
    }),
  );
  const events = many(kind, (n): HistoryEvent => {
    const fields = Object.fromEntries(sourceForm.names.map((field) => [field, source(kind)[field]]));
    const isEdit = n % 2 === 1;
    return {
      seq: n,
      at: NOW,
      actor: n === 2 ? 'system' : 'ULEAD',
      action: isEdit ? 'foundation.source.edit' : 'foundation.source.add',
      before: isEdit ? fields : {},
      after: { ...fields, version: n },
    };
  });
  const meta = { engagementId, id: randomUUID(), page: 1, back: kind === 'empty' ? null : list(text) };
  const form = (step: number, version: number) =>
    formModal(sourceForm, IDS, 'foundation', {
      say,
      context,
      meta: { engagementId, id: meta.id, version, step, round: 1, back: meta.back },
      engagementName: name,
      typed: kind === 'empty' ? {} : { ...source(kind) },
      ...(kind !== 'empty' && { notice: say('forms.draft'), canStartAfresh: true }),
    });
  return {
    ...Object.fromEntries(
      [1, 2, 3].flatMap((step) => [0, 7].map((version) => [`form ${step} v${version}`, form(step, version)])),
    ),
    saved: savedModal(say, engagementId, name, ['access barrier', 'unstructured without extraction plan']),
    list: listModal('foundation', IDS, FILTERS, {
      say,
      engagement,
      list: list(text),
      found: pages,
      buttons: listButtons(say, engagementId, () => true),
      rows: sources.flatMap((one) => sourceRow({ say, inventory, may: () => true }, one)),
      empty: say.md('foundation.list.empty', { engagement: name }),
      ...(kind === 'usual' && { notice: 'Saved' }),
    }),
    history: historyModal(
      { form: sourceForm, texts: 'foundation', ids: IDS },
      { say, context, name, meta, found: { events: events.slice(0, 5), ...pages } },
    ),
    retire: retireModal({ texts: 'foundation', ids: IDS }, say, name, meta),
  };
}

describe.each(['en', 'de'])('screens in %s', (locale) => {
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

describe('the form', () => {
  const typedIn = (fields: Record<string, object>) =>
    FormValues.from(
      Object.fromEntries(
        Object.entries(fields).map(([field, state]) => [field, { it: { type: 'x', ...state } }]),
      ) as never,
    );

  it('[F1.1] the person who is chosen owns it, rather than the name that is typed', () => {
    expect(
      sourceForm.read(typedIn({ owner: { value: 'Sales' }, ownerUser: { selected_user: 'U0OWNER' } })),
    ).toEqual({ owner: 'U0OWNER' });
    expect(
      sourceForm.read(typedIn({ owner: { value: ' Sales ' }, ownerUser: { selected_user: null } })),
    ).toEqual({
      owner: 'Sales',
    });
  });

  it('[F1.1] nothing that is needed is called optional: the owner is chosen in a place that is no input', () => {
    const [form] = sourceForm.steps.map((_, at) =>
      sourceForm.draw(at + 1, {}, { say: sayIn('en'), context, id: 'x' }),
    );
    const chosen = form?.find((block) => block.block_id === 'ownerUser');
    expect(chosen).toMatchObject({ type: 'section', accessory: { type: 'users_select' } });
    expect(
      form?.filter((block) => block.type === 'input' && block.optional).map(({ block_id }) => block_id),
    ).toEqual(['owner']);
  });

  it('[X8] reads what is there and invents nothing', () => {
    expect(sourceForm.read(typedIn({}))).toEqual({});
    expect(
      sourceForm.read(
        typedIn({
          existsToday: { selected_option: { value: 'no' } },
          accessible: { selected_option: null },
          extractionPlan: { value: null },
          personalData: { selected_options: [] },
        }),
      ),
    ).toEqual({ existsToday: false, extractionPlan: null, personalData: [] });
  });

  it('[X8] keeps the ids of its fields from one refusal to the next, and changes them to show other values', () => {
    const ids = (round: number) => {
      const meta = { engagementId, id: randomUUID(), version: 1, step: 1, round, back: null };
      const view = formModal(sourceForm, IDS, 'foundation', {
        say: sayIn('en'),
        context,
        meta,
        engagementName: 'x',
        typed: {},
      });
      return JSON.stringify(
        view.blocks
          .filter((block) => block.type === 'input')
          .map((block) => 'element' in block && block.element),
      );
    };
    expect(ids(0)).toBe(ids(0));
    expect(ids(1)).not.toBe(ids(0));
  });
});
