import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { APPROVER_ROLES } from '../../../src/engagement/roles.ts';
import { checksOf, requireChecks } from '../../../src/gates/checks.ts';
import { gates } from '../../../src/gates/room.ts';
import { withAdditions } from '../../../src/gates/rules.ts';
import { loadPlaybook, PlaybookError } from '../../../src/playbook/playbook.ts';
import { rooms } from '../../../src/rooms.ts';
import { attested, playbookWith, toyChecks, toyGate } from '../../support/gates.ts';

const SHIPPED = new URL('../../../manifests/playbook/', import.meta.url);

/** The shipped manifests with another one of gates. */
function withGates(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'gates-'));
  for (const file of readdirSync(SHIPPED))
    writeFileSync(
      join(folder, file),
      file === 'gates.yml' ? text : readFileSync(new URL(file, SHIPPED), 'utf8'),
    );
  return folder;
}

const MADE_UP = `
gates:
  - key: shadow-run
    phase: 3
    exit: true
    name: { en: Shadow run }
    why: { en: "It has to be seen, not told" }
    due_days: 5
    quorum: [{ role: engineering, count: 2 }, { role: legal, count: 1 }]
    items:
      - { key: seen, check: toy.goal, text: { en: Seen for a week }, why: { en: Days differ } }
      - { key: read, attest: legal, text: { en: Read }, why: { en: Contracts differ } }
    tiers:
      high: { quorum: [{ role: business, count: 1 }] }
`;

const fault = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof PlaybookError) return error.message;
    throw error;
  }
  return 'no fault';
};

describe('gates as data', () => {
  it('[G2] ships the gate that ends the foundation, with three roles to approve and what legal attests', () => {
    const [foundation] = loadPlaybook().gates;
    expect(foundation).toMatchObject({
      key: 'foundation',
      phase: 1,
      exit: true,
      quorum: [
        { role: 'data', count: 1 },
        { role: 'business', count: 1 },
        { role: 'legal', count: 1 },
      ],
    });
    expect(foundation?.items.filter((item) => item.attest === 'legal')).toHaveLength(2);
  });

  it('[G2] [P3.4] [B8] ships the gates of phases 2 and 3, each item computed by a room or attested by a role', () => {
    const playbook = loadPlaybook();
    expect(() => requireChecks({ playbook, rooms })).not.toThrow();
    const known = Object.fromEntries(playbook.gates.map((gate) => [gate.key, gate]));
    expect(known.prioritization).toMatchObject({ phase: 2, exit: true, seals: true });
    expect(known.seal_revision).toMatchObject({ phase: 3, until_phase: 5, exit: false, seals: true });
    expect(known.seal_revision?.quorum).toEqual(known.prioritization?.quorum);
    const ends = playbook.gates.filter((gate) => gate.phase === 3 && gate.exit);
    expect(ends.map((gate) => [gate.key, gate.about, gate.seals])).toEqual([
      ['performance', 'model', false],
      ['fairness', 'model', false],
      ['integration', 'model', false],
    ]);
    for (const { key, phase, items } of playbook.gates)
      if (phase > 1)
        expect(
          items.map((one) => one.check),
          key,
        ).toContain('foundation.not_at_risk');
  });

  it('[E6] [G2] a risk tier adds to the shipped gates what legal and engineering attest, and approvers', () => {
    const added = (key: string, tier: 'limited' | 'high') => {
      const gate = loadPlaybook().gates.find((one) => one.key === key);
      if (!gate) throw new Error(`no gate ${key}`);
      const at = withAdditions(gate, { tier });
      return {
        items: at.items.slice(gate.items.length).map((one) => one.attest),
        quorum: at.quorum.slice(gate.quorum.length),
      };
    };
    expect(added('prioritization', 'limited')).toEqual({ items: ['legal'], quorum: [] });
    expect(added('prioritization', 'high')).toEqual({
      items: ['legal', 'engineering'],
      quorum: [{ role: 'data', count: 1 }],
    });
    expect(added('fairness', 'high')).toEqual({ items: [], quorum: [{ role: 'data', count: 1 }] });
    expect(added('integration', 'high')).toEqual({ items: ['engineering'], quorum: [] });
  });

  it('[G2] [B8] a gate about something nobody offers, or that seals where there is no plan, stops the start', () => {
    const start = (gate: Parameters<typeof toyGate>[0]) =>
      fault(() => requireChecks({ playbook: playbookWith(toyGate(gate)), rooms: [toyChecks, gates] }));
    expect(start({ about: 'model' })).toBe('gates.yml: toy: no room offers “model”');
    expect(start({ seals: true })).toBe('gates.yml: toy: no room offers what it seals');
    const offered = { ...toyChecks, subjects: { model: async () => [] }, sealing: async () => null };
    const playbook = playbookWith(toyGate({ about: 'model', seals: true }));
    expect(fault(() => requireChecks({ playbook, rooms: [offered] }))).toBe('no fault');
  });

  it('[G2] a made-up gate is a YAML file and nothing else: its checks exist, so the house would start', () => {
    const playbook = loadPlaybook(withGates(MADE_UP));
    expect(playbook.gates).toMatchObject([
      { key: 'shadow-run', items: [{ check: 'toy.goal' }, { attest: 'legal' }] },
    ]);
    expect(() => requireChecks({ playbook, rooms: [toyChecks, gates] })).not.toThrow();
  });

  it('[G2] an item that no room computes stops the start and is named; a check nobody uses is fine', () => {
    const unknown = toyGate({
      items: [{ ...attested('x'), attest: undefined, check: 'toy.nowhere' }],
      tiers: {
        high: { items: [{ ...attested('y'), attest: undefined, check: 'toy.neither' }], quorum: [] },
      },
    });
    const start = (rooms: Parameters<typeof requireChecks>[0]['rooms'], gate = unknown) =>
      fault(() => requireChecks({ playbook: playbookWith(gate), rooms }));
    expect(start([toyChecks])).toBe(
      'gates.yml: toy.x: no room computes “toy.nowhere”\ngates.yml: toy.y: no room computes “toy.neither”',
    );
    const world = { playbook: playbookWith(unknown), rooms: [toyChecks, gates] };
    expect(fault(() => gates.workers?.({ world } as never))).toContain('toy.nowhere');
    const more = {
      name: 'more',
      checks: { 'toy.unused': toyChecks.checks?.['toy.goal'] },
    } as typeof toyChecks;
    expect(start([toyChecks, more], toyGate())).toBe('no fault');
  });

  it('two rooms cannot claim one check', () => {
    expect(() => checksOf([toyChecks, { ...toyChecks, name: 'other' }])).toThrow('toy.goal');
  });

  it.each([
    ['an item with neither check nor attest', 'check: toy.goal, ', '', 'either check or attest'],
    ['an item with both', 'check: toy.goal,', 'check: toy.goal, attest: legal,', 'either check or attest'],
    ['a role nobody has', 'role: engineering', 'role: wizard', 'quorum'],
    [
      'a role that stands twice',
      'role: legal, count: 1',
      'role: engineering, count: 1',
      'each role stands once',
    ],
    ['two items of one key', 'key: read', 'key: seen', 'item keys must be different'],
    ['a due date of no days', 'due_days: 5', 'due_days: 0', 'due_days'],
    ['a key that cannot stand in an id', 'key: shadow-run', 'key: Shadow run', 'small letters'],
    ['an exit gate of several phases', 'exit: true', 'exit: true\n    until_phase: 4', 'in that phase only'],
    ['one that ends before it begins', 'exit: true', 'exit: false\n    until_phase: 2', 'must not be before'],
    [
      'two that end a phase about different things',
      'gates:\n',
      'gates:\n  - { key: other, phase: 3, exit: true, about: model, name: { en: O }, why: { en: W }, due_days: 1, quorum: [{ role: data, count: 1 }], items: [{ key: x, attest: data, text: { en: X }, why: { en: X } }] }\n',
      'about the same',
    ],
    ['something nobody knows', 'exit: true', 'exit: true\n    colour: red', 'colour'],
  ])('[G2] %s is refused, with file and line', (_, before, after, says) => {
    const text = fault(() => loadPlaybook(withGates(MADE_UP.replace(before, after))));
    expect(text).toMatch(/^gates\.yml:\d+: /);
    expect(text).toContain(says);
  });

  it('knows the same approver roles as engagements do', () => {
    for (const role of APPROVER_ROLES) {
      const text = MADE_UP.replace(
        'role: engineering, count: 2 }, { role: legal, count: 1',
        `role: ${role}, count: 1`,
      );
      expect(fault(() => loadPlaybook(withGates(text)))).toBe('no fault');
    }
  });
});
