import { randomUUID } from 'node:crypto';
import { input, type Modal, type SlackMessage } from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { page } from '@phasegate/block-kit/fit.ts';
import { textInput } from '@phasegate/block-kit/inputs.ts';
import { validateMessage, validateView } from '@phasegate/block-kit/validate.ts';
import { describe, expect, it } from 'vitest';
import type { Asked } from '../../../src/imports/columns/asked.ts';
import type { TableColumn } from '../../../src/imports/columns/columns.ts';
import type { ImportKind } from '../../../src/imports/kind.ts';
import { changesModal } from '../../../src/imports/screens/changes.ts';
import { columnsModal } from '../../../src/imports/screens/columns.ts';
import { fileModal, optionsModal } from '../../../src/imports/screens/file.ts';
import { importMessage, importModal, staleMessage } from '../../../src/imports/screens/import.ts';
import { problemsModal } from '../../../src/imports/screens/problems.ts';
import type { Import } from '../../../src/imports/store.ts';
import { type Say, sayIn } from '../../../src/texts/say.ts';
import { JAPANESE, lintMessage, lintView } from '../../support/gallery.ts';

const NOW = Temporal.Instant.from('2027-03-01T09:00:00Z');
const HOSTILE = '<!channel> <@U0EVIL> <https://evil.example|here> *bold* &amp;lt;';
const CASES = {
  empty: '',
  usual: 'sources.csv',
  overflow: 'Wörter '.repeat(300),
  hostile: HOSTILE,
  japanese: JAPANESE,
} as const;
type Case = keyof typeof CASES;
const cut = (text: string, max: number) => text.slice(0, max);

const kindOf = (n: number): ImportKind => ({
  kind: `kind${n}`,
  name: 'foundation.imports.name',
  types: ['csv'],
  phases: [1],
  maxBytes: 10 * 1024 * 1024,
  hint: (say) => say.md('foundation.imports.columns', { columns: 'a, b' }),
  read: async () => {
    throw new Error('never read');
  },
  confirm: async () => {},
});
const kinds = (count: number) => Array.from({ length: count }, (_none, n) => kindOf(n));
const kind = kindOf(0);
const questions = [input('model', 'Model', textInput('model'))];

const imported = (one: Case, state: Import['state'], problems: number): Import => ({
  workspaceId: 'T1',
  id: randomUUID(),
  engagementId: randomUUID(),
  kind: state === 'offered' ? null : 'kind0',
  options: {},
  fileName: cut(CASES[one], 255) || 'f.csv',
  fileId: 'F1',
  fileDigest: null,
  userId: 'ULEAD',
  channel: null,
  threadTs: null,
  viewId: 'V1',
  state,
  run: 1,
  plan: [],
  asks: null,
  mapping: null,
  rejected: null,
  problems: Array.from({ length: problems }, (_none, n) => ({
    line: n % 3 ? n : 0,
    column: n % 2 ? 'name' : '',
    key: 'foundation.refusal.name-taken',
    params: { name: CASES[one] },
  })),
  summary: {
    fresh: 1,
    changed: 2,
    unchanged: 3,
    bad: problems,
    isBroken: problems === 1,
    remarks: [{ key: 'imports.notice.encoding', params: {} }],
    told: [{ key: 'foundation.imports.columns', params: { columns: CASES[one] } }],
  },
  createdAt: NOW,
  decidedAt: state === 'imported' || state === 'discarded' ? NOW : null,
  decidedBy: state === 'imported' || state === 'discarded' ? 'ULEAD' : null,
});

const STATES = ['offered', 'reading', 'asking', 'ready', 'refused', 'imported', 'discarded'] as const;
const faults = (one: Case, state: Import['state']) =>
  state === 'refused' ? { empty: 1, usual: 4, overflow: 40, hostile: 40, japanese: 4 }[one] : 0;

/** A file of as many columns as can be chosen from, with as many words as are asked about. */
function columnsOf(say: Say, one: Case): Modal {
  const { columns, words } = {
    empty: { columns: 0, words: 0 },
    usual: { columns: 9, words: 2 },
    overflow: { columns: 60, words: 40 },
    hostile: { columns: 60, words: 40 },
    japanese: { columns: 9, words: 2 },
  }[one];
  const asks: Asked = {
    shape: '0',
    line: 4,
    rows: 20_000,
    columns: Array.from({ length: columns }, (_none, n) => ({
      key: `c${n}`,
      heading: cut(CASES[one], 300) || `c${n}`,
      sample: cut(CASES[one], 60),
      words:
        n === 0 ? Array.from({ length: words }, (_word, nth) => [`${nth} ${cut(CASES[one], 70)}`, 3]) : [],
    })),
    mapping: {
      columns: columns > 0 ? { format: ['c0'], description: ['c1', 'c2'] } : {},
      same: {},
      words: {},
    },
  };
  const choices = Array.from({ length: 19 }, (_none, n) => ({
    key: `k${n}`,
    name: () => cut(CASES[one], 30) || 'x',
  }));
  const field = (name: string, more: Partial<TableColumn> = {}): TableColumn => ({
    field: name,
    heading: name,
    label: () => name,
    ...more,
  });
  return columnsModal(say, {
    engagementId: randomUUID(),
    importId: randomUUID(),
    fileName: cut(CASES[one], 255),
    isSheet: false,
    asks,
    mapping: asks.mapping,
    columns: [
      field('name', { must: true, tells: true }),
      field('description', { between: ' ' }),
      field('format', { must: true, vocabulary: { choices, keyOf: () => undefined, isList: false } }),
      field('retired', { hidden: true }),
      ...Array.from({ length: 9 }, (_none, n) => field(`volume${n}`, { must: true })),
    ],
  });
}

const things = (one: Case) =>
  Array.from({ length: one === 'empty' ? 1 : 25 }, (_none, n) => ({
    name: cut(CASES[one], 200) || 'a',
    lines: [`description: – → ${escape(cut(CASES[one], 200))}`, `volume: ${n} → ${n + 1}`],
  }));

function views(one: Case, say: Say): Record<string, Modal> {
  const at = { engagementId: randomUUID(), importId: randomUUID(), kind };
  return {
    'file, one kind': fileModal(say, { ...at, kinds: kinds(1), questions: [] }),
    'file, many kinds': fileModal(say, { ...at, kinds: kinds(9), questions }),
    options: optionsModal(say, imported(one, 'offered', 0), kind, questions),
    ...Object.fromEntries(
      STATES.map((state) => [state, importModal(say, imported(one, state, faults(one, state)), kind)]),
    ),
    columns: columnsOf(say, one),
    problems: problemsModal(say, imported(one, 'refused', 40), kind, 2),
    changes: changesModal(say, imported(one, 'ready', 0), page(things(one), 1)),
  };
}

const messages = (one: Case, say: Say): Record<string, SlackMessage> => ({
  ...Object.fromEntries(
    STATES.map((state) => [state, importMessage(say, imported(one, state, faults(one, state)), kind, [])]),
  ),
  'offer as one kind': importMessage(say, imported(one, 'offered', 0), undefined, kinds(1)),
  'offer as many kinds': importMessage(say, imported(one, 'offered', 0), undefined, kinds(9)),
  'offer as none any more': importMessage(say, imported(one, 'offered', 0), undefined, []),
  'ready as a kind that is gone': importMessage(say, imported(one, 'ready', 0), undefined, []),
  stale: staleMessage(say, randomUUID()),
});

describe.each(['en', 'de'])('screens in %s', (locale) => {
  const say = sayIn(locale);
  describe.each(Object.keys(CASES) as Case[])('%s', (one) => {
    it.each(Object.entries(views(one, say)))('%s is one that Slack takes', (_name, view) => {
      expect([...validateView(view), ...lintView(view)]).toEqual([]);
      if (one === 'hostile') expect(unescaped(view.blocks)).toEqual([]);
    });
    it.each(Object.entries(messages(one, say)))(
      'the message %s is one that Slack takes',
      (_name, message) => {
        expect([...validateMessage({ ...message }), ...lintMessage({ ...message })]).toEqual([]);
        if (one === 'hostile') expect(unescaped([message.text, message.blocks])).toEqual([]);
      },
    );
  });

  it('a file that may be several things has a button for each, and one for none', () => {
    const { blocks = [] } = importMessage(say, imported('usual', 'offered', 0), undefined, kinds(2));
    const row = blocks.find((block) => block.type === 'actions');
    expect(row?.type === 'actions' && row.elements.map((one) => 'action_id' in one && one.action_id)).toEqual(
      ['imports.file.check.0', 'imports.file.check.1', 'imports.file.discard'],
    );
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
