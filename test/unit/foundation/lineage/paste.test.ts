import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planPaste } from '../../../../src/foundation/lineage/paste-rules.ts';
import { findCycle, type Lineage } from '../../../../src/pictures/graph.ts';

const there: Lineage = {
  nodes: [
    { id: 's1', label: 'CRM Tickets', kind: 'source' },
    { id: 's2', label: 'web, clicks', kind: 'source' },
    { id: 't1', label: 'join', kind: 'transformation' },
    { id: 'd1', label: 'training', kind: 'dataset', final: true },
  ],
  edges: [
    { from: 's1', to: 't1' },
    { from: 't1', to: 'd1' },
  ],
};
const faults = (text: string) => planPaste(there, text).faults.map(({ line, kind }) => `${line} ${kind}`);

describe('[F4.1] pasted lines', () => {
  it('feed a target from several, by names without regard to case; quotes hold commas', () => {
    expect(planPaste(there, 'crm tickets, "web, clicks" -> JOIN')).toEqual({
      nodes: [],
      edges: [{ from: 's2', to: 't1' }],
      final: null,
      faults: [],
    });
  });

  it('make what is new: transformations, or what the prefix says; chains are read along', () => {
    const plan = planPaste(
      there,
      '# how it goes\ncrm tickets -> clean -> dataset: staging -> final: features # v2',
    );
    expect(plan.nodes.map(({ name, kind, unfed }) => [name, kind, unfed])).toEqual([
      ['clean', 'transformation', false],
      ['staging', 'dataset', false],
      ['features', 'dataset', false],
    ]);
    expect(plan.edges).toHaveLength(3);
    expect(plan.final).toBe('new features');
  });

  it('a name told to be a dataset on a later line is one', () => {
    expect(planPaste(there, 'join -> out\ndataset: out').nodes).toMatchObject([{ kind: 'dataset' }]);
  });

  it('marks what is new and fed by nothing, which is likely a typing mistake', () => {
    expect(planPaste(there, 'crm_tickts -> join').nodes).toMatchObject([{ unfed: true }]);
  });

  it.for([
    ['join training', '1 arrow'],
    ['join ->', '1 empty'],
    ['a,, b -> c', '1 empty'],
    ['"a -> b', '1 quote'],
    [`${'x'.repeat(151)} -> join`, '1 long'],
    ['join -> crm tickets', '1 fed-source'],
    ['dataset: join', '1 other-kind'],
    ['join -> dataset: crm tickets', '1 other-kind'],
    ['final: a\n\nfinal: b', '3 two-finals'],
    ['training -> join', '1 cycle'],
    ['a -> a', '1 cycle'],
  ])('refuses %j with its line', ([text = '', fault]) => {
    expect(faults(text)).toEqual([fault]);
  });

  it('names the circle', () => {
    const [fault] = planPaste(there, 'training -> join').faults;
    expect(fault).toMatchObject({
      kind: 'cycle',
      path: expect.stringMatching(/join → training → join|training → join → training/),
    });
  });

  it('names every bad line, and goes on reading', () => {
    expect(faults('x\njoin -> ok\ny')).toEqual(['1 arrow', '3 arrow']);
  });

  it('never makes a circle, never feeds a source, whatever is typed', () => {
    const name = fc.constantFrom(
      'crm tickets',
      'join',
      'training',
      'a',
      'b',
      'dataset: c',
      'final: d',
      '"e, f"',
    );
    const line = fc
      .array(fc.array(name, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 4 })
      .map((steps) => steps.map((step) => step.join(', ')).join(' -> '));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const plan = planPaste(there, lines.join('\n'));
        const nodes = [
          ...there.nodes,
          ...plan.nodes.map(({ key, name: label, kind }) => ({ id: key, label, kind })),
        ];
        const known = new Set(nodes.map((node) => node.id));
        expect(findCycle({ nodes, edges: [...there.edges, ...plan.edges] })).toBeNull();
        expect(plan.edges.every(({ from, to }) => known.has(from) && known.has(to))).toBe(true);
        expect(plan.edges.some(({ to }) => to.startsWith('s'))).toBe(false);
      }),
    );
  });

  it('reads any text without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void planPaste(there, text)),
    );
  });

  it('pasting what is there changes nothing', () => {
    expect(planPaste(there, 'crm tickets -> join -> final: training')).toMatchObject({
      nodes: [],
      edges: [],
    });
  });
});
