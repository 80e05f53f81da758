import { expect, it } from 'vitest';
import {
  type ClearanceFacts,
  clearanceOf,
  type PassedGate,
} from '../../../src/production/clearance/rules.ts';

const DIGEST = 'a'.repeat(64);
const PASSED: PassedGate = {
  gate: 'performance',
  about: 'v3',
  state: 'approved',
  withConditions: false,
  decidedAt: '2027-03-01T09:00:00Z',
  evidence: 'b'.repeat(64),
  seal: 1,
  changed: null,
  approvals: [{ role: 'business', at: '2027-03-01T09:00:00Z' }],
};
const FACTS: ClearanceFacts = {
  deployment: { model: 'v3', modelDigest: DIGEST, stage: 1, pausedCause: null, endedAt: null },
  engagement: { state: 'active', phase: 4 },
  seal: { version: 1, digest: 'c'.repeat(64), sealedAt: '2027-03-01T09:00:00Z' },
  gates: [PASSED],
  openErrors: [],
};
const ASKED = { model: 'v3', digest: DIGEST };
const ended = Temporal.Instant.from('2027-03-02T09:00:00Z');
const withGate = (changes: Partial<PassedGate>) => ({ gates: [PASSED, { ...PASSED, ...changes }] });
const deployed = (changes: Partial<ClearanceFacts['deployment']>) => ({
  deployment: { ...FACTS.deployment, ...changes },
});

it('[S3.5] is go where nothing speaks against it', () => {
  expect(clearanceOf(FACTS, ASKED).go).toBe(true);
  expect(clearanceOf(FACTS, { ...ASKED, digest: null }).go).toBe(true);
  expect(clearanceOf({ ...FACTS, ...withGate({ state: 'overridden' }) }, ASKED).go).toBe(true);
});

it.each<[string, Partial<ClearanceFacts>, Partial<typeof ASKED>]>([
  ['model', {}, { model: 'v4' }],
  ['digest', {}, { digest: 'd'.repeat(64) }],
  ['digest', deployed({ modelDigest: null }), {}],
  ['at work', deployed({ endedAt: ended }), {}],
  ['engagement', { engagement: { state: 'active', phase: 3 } }, {}],
  ['engagement', { engagement: { state: 'paused', phase: 4 } }, {}],
  ['seal', { seal: null }, {}],
  ['gate', withGate({ state: 'missing' }), {}],
  ['gate', withGate({ state: 'rejected' }), {}],
  ['gate', withGate({ changed: { items: ['The data'] } }), {}],
  ['gate', withGate({ state: 'overridden', changed: { seal: { before: 1, after: 2 }, items: [] } }), {}],
  ['paused', deployed({ pausedCause: 'breach' }), {}],
  ['material errors', { openErrors: ['case-1'] }, {}],
])('[S3.5] is no go by one reason alone: %s', (check, facts, asked) => {
  const { go, reasons } = clearanceOf({ ...FACTS, ...facts }, { ...ASKED, ...asked });
  expect(go).toBe(false);
  expect(reasons.filter(({ ok }) => !ok).map((one) => one.check)).toEqual([check]);
});
