import { button } from '@phasegate/block-kit/blocks.ts';
import { describe, expect, it } from 'vitest';
import type { PipelineRun } from '../../../../src/foundation/exit/pipeline-store.ts';
import { type ExitNumbers, exitLines } from '../../../../src/foundation/exit/rules.ts';
import { missingModal } from '../../../../src/foundation/exit/screens/missing.ts';
import { pipelineForm } from '../../../../src/foundation/exit/screens/pipeline.ts';
import { acceptForm, riskMessage } from '../../../../src/foundation/exit/screens/risk.ts';
import { IDS } from '../../../../src/foundation/inventory/ids.ts';
import { LINEAGE_IDS } from '../../../../src/foundation/lineage/ids.ts';
import { dryRun } from '../../../../src/foundation/lineage/paste-form.ts';
import { altOf } from '../../../../src/foundation/lineage/picture.ts';
import { connectForm, nodeForm } from '../../../../src/foundation/lineage/screens/forms.ts';
import { lineageModal } from '../../../../src/foundation/lineage/screens/list.ts';
import { pasteForm } from '../../../../src/foundation/lineage/screens/paste.ts';
import type { LineageState, StoredNode } from '../../../../src/foundation/lineage/store.ts';
import { sayIn } from '../../../../src/texts/say.ts';
import { lintMessage, lintView } from '../../../support/gallery.ts';

const ENGAGEMENT = '0198c7d0-0000-7000-8000-000000000001';
const HOSTILE = '<!channel> *bold* `x` <@U1> ``` {name} \u202e';
const at = Temporal.Instant.from('2027-03-01T10:00:00Z');
const id = (n: number) => `0198c7d0-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** So many sources, each into a step of its own, all into one dataset. */
function lineage(count: number, name = (what: string, n: number) => `${what} ${n}`): LineageState {
  const stored = Array.from(
    { length: count },
    (_, i): StoredNode => ({
      workspaceId: 'T1',
      id: id(1_000 + i),
      engagementId: ENGAGEMENT,
      cycle: 1,
      kind: i === 0 ? 'dataset' : 'transformation',
      name: name('node', i),
      nameKey: String(i),
      description: null,
      isFinal: i === 0,
      createdBy: 'U1',
      createdAt: at,
      version: 1,
    }),
  );
  const sources = Array.from({ length: count }, (_, i) => ({
    id: id(i),
    label: name('source', i),
    kind: 'source' as const,
  }));
  return {
    revision: count,
    stored,
    nodes: [
      ...sources,
      ...stored.map((node) => ({
        id: node.id,
        label: node.name,
        kind: node.kind,
        ...(node.isFinal && { final: true }),
      })),
    ],
    edges: sources.slice(0, Math.ceil(count / 2)).map((source) => ({ from: source.id, to: id(1_000) })),
    dropped: sources
      .slice(0, Math.min(8, count))
      .map((one) => ({ id: one.id, name: one.label, to: id(1_000) })),
  };
}

const states: [string, LineageState][] = [
  ['empty', lineage(0)],
  ['usual', lineage(6)],
  ['overflow', lineage(300, () => 'x'.repeat(150))],
  ['hostile', lineage(12, () => HOSTILE)],
];
const engagement = (name: string) => ({ id: ENGAGEMENT, name: name === 'hostile' ? HOSTILE : 'Support' });

/** The ids of all that can be clicked. */
const actionsIn = (shown: unknown): string[] =>
  [...JSON.stringify(shown).matchAll(/"action_id":"([^"]+)"/g)].map(([, one = '']) => one);

const { menu, connect, connectThis, addDataset, addTransformation, paste } = LINEAGE_IDS;
const CHANGES = new Set<string>([menu, connect, connectThis, addDataset, addTransformation, paste, IDS.add]);

/** What is read as text and never as markup. */
const PLAIN = new Set(['alt_text', 'private_metadata', 'initial_value']);

function safe(shown: unknown): void {
  const mrkdwn = JSON.stringify(shown, (key, value) => {
    const isPlain = value && typeof value === 'object' && value.type === 'plain_text';
    return isPlain || PLAIN.has(key) ? '' : value;
  });
  expect(mrkdwn).not.toMatch(/<!channel>|<@U1>/);
}

const NOTHING: ExitNumbers = {
  sources: { total: 0, ready: 0, notReady: null },
  assessed: { total: 0, done: 0, next: null, belowWithoutGap: 0, below: null },
  gaps: { total: 0, blocking: 0, degrading: 0, firstBlocking: null, firstDegrading: null },
  lineage: { begun: false, final: null, orphans: [] },
  pipeline: { kind: 'none' },
};
const much = (one: { id: string; name: string }): ExitNumbers => ({
  sources: { total: 14, ready: 12, notReady: one },
  assessed: { total: 14, done: 10, next: one, belowWithoutGap: 2, below: one },
  gaps: { total: 3, blocking: 2, degrading: 1, firstBlocking: one, firstDegrading: one },
  lineage: { begun: true, final: one.name, orphans: [one, one] },
  pipeline: { kind: 'void', changedAt: at, what: 'source', name: one.name },
});

describe.each(['en', 'de'])('screens of the foundation’s exit and lineage (%s)', (locale) => {
  const say = sayIn(locale);

  it.each(states)('the lineage, %s', (name, state) => {
    for (const shows of ['nodes', 'orphans'] as const)
      for (const page of [1, 2, 99]) {
        const view = lineageModal({
          say,
          engagement: engagement(name),
          lineage: state,
          at: { page, shows },
          works: true,
          notice: 'ok',
        });
        expect(lintView(view)).toEqual([]);
        safe(view);
      }
    expect(altOf(say, name, state).length).toBeLessThanOrEqual(2_000);
  });

  it.each(states)(
    '[X8] [E3] whoever may not change the lineage is offered nothing that changes it, %s',
    (name, state) => {
      for (const shows of ['nodes', 'orphans'] as const) {
        const at = { page: 1, shows };
        const of = { say, engagement: engagement(name), lineage: state, at };
        const offers = (works: boolean) =>
          actionsIn(lineageModal({ ...of, works })).filter((one) => CHANGES.has(one));
        expect(offers(false)).toEqual([]);
        if (name !== 'empty') expect(offers(true)).not.toEqual([]);
      }
      const empty = lineageModal({
        say,
        engagement: engagement(name),
        lineage: { ...lineage(0), nodes: [] },
        at: { page: 1, shows: 'nodes' },
        works: false,
      });
      expect(actionsIn(empty)).toEqual([]);
    },
  );

  it.each(states)('its forms, %s', (_name, state) => {
    const node = { engagementId: ENGAGEMENT, id: id(1), kind: 'dataset' as const, version: 0, back: null };
    const connect = { engagementId: ENGAGEMENT, target: null, source: null, back: null };
    const views = [
      nodeForm(say, state, null, node),
      nodeForm(say, state, state.stored[0] ?? null, node),
      connectForm(say, state, connect),
      connectForm(say, state, { ...connect, target: id(1_000) }),
      connectForm(say, state, { ...connect, source: id(0) }),
    ];
    for (const view of views) {
      expect(lintView(view)).toEqual([]);
      safe(view);
    }
  });

  it.each([
    ['nothing', '# only words'],
    ['usual', 'source 1, source 9 -> clean -> final: out\nsorce 2 -> clean'],
    ['overflow', Array.from({ length: 120 }, (_, i) => `new ${i} -> new ${i + 1}`).join('\n')],
    ['hostile', `"${HOSTILE}" -> "<!here>" -> final: <@U1>`],
  ])('pasted lines, %s', (_name, lines) => {
    const meta = { engagementId: ENGAGEMENT, shown: null, about: null, back: null };
    for (const view of [pasteForm(say, meta, null), pasteForm(say, meta, dryRun(lineage(6), lines))]) {
      expect(lintView(view)).toEqual([]);
      safe(view);
    }
  });

  it('[E8] [F5.2] where nothing is missing it says who does what next, with the button', () => {
    const complete: ExitNumbers = {
      sources: { total: 2, ready: 2, notReady: null },
      assessed: { total: 2, done: 2, next: null, belowWithoutGap: 0, below: null },
      gaps: { total: 0, blocking: 0, degrading: 0, firstBlocking: null, firstDegrading: null },
      lineage: { begun: true, final: 'training set', orphans: [] },
      pipeline: { kind: 'valid', at },
    };
    const next = {
      what: 'ask for the gate',
      on: ['ULEAD'],
      since: null,
      due: null,
      why: 'It ends the phase',
      button: button('Ask', 'gates.request.open', { value: `${ENGAGEMENT} foundation` }),
    };
    const view = missingModal({
      say,
      engagement: engagement('usual'),
      lines: exitLines(complete),
      risks: [],
      next,
    });
    expect(lintView(view)).toEqual([]);
    const shown = JSON.stringify(view.blocks);
    expect(shown).toContain('<@ULEAD>');
    expect(shown).toContain('ask for the gate');
    expect(shown).toContain('"action_id":"gates.request.open"');
    expect(shown).not.toContain('✕');
  });

  it.each(['empty', 'usual', 'overflow', 'hostile'])('what is missing, %s', (name) => {
    const label = name === 'hostile' ? HOSTILE : name === 'overflow' ? 'x'.repeat(300) : 'crm';
    const one = { id: id(1), name: label };
    const nothing = name === 'empty';
    const lines = exitLines(nothing ? NOTHING : much(one));
    const risk = {
      workspaceId: 'T1',
      id: id(7),
      engagementId: ENGAGEMENT,
      cycle: 1,
      kind: 'source' as const,
      subject: id(1),
      name: label,
      causedBy: 'U2',
      at,
      settledAt: null,
      settledBy: null,
      reason: null,
    };
    const run: PipelineRun = {
      workspaceId: 'T1',
      id: id(8),
      engagementId: ENGAGEMENT,
      cycle: 1,
      ranAt: at,
      rowsIn: 1_000_000,
      rowsOut: 990_000,
      passed: 12,
      failed: 0,
      evidenceLink: null,
      evidenceNote: label,
      evidenceFile: null,
      coversAll: true,
      origins: [],
      revision: 1,
      recordedBy: 'U2',
      recordedAt: at,
    };
    const risks = nothing ? [] : Array.from({ length: 8 }, () => risk);
    const views = [
      missingModal({ say, engagement: engagement(name), lines, risks, next: null }),
      acceptForm(say, { ...engagement(name), cycle: 1 }, risks, 500),
      pipelineForm({
        say,
        meta: { engagementId: ENGAGEMENT, id: id(9), revision: 3, root: false },
        now: at,
        origins: nothing ? [] : Array.from({ length: 40 }, () => label),
        last: nothing ? undefined : run,
        noteMax: 1_000,
      }),
    ];
    for (const view of views) {
      expect(lintView(view)).toEqual([]);
      safe(view);
    }
    const messages = [
      riskMessage(say, engagement(name), risk),
      riskMessage(say, engagement(name), { ...risk, settledAt: at, settledBy: 'U3' }),
      riskMessage(say, engagement(name), { ...risk, settledAt: at, settledBy: 'U3', reason: label }),
    ];
    for (const message of messages) {
      expect(lintMessage({ text: message.text, blocks: message.blocks })).toEqual([]);
      safe(message.blocks);
    }
  });
});
