import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { APPROVER_ROLES } from '../../../src/engagement/roles.ts';
import { checksOf, requireChecks } from '../../../src/gates/checks.ts';
import { gates } from '../../../src/gates/room.ts';
import { loadPlaybook, PlaybookError } from '../../../src/playbook/playbook.ts';
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
