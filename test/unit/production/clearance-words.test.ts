import { expect, it } from 'vitest';
import type { ClearanceFacts, PassedGate } from '../../../src/production/clearance/rules.ts';
import { notCleared } from '../../../src/production/clearance/words.ts';
import { shippedPlaybook } from '../../support/playbook.ts';

const gate = (key: string, changes: Partial<PassedGate> = {}): PassedGate => ({
  gate: key,
  about: 'v4',
  state: 'approved',
  withConditions: false,
  decidedAt: '2027-03-01T09:00:00Z',
  evidence: null,
  seal: 1,
  changed: null,
  approvals: [],
  ...changes,
});

it('[R2] [S3.5] [H7] what a version lacks to go to work is said in its reader’s language, what it has is not', () => {
  const facts: ClearanceFacts = {
    deployment: { model: 'v4', modelDigest: null, stage: 0, pausedCause: null, endedAt: null },
    engagement: { state: 'active', phase: 3 },
    seal: null,
    gates: [
      gate('performance'),
      gate('fairness', { changed: { items: ['x'] } }),
      gate('integration', { state: 'missing' }),
    ],
    openErrors: ['case-7'],
  };
  const { en, de } = notCleared(facts, shippedPlaybook().gates);
  expect(en.split('; ')).toEqual([
    'the engagement is back in phase 3, so its gates have to be passed again',
    'nothing is sealed',
    'the gate Fairness was decided on what has changed since: ask for it again',
    'the gate Integration has not been decided about it',
    'a material error is open, case case-7',
  ]);
  expect(de).toMatch(
    /zurück in Phase 3.*nichts ist versiegelt.*Gate Fairness beruht.*noch nicht.*schwerer Fehler/,
  );
});
